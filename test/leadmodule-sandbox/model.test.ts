// The model behind the answers: shares, latencies, certain inputs, and that the seed decides everything.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Contact, type EnrichmentType, KNOWN_DOMAINS, LATENCIES } from '../../local/leadmodule/index.js';
import { latencyMs, parseLatency } from '../../local/leadmodule/latency.js';
import { askWaterfall } from '../../local/leadmodule/providers.js';
import { runIdOf } from '../../local/leadmodule/random.js';
import { inProcess, JANE } from './support.js';

const CROWD = 2000;
const crowd = (of: (i: number) => Contact, type: EnrichmentType) =>
  Array.from({ length: CROWD }, (_, i) => askWaterfall(1, of(i), type));
const person = (i: number): Contact => ({
  firstName: `First${i}`,
  lastName: `Last${i}`,
  companyDomain: `c${i % 97}.example`,
});
const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length;

describe('the waterfall', () => {
  test('finds most e-mails, half of the phones, and little where little is known', () => {
    const found = (of: (i: number) => Contact, type: EnrichmentType) =>
      share(crowd(of, type), (o) => o.kind === 'found');
    expect(found(person, 'email')).toBeGreaterThan(0.74);
    expect(found(person, 'email')).toBeLessThan(0.86);
    expect(found(person, 'phone')).toBeGreaterThan(0.42);
    expect(found(person, 'phone')).toBeLessThan(0.56);
    expect(found((i) => ({ firstName: `First${i}` }), 'email')).toBeLessThan(0.25);
  });

  test('ends in errors now and then', () => {
    const outcomes = crowd(person, 'email');
    for (const kind of ['error', 'failed']) {
      expect(share(outcomes, (o) => o.kind === kind)).toBeGreaterThan(0);
      expect(share(outcomes, (o) => o.kind === kind)).toBeLessThan(0.03);
    }
  });

  test('asks several providers, the first most often; surer finds validate better', () => {
    const results = crowd(person, 'email').flatMap((o) => (o.kind === 'found' ? [o.result] : []));
    const by = (provider: string) => results.filter((result) => result.provider === provider).length;
    expect(Math.max(...['findymail', 'hunter', 'dropcontact', 'datagma'].map(by))).toBeLessThan(
      by('prospeo'),
    );
    for (const provider of ['findymail', 'hunter', 'dropcontact']) expect(by(provider)).toBeGreaterThan(20);
    const valid = (sure: boolean) =>
      share(
        results.filter((r) => r.confidence >= 90 === sure),
        (r) => r.validation?.status === 'valid',
      );
    expect(valid(true)).toBeGreaterThan(valid(false));
    expect(new Set(results.map((r) => r.validation?.status))).toEqual(
      new Set(['valid', 'risky', 'unknown', 'invalid']),
    );
  });

  test('all is email and phone of the same person together', () => {
    const email = crowd(person, 'email');
    const phone = crowd(person, 'phone');
    crowd(person, 'all').forEach((outcome, i) => {
      const [e, p] = [email[i], phone[i]];
      const parts =
        outcome.kind === 'found' ? [outcome.result.email, outcome.result.phone] : [undefined, undefined];
      expect(parts).toEqual([
        e?.kind === 'found' ? e.result.email : undefined,
        p?.kind === 'found' ? p.result.phone : undefined,
      ]);
    });
  });

  test('no address and no number of a real person is ever made up', () => {
    for (const outcome of crowd((i) => ({ linkedInUrl: `https://linkedin.com/in/p-${i}` }), 'all')) {
      if (outcome.kind !== 'found') continue;
      expect(outcome.result.email ?? '@mail.example').toMatch(/@mail\.example$/);
      expect(outcome.result.phone ?? '+12125550100').toMatch(/^\+1\d{3}55501\d\d$/);
    }
  });
});

