// Number formats (`#,##0.00`, `yyyy-mm-dd`, `"$"0;[red]-0`) compiled once into tokens.

export type DateUnit =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half'
  | 'elapsed hours'
  | 'elapsed minutes'
  | 'elapsed seconds';

export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** A mark of the format itself (`.` of a date, `%`). */
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'integer' }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'exponent' }
  | { readonly kind: 'general' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date'; readonly unit: DateUnit; readonly width: number };

export interface FormatSection {
  readonly kind: 'number' | 'date' | 'general';
  readonly tokens: readonly FormatToken[];
  readonly accepts: (value: number) => boolean;
  /** True in a section for negative numbers only: the section writes the sign itself. */
  readonly dropsSign: boolean;
  readonly integerLeast: number;
  readonly decimalsLeast: number;
  readonly decimalsMost: number;
  readonly grouped: boolean;
  readonly percent: boolean;
  readonly thousandsScale: number;
  readonly exponent: number | null;
  readonly twelveHours: boolean;
}

export interface CompiledFormat {
  readonly isDate: boolean;
  readonly sections: readonly FormatSection[];
  /** The section for texts, if any. */
  readonly text: FormatSection | null;
}

const compiled = new Map<string, CompiledFormat>();

/** The compiled format; formats are few, so they are kept. */
export function compileFormat(format: string): CompiledFormat {
  const found = compiled.get(format);
  if (found) return found;
  const made = compile(format);
  compiled.set(format, made);
  return made;
}

const isGeneral = (format: string): boolean => /^(general|auto(matic)?|0\.#{15})?$/i.test(format);

function compile(format: string): CompiledFormat {
  if (isGeneral(format)) return { isDate: false, sections: [], text: null };
  const parts = splitSections(format);
  const sections = parts.map((part, index) => compileSection(part, index, parts.length));
  const hasText = (section: FormatSection) => section.tokens.some((token) => token.kind === 'text');
  const text = sections.find(hasText) ?? null;
  const numbers = sections.filter((section, index) => index < 3 && (!hasText(section) || parts.length === 1));
  return { isDate: numbers[0]?.kind === 'date', sections: numbers, text };
}

function splitSections(format: string): string[] {
  const parts: string[] = [''];
  let quoted = false;
  for (let index = 0; index < format.length; index++) {
    const mark = format.charAt(index);
    if (mark === '"') quoted = !quoted;
    if (mark === ';' && !quoted) parts.push('');
    else {
      parts[parts.length - 1] += mark;
      if (mark === '\\') parts[parts.length - 1] += format.charAt(++index);
    }
  }
  return parts;
}

type RawToken =
  | FormatToken
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'minutes or months'; readonly width: number };

const LEX =
  /"([^"]*)"|\\(.)|_(.)|\*(.)|\[(h+|m+|s+)\]|\[([^\]]*)\]|(general)|(am\/pm|a\/p)|(y+|d+|h+|s+|m+)|(\.0+(?=$|[^0#]))|([0#?,]*[0#?][0#?,]*(?:\.[0#?]*,*)?|\.[0#?]+)|([eE][+-]0+)|([\s\S])/giy;

function compileSection(part: string, index: number, count: number): FormatSection {
  const raw: RawToken[] = [];
  let condition: ((value: number) => boolean) | null = null;
  let seenSeconds = false;
  LEX.lastIndex = 0;
  for (let match = LEX.exec(part); match; match = LEX.exec(part)) {
    const [
      whole,
      quoted,
      escaped,
      space,
      ,
      elapsed,
      bracket,
      general,
      half,
      unit,
      fraction,
      digits,
      exponent,
    ] = match;
    if (quoted !== undefined) raw.push({ kind: 'literal', text: quoted });
    else if (escaped !== undefined) raw.push({ kind: 'literal', text: escaped });
    else if (space !== undefined) raw.push({ kind: 'literal', text: ' ' });
    else if (elapsed !== undefined)
      raw.push({ kind: 'date', unit: elapsedUnit(elapsed), width: elapsed.length });
    else if (bracket !== undefined) {
      condition = conditionOf(bracket) ?? condition;
      const money = /^\$([^-]*)/.exec(bracket);
      if (money?.[1]) raw.push({ kind: 'literal', text: money[1] });
    } else if (general !== undefined) raw.push({ kind: 'general' });
    else if (half !== undefined) raw.push({ kind: 'date', unit: 'half', width: half.length === 3 ? 1 : 2 });
    else if (unit !== undefined) {
      raw.push(unitToken(unit));
      seenSeconds ||= /^s/i.test(unit);
    } else if (fraction !== undefined && seenSeconds)
      raw.push({ kind: 'date', unit: 'fraction', width: fraction.length - 1 });
    else if (fraction !== undefined || digits !== undefined)
      raw.push({ kind: 'digits', text: fraction ?? digits ?? '' });
    else if (exponent !== undefined) raw.push({ kind: 'exponent' });
    else if (whole === '@') raw.push({ kind: 'text' });
    else if (whole !== '*' && whole !== '') raw.push({ kind: 'symbol', text: whole });
  }
  return buildSection(
    part,
    raw,
    condition ?? defaultCondition(index, count),
    condition === null && index === 1,
  );
}

