// Text functions of Sheets: CONCATENATE, LOWER, LEFT, SPLIT, REGEXEXTRACT …

import { enterText } from '../enter.js';
import { CellError, type Scalar } from '../values.js';
import { toNumber, toText, valueError } from './coerce.js';
import {
  asMatrix,
  type Evaluation,
  evaluate,
  lift,
  type SheetFunction,
  toScalar,
  type Value,
} from './evaluate.js';

type TextArguments = {
  text(index: number): string;
  number(index: number, otherwise: number): number;
  given(index: number): boolean;
};

/** Stops a scalar function with an error value; caught in `scalar`. */
class Stop extends Error {
  constructor(readonly error: CellError) {
    super(error.message);
  }
}

/** A function of scalars that ARRAYFORMULA lifts; errors of conversions become its value. */
const scalar =
  (
    name: string,
    least: number,
    most: number,
    apply: (args: TextArguments, on: Evaluation) => Scalar,
  ): SheetFunction =>
  (nodes, on): Value => {
    if (nodes.length < least || nodes.length > most) {
      return new CellError('#N/A', `Wrong number of arguments to ${name}.`);
    }
    return lift(
      nodes.map((node) => evaluate(node, on)),
      on,
      (items) => {
        const read: TextArguments = {
          text: (index) => orStop(toText(items[index] ?? null, on.locale)),
          number: (index, otherwise) =>
            items[index] === undefined ? otherwise : orStop(toNumber(items[index], on.locale)),
          given: (index) => items[index] !== undefined,
        };
        try {
          return apply(read, on);
        } catch (stop) {
          if (stop instanceof Stop) return stop.error;
          throw stop;
        }
      },
    );
  };

function orStop<T>(value: T | CellError): T {
  if (value instanceof CellError) throw new Stop(value);
  return value;
}

const joinAll: SheetFunction = (nodes, on) => {
  let out = '';
  for (const node of nodes) {
    for (const item of asMatrix(evaluate(node, on), true).flat()) {
      const text = toText(item, on.locale);
      if (text instanceof CellError) return text;
      out += text;
    }
  }
  return out;
};

const joinWith =
  (skipFrom: 1 | 2): SheetFunction =>
  (nodes, on) => {
    const [first, ...rest] = nodes;
    if (!first) return new CellError('#N/A', 'Wrong number of arguments.');
    const mark = toText(toScalar(evaluate(first, on), on), on.locale);
    if (mark instanceof CellError) return mark;
    const second = nodes[1];
    const skipBlank = skipFrom === 2 && second !== undefined && toScalar(evaluate(second, on), on) === true;
    const texts: string[] = [];
    for (const node of skipFrom === 2 ? rest.slice(1) : rest) {
      for (const item of asMatrix(evaluate(node, on), true).flat()) {
        const text = toText(item, on.locale);
        if (text instanceof CellError) return text;
        if (!skipBlank || text !== '') texts.push(text);
      }
    }
    return texts.join(mark);
  };

const split: SheetFunction = (nodes, on) => {
  const [whole, marks, each, dropEmpty] = nodes.map((node) => toScalar(evaluate(node, on), on));
  const text = toText(whole ?? null, on.locale);
  const delimiter = toText(marks ?? null, on.locale);
  if (text instanceof CellError) return text;
  if (delimiter instanceof CellError) return delimiter;
  if (text === '' || delimiter === '')
    return valueError('Function SPLIT parameter 1 value should be non-empty.');
  const pieces =
    each === false
      ? text.split(delimiter)
      : text.split(new RegExp(`[${delimiter.replace(/[\]\\^-]/g, '\\$&')}]`, 'u'));
  const kept = dropEmpty === false ? pieces : pieces.filter((piece) => piece !== '');
  return [kept.map((piece) => entered(piece, on))];
};

/** SPLIT and VALUE read their texts as if they were typed. */
function entered(text: string, on: Evaluation): Scalar {
  const read = enterText(text, { locale: on.locale, year: 1900, plainText: false, source: 'typed' });
  return read.kind === 'value' ? read.value : text;
}

/** RE2 in Sheets, ECMAScript here: the common subset, with RE2's leading flags. */
function expression(pattern: string, flags: string): RegExp | CellError {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  try {
    return new RegExp(inline ? pattern.slice(inline[0].length) : pattern, flags + (inline?.[1] ?? ''));
  } catch {
    return new CellError('#REF!', `"${pattern}" is not a valid regular expression.`);
  }
}

