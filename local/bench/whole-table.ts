// The cases of the whole table, around the one asked for.
import type { Case } from './case.js';

export function wholeTable(asked: Case): Case[] {
  const others: Partial<Case>[] = [
    { order: 'fastest finish' },
    { latency: 'slow' },
    { contacts: 20 },
    { lane: 'webhook' },
    { lane: 'minute' },
    { lane: 'minute', latency: 'slow' },
    { lane: 'minute', order: 'fastest finish' },
    { lane: 'minute', jitterSeconds: 0 },
    { lane: 'minute', jitterSeconds: 10 },
    { lane: 'minute', limiter: 'fixed' },
    { lane: 'minute', limiter: 'bucket' },
    { limiter: 'fixed' },
    { limiter: 'bucket' },
  ];
  return [asked, ...others.map((change) => ({ ...asked, ...change }))];
}
