// The sentences of the quickstart that can be understood in two ways, each a switch. The first choice is the default.

/** Each reading: the choices a, b, (c) in words. */
export const READINGS = {
  R1: { question: 'A duplicate of a run that is still pending', a: 'joins it', b: 'starts another' },
  R2: { question: 'A cached answer carries', a: 'the whole result', b: 'only the runId', c: 'neither' },
  R3: { question: 'Not-found, error and failed results', a: 'are cached', b: 'are not cached' },
  R4: { question: 'Duplicates are matched', a: 'exactly', b: 'without regard to case and accents' },
  R5: { question: 'A run of type all', a: 'also answers email and phone', b: 'answers only all' },
  R6: { question: 'The cache belongs to', a: 'the key', b: 'the account (all keys of this sandbox)' },
  R7: { question: 'Polls', a: 'count against the limit', b: 'do not' },
  R8: { question: 'The limiter is', a: 'a sliding minute', b: 'a fixed minute', c: 'a bucket of 10' },
  R9: { question: 'Refused requests (4xx)', a: 'count against the limit', b: 'do not' },
  R10: { question: 'The 30 days of the cache run from', a: 'the submit', b: 'the completion' },
  R11: { question: 'Failed runs', a: 'push a webhook', b: 'do not' },
  R12: { question: 'A lookup of type all costs', a: '1 credit', b: '2 credits' },
} as const;

export type ReadingName = keyof typeof READINGS;

/** What stands chosen: one letter a reading. */
export type Readings = { readonly [R in ReadingName]: Exclude<keyof (typeof READINGS)[R], 'question'> };

export const DEFAULT_READINGS: Readings = {
  R1: 'a',
  R2: 'a',
  R3: 'a',
  R4: 'a',
  R5: 'a',
  R6: 'a',
  R7: 'a',
  R8: 'a',
  R9: 'a',
  R10: 'a',
  R11: 'a',
  R12: 'a',
};

/** Takes `R1=b` apart; undefined when there is no such reading or choice. */
export function parseReading(text: string): Partial<Readings> | undefined {
  const [name = '', choice = ''] = text.split('=');
  if (!Object.hasOwn(READINGS, name) || choice === 'question') return undefined;
  return Object.hasOwn(READINGS[name as ReadingName], choice) ? { [name]: choice } : undefined;
}
