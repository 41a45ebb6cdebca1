// What faults do to an answer that is on its way out.
import { error } from './answers.js';
import type { Fault } from './faults.js';
import { draw } from './random.js';
import type { SandboxAnswer } from './vocabulary.js';

type Answered = Extract<SandboxAnswer, { kind: 'answered' }>;

/** The answer of a server that fails before it does anything; undefined when no fault of this kind struck. */
export function failEarly(faults: readonly Fault[]): SandboxAnswer | undefined {
  for (const { kind } of faults) {
    switch (kind) {
      case 'drop-before':
        return { kind: 'dropped', dropped: 'before', delaySeconds: 0 };
      case '500':
        return error(500, 'internal_error', 'Something went wrong.');
      case '502':
        return error(502, 'bad_gateway', 'The upstream server did not answer.');
      case '503':
        return error(503, 'unavailable', 'Come back later.');
      default:
    }
  }
  return undefined;
}

/** The answer as it arrives. Which field goes missing is drawn from the seed and the number of the request. */
export function damage(
  answer: SandboxAnswer,
  faults: readonly Fault[],
  seed: number,
  request: number,
): SandboxAnswer {
  const pick = draw(seed, 'damage', request);
  return faults.reduce((damaged, fault) => damageOnce(damaged, fault, pick), answer);
}

function damageOnce(answer: SandboxAnswer, fault: Fault, pick: number): SandboxAnswer {
  const seconds = fault.seconds ?? 3;
  if (fault.kind === 'delay') return { ...answer, delaySeconds: answer.delaySeconds + seconds };
  if (answer.kind === 'dropped') return answer;
  switch (fault.kind) {
    case 'drop-after':
      return { kind: 'dropped', dropped: 'after', delaySeconds: answer.delaySeconds };
    case '502-after':
      return {
        ...error(502, 'bad_gateway', 'The upstream server did not answer.'),
        delaySeconds: answer.delaySeconds,
      };
    case 'truncated-json':
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    case 'html':
      return {
        ...answer,
        headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>One moment</title><p>We are checking your browser.</p>',
      };
    case 'wrong-types':
      return rewrite(answer, (fields) => fields.map(([name, value]) => [name, otherType(value)]));
    case 'extra-fields':
      return rewrite(answer, (fields) => [
        ...fields,
        ['requestCost', { unit: 'credit' }],
        ['beta', [1, null]],
      ]);
    case 'missing-fields':
      return rewrite(answer, (fields) => fields.filter((_, i) => i !== Math.floor(pick * fields.length)));
    case 'unknown-status':
      return rewrite(answer, (fields) =>
        fields.map(([name, value]) => [
          name,
          name === 'status' || name === 'resultStatus' ? 'archived' : value,
        ]),
      );
    default:
      return answer;
  }
}

type Fields = [name: string, value: unknown][];

/** Changes the fields of a JSON answer; a body that another fault has already made unreadable stays as it is. */
function rewrite(answer: Answered, change: (fields: Fields) => Fields): Answered {
  try {
    const fields: Fields = Object.entries(JSON.parse(answer.body));
    return { ...answer, body: JSON.stringify(Object.fromEntries(change(fields))) };
  } catch {
    return answer;
  }
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return Number(value);
  return value === null ? 'null' : JSON.stringify(value);
}
