// The demo against a server on which everything goes wrong: connections that break before and after the request had
// its effect, 5xx, bursts of 429, HTML, truncated JSON. What is judged are its rows and the server's own books.
import { expect, test } from '@jest/globals';
import { type FaultKind, type FaultRule, startServer } from '../../local/leadmodule/index.js';
import { demo } from './run.js';

const rules = (probability: number, ...kinds: FaultKind[]): FaultRule[] =>
  kinds.map((kind) => ({ kind, probability, seconds: 3 }));

/** A broken connection loses the answers of its whole wave and doubles the pause, so few of them make a bad day. */
const BAD_DAY: readonly FaultRule[] = [
  ...rules(0.03, 'drop-before', 'drop-after', '429'),
  ...rules(0.06, '500', '502-after', 'html', 'truncated-json'),
];
/**
 * Faults are drawn by seed and number of the request: with this one each kind comes within the fewest requests there
 * can be, and none at the first, which tests the key.
 */
const SEED = 124;

interface Told {
  readonly rows: readonly Record<string, string>[];
  readonly summary: Record<string, number>;
}

/** Lookups whose effect is unknown wait five seconds here, not the 35 minutes of a real key. */
async function played(faults: readonly FaultRule[]) {
  const server = await startServer({ seed: SEED, rate: 600, latency: { kind: 'const', seconds: 1 }, faults });
  try {
    const api = new URL(server.url).origin;
    const { code, out, err } = await demo('--json', '--api', api, '--doubt', '5', '--rate', '600');
    expect({ code, err }).toMatchObject({ code: 0 });
    return { ...(JSON.parse(out) as Told), ...server.sandbox.books() };
  } finally {
    await server.close();
  }
}

test('a bad day fills the same cells as a good one, and nobody is paid for twice', async () => {
  const good = await played([]);
  const bad = await played(BAD_DAY);
  expect(good.summary['found']).toBeGreaterThan(10);
  const met = new Set(bad.requests.flatMap(({ faults }) => faults));
  expect(BAD_DAY.filter(({ kind }) => !met.has(kind))).toEqual([]);
  expect(bad.rows).toEqual(good.rows);
  const spent = ({ keys }: typeof good) => keys.map(({ creditsSpent }) => creditsSpent);
  expect(spent(good)).toEqual([good.summary['lookups']]);
  expect(spent(bad)).toEqual(spent(good));
  expect(new Set(bad.runs.map(({ contact }) => JSON.stringify(contact))).size).toBe(bad.runs.length);
}, 240_000);