function defaultCondition(index: number, count: number): (value: number) => boolean {
  if (count === 1) return () => true;
  if (index === 0) return count === 2 ? (value) => value >= 0 : (value) => value > 0;
  return index === 1 ? (value) => value < 0 : () => true;
}

function conditionOf(bracket: string): ((value: number) => boolean) | null {
  const match = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(bracket);
  if (!match) return null;
  const limit = Number(match[2]);
  switch (match[1]) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '<>':
      return (value) => value !== limit;
    default:
      return (value) => value === limit;
  }
}

const elapsedUnit = (text: string): DateUnit =>
  /^h/i.test(text) ? 'elapsed hours' : /^m/i.test(text) ? 'elapsed minutes' : 'elapsed seconds';

function unitToken(text: string): RawToken {
  const width = text.length;
  switch (text.charAt(0).toLowerCase()) {
    case 'y':
      return { kind: 'date', unit: 'year', width };
    case 'd':
      return { kind: 'date', unit: 'day', width };
    case 'h':
      return { kind: 'date', unit: 'hour', width: Math.min(width, 2) };
    case 's':
      return { kind: 'date', unit: 'second', width: Math.min(width, 2) };
    default:
      return { kind: 'minutes or months', width };
  }
}

/** `m` means minutes beside hours or seconds, months elsewhere. */
function resolveMinutes(raw: readonly RawToken[]): (FormatToken | { kind: 'digits'; text: string })[] {
  const unitAt = (index: number, step: number): DateUnit | null => {
    for (let at = index + step; at >= 0 && at < raw.length; at += step) {
      const token = raw[at];
      if (token?.kind === 'date') return token.unit;
      if (token?.kind === 'minutes or months') return null;
    }
    return null;
  };
  return raw.map((token, index) => {
    if (token.kind !== 'minutes or months') return token;
    const before = unitAt(index, -1);
    const after = unitAt(index, 1);
    const minutes = before === 'hour' || before === 'elapsed hours' || after === 'second';
    if (minutes && token.width <= 2) return { kind: 'date', unit: 'minute', width: token.width };
    return { kind: 'date', unit: 'month', width: token.width };
  });
}

function buildSection(
  part: string,
  raw: readonly RawToken[],
  accepts: (value: number) => boolean,
  dropsSign: boolean,
): FormatSection {
  const tokens: FormatToken[] = [];
  const shape = { integerLeast: 0, decimalsLeast: 0, decimalsMost: 0, grouped: false, thousandsScale: 0 };
  let digitsSeen = false;
  for (const token of resolveMinutes(raw)) {
    if (token.kind !== 'digits') tokens.push(token);
    else if (!digitsSeen) {
      digitsSeen = true;
      const [integer = '', decimals = ''] = token.text.split('.');
      const trailing = /,*$/.exec(integer)?.[0].length ?? 0;
      const body = integer.slice(0, integer.length - trailing);
      shape.thousandsScale = trailing + (/,*$/.exec(decimals)?.[0].length ?? 0);
      shape.grouped = body.includes(',');
      shape.integerLeast = (body.match(/0/g) ?? []).length;
      shape.decimalsLeast = (decimals.match(/0/g) ?? []).length;
      shape.decimalsMost = (decimals.match(/[0#?]/g) ?? []).length;
      tokens.push({ kind: 'integer' }, { kind: 'fraction' });
    }
  }
  const isDate = tokens.some((token) => token.kind === 'date');
  const isNumber = digitsSeen || !tokens.some((token) => token.kind === 'general' || token.kind === 'text');
  const exponent = /[eE][+-](0+)/.exec(part);
  return {
    kind: isDate ? 'date' : isNumber ? 'number' : 'general',
    tokens,
    accepts,
    dropsSign,
    ...shape,
    percent: tokens.some((token) => token.kind === 'symbol' && token.text === '%'),
    exponent: exponent?.[1]?.length ?? null,
    twelveHours: tokens.some((token) => token.kind === 'date' && token.unit === 'half'),
  };
}