describe('latency', () => {
  const sample = (name: 'fast' | 'slow' | 'demo' | 'const' | 'none') =>
    Array.from({ length: 5000 }, (_, i) => latencyMs(LATENCIES[name], 1, i) / 1000).sort((a, b) => a - b);
  const at = (sorted: readonly number[], quantile: number) => sorted[Math.floor(quantile * sorted.length)];

  test.each([
    ['fast', 15, 0.9, 600],
    ['slow', 90, 1.0, 1800],
  ] as const)('%s is lognormal: median %i s, sigma %f, at most %i s', (name, median, sigma, cap) => {
    const sorted = sample(name);
    const near = (quantile: number, deviations: number) => {
      const ratio = (at(sorted, quantile) ?? 0) / (median * Math.exp(sigma * deviations));
      expect(Math.abs(Math.log(ratio))).toBeLessThan(0.08);
    };
    near(0.5, 0);
    near(0.1587, -1);
    near(0.8413, 1);
    expect(sorted.at(-1)).toBeLessThanOrEqual(cap);
  });

  test('demo lies evenly between 1 and 3 s; const is 5 s; none is at once', () => {
    const demo = sample('demo');
    expect(demo[0]).toBeGreaterThanOrEqual(1);
    expect(demo.at(-1)).toBeLessThanOrEqual(3);
    expect(at(demo, 0.5)).toBeCloseTo(2, 1);
    expect(new Set(sample('const'))).toEqual(new Set([5]));
    expect(new Set(sample('none'))).toEqual(new Set([0]));
  });

  test.each([
    ['1500', { kind: 'const', seconds: 1.5 }],
    ['1000-3000', { kind: 'uniform', fromSeconds: 1, toSeconds: 3 }],
    ['3000-1000', undefined],
    ['-1', undefined],
    ['quick', undefined],
    ['toString', undefined],
  ])('the word %s', (text, latency) => {
    expect(parseLatency(text)).toEqual(latency);
  });
});

describe('certain inputs', () => {
  const ask = (companyDomain: string, enrichmentType: EnrichmentType = 'all') => {
    const { submit, poll, clock } = inProcess({ latency: LATENCIES.fast });
    const { runId } = submit({ ...JANE, companyDomain, enrichmentType }).body;
    clock.advance(600);
    return poll(runId).body;
  };

  test.each([
    ['phone-only.example', 'email', 'not_found', undefined],
    ['phone-only.example', 'phone', 'found', ['phone', 'confidence', 'provider']],
    ['phone-only.example', 'all', 'found', ['phone', 'confidence', 'provider']],
    ['sub.error.example', 'email', 'error', undefined],
    ['https://www.found.example/team', 'email', 'found', ['email', 'confidence', 'provider', 'validation']],
  ] as const)('%s, %s: %s', (companyDomain, type, resultStatus, fields) => {
    const body = ask(companyDomain, type);
    expect(body.resultStatus).toBe(resultStatus);
    expect(body.result ? Object.keys(body.result) : undefined).toEqual(fields);
  });

  test('formula.example and html.example hold what must not be taken for code', () => {
    expect(ask('formula.example').result).toMatchObject({
      email: expect.stringMatching(/^=/),
      phone: expect.stringMatching(/^=/),
    });
    expect(ask('html.example').result?.email).toContain('<img');
  });

  test('long.example holds values of 5,000 characters', () => {
    const { email = '', phone = '', provider = '' } = ask('long.example').result ?? {};
    expect(Math.min(email.length, phone.length, provider.length)).toBeGreaterThanOrEqual(5000);
  });

  test('slow.example takes 5 minutes and stuck.example has no end, whatever the latency', () => {
    const { submit, poll, clock } = inProcess();
    const slow = submit({ companyDomain: 'slow.example' }).body.runId;
    const stuck = submit({ companyDomain: 'stuck.example' }).body.runId;
    clock.advance(299);
    expect(poll(slow).body.status).toBe('pending');
    clock.advance(1);
    expect(poll(slow).body).toMatchObject({ status: 'completed', resultStatus: 'found' });
    clock.advance(30 * 86_400);
    expect(poll(stuck).body.status).toBe('pending');
  });

  test('flaky.example goes wrong the first time only', () => {
    const { submit, poll } = inProcess();
    const body = { firstName: 'Ada', companyDomain: 'flaky.example' };
    expect(poll(submit(body).body.runId).body.resultStatus).toBe('error');
    expect(poll(submit({ ...body, forceRefresh: true }).body.runId).body.resultStatus).toBe('found');
  });

  test('whatever the domain says, the answers keep to the contract', () => {
    for (const companyDomain of Object.keys(KNOWN_DOMAINS))
      for (const type of ['email', 'phone', 'all'] as const)
        expect(ask(companyDomain, type).runId).toBeDefined();
  });
});