const regexExtract: SheetFunction = (nodes, on) => {
  const [subject, pattern] = nodes.map((node) => toText(toScalar(evaluate(node, on), on), on.locale));
  if (subject === undefined || pattern === undefined)
    return new CellError('#N/A', 'Wrong number of arguments to REGEXEXTRACT.');
  if (subject instanceof CellError) return subject;
  if (pattern instanceof CellError) return pattern;
  const compiled = expression(pattern, '');
  if (compiled instanceof CellError) return compiled;
  const match = compiled.exec(subject);
  if (!match)
    return new CellError(
      '#N/A',
      `Function REGEXEXTRACT parameter 2 value "${pattern}" does not match text of parameter 1.`,
    );
  return match.length > 2 ? [match.slice(1).map((group) => group ?? '')] : (match[1] ?? match[0]);
};

const find = (name: string, folded: boolean): SheetFunction =>
  scalar(name, 2, 3, (args) => {
    const [needle, hay] = folded
      ? [args.text(0).toLowerCase(), args.text(1).toLowerCase()]
      : [args.text(0), args.text(1)];
    const at = hay.indexOf(needle, args.number(2, 1) - 1);
    return at < 0
      ? valueError(`In ${name} evaluation, cannot find '${args.text(0)}' within '${args.text(1)}'.`)
      : at + 1;
  });

const properCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[^\p{L}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function substitute(text: string, search: string, replacement: string, occurrence: number): string {
  if (search === '') return text;
  if (occurrence === 0) return text.split(search).join(replacement);
  let at = -1;
  for (let seen = 0; seen < occurrence; seen++) {
    at = text.indexOf(search, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at) + replacement + text.slice(at + search.length);
}

export const textFunctions: Readonly<Record<string, SheetFunction>> = {
  CONCATENATE: joinAll,
  CONCAT: joinAll,
  JOIN: joinWith(1),
  TEXTJOIN: joinWith(2),
  SPLIT: split,
  REGEXEXTRACT: regexExtract,
  REGEXMATCH: scalar('REGEXMATCH', 2, 2, (args) => {
    const compiled = expression(args.text(1), '');
    return compiled instanceof CellError ? compiled : compiled.test(args.text(0));
  }),
  REGEXREPLACE: scalar('REGEXREPLACE', 3, 3, (args) => {
    const compiled = expression(args.text(1), 'g');
    return compiled instanceof CellError ? compiled : args.text(0).replace(compiled, args.text(2));
  }),
  LOWER: scalar('LOWER', 1, 1, (args) => args.text(0).toLowerCase()),
  UPPER: scalar('UPPER', 1, 1, (args) => args.text(0).toUpperCase()),
  PROPER: scalar('PROPER', 1, 1, (args) => properCase(args.text(0))),
  TRIM: scalar('TRIM', 1, 1, (args) => args.text(0).trim().replace(/ +/g, ' ')),
  LEN: scalar('LEN', 1, 1, (args) => args.text(0).length),
  LEFT: scalar('LEFT', 1, 2, (args) => args.text(0).slice(0, Math.max(0, args.number(1, 1)))),
  RIGHT: scalar('RIGHT', 1, 2, (args) => {
    const count = Math.max(0, args.number(1, 1));
    return count === 0 ? '' : args.text(0).slice(-count);
  }),
  MID: scalar('MID', 3, 3, (args) => {
    const start = args.number(1, 1);
    if (start < 1) return new CellError('#NUM!', 'Function MID parameter 2 value should be at least 1.');
    return args.text(0).slice(start - 1, start - 1 + Math.max(0, args.number(2, 0)));
  }),
  SUBSTITUTE: scalar('SUBSTITUTE', 3, 4, (args) =>
    substitute(args.text(0), args.text(1), args.text(2), args.number(3, 0)),
  ),
  EXACT: scalar('EXACT', 2, 2, (args) => args.text(0) === args.text(1)),
  SEARCH: find('SEARCH', true),
  FIND: find('FIND', false),
  VALUE: scalar('VALUE', 1, 1, (args) => args.number(0, 0)),
  T: scalar('T', 1, 1, (args) => (args.given(0) ? args.text(0) : '')),
  HYPERLINK: scalar('HYPERLINK', 1, 2, (args) => (args.given(1) ? args.text(1) : args.text(0))),
};