describe('the seed', () => {
  const story = fc.array(
    fc.record({
      name: fc.integer({ min: 0, max: 5 }),
      type: fc.constantFrom('email', 'phone', 'all'),
      seconds: fc.integer({ min: 0, max: 40 }),
      force: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  test('same seed, same requests at the same times: same bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), story, (seed, steps) => {
        const tell = () => {
          const { clock, sandbox } = inProcess({ seed, latency: LATENCIES.fast });
          const headers = { authorization: 'Bearer lm_live_x', 'content-type': 'application/json' };
          return steps.flatMap(({ name, type, seconds, force }) => {
            clock.advance(seconds);
            const body = JSON.stringify({ firstName: `N${name}`, enrichmentType: type, forceRefresh: force });
            const submitted = sandbox.handle({ method: 'POST', url: '/api/v1/enrich', headers, body });
            const { runId } = sandbox.books().runs.at(-1) ?? {};
            return [submitted, sandbox.handle({ method: 'GET', url: `/api/v1/enrich/${runId}`, headers })];
          });
        };
        expect(JSON.stringify(tell())).toBe(JSON.stringify(tell()));
      }),
      { numRuns: 50 },
    );
  });

  test('another seed gives other ids, other finds and other times', () => {
    const of = (seed: number) => {
      const { sandbox, submit } = inProcess({ seed, latency: LATENCIES.fast });
      for (let i = 0; i < 40; i += 1) submit(person(i));
      return sandbox.books().runs;
    };
    const [one, two] = [of(1), of(2)];
    expect(one[0]?.runId).not.toBe(two[0]?.runId);
    expect(one.map((run) => run.outcome.kind)).not.toEqual(two.map((run) => run.outcome.kind));
    expect(one.map((run) => run.readyAtMs)).not.toEqual(two.map((run) => run.readyAtMs));
  });

  test('the order of the contacts changes neither finds nor times', () => {
    const of = (order: readonly number[]) => {
      const { sandbox, submit } = inProcess({ latency: LATENCIES.slow });
      for (const i of order) submit(person(i));
      const runs = [...sandbox.books().runs].sort((a, b) =>
        `${a.contact.firstName}`.localeCompare(`${b.contact.firstName}`),
      );
      return runs.map(({ outcome, readyAtMs }) => ({ outcome, readyAtMs }));
    };
    expect(of([1, 2, 3, 4, 5])).toEqual(of([5, 3, 1, 2, 4]));
  });

  test('no two runs have one id', () => {
    const ids = new Set(Array.from({ length: 200_000 }, (_, n) => runIdOf(1, n)));
    expect(ids.size).toBe(200_000);
  });

  test('what a referee expects is what a client gets', () => {
    const { sandbox, submit, poll } = inProcess({ rate: 1000 });
    for (let i = 0; i < 100; i += 1) {
      const expected = sandbox.expected(person(i), 'all');
      const { status, resultStatus, result } = poll(
        submit({ ...person(i), enrichmentType: 'all' }).body.runId,
      ).body;
      expect(status).toBe(expected.kind === 'failed' ? 'failed' : 'completed');
      expect(resultStatus).toBe(expected.kind === 'failed' ? 'error' : expected.kind);
      expect(result).toEqual(expected.kind === 'found' ? expected.result : null);
    }
  });
});
