// Events as they wait in a property: what goes in comes out, short, and nothing else is taken for one.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressOf, decodeEvent, encodeEvent, eventKey } from '../../../src/job/inbox/event.js';
import { readEvent } from '../../../src/leadmodule/response.js';

test('any body that LeadModule may send comes out as it was read, or as "ended, ask how", in 400 bytes', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 400 });
  const bodies = fc.record(
    {
      runId: fc.oneof(fc.uuid(), texts),
      status: fc.constantFrom('completed', 'failed', 'pending', 'odd'),
      resultStatus: fc.constantFrom('found', 'not_found', 'error', 'odd'),
      result: fc.oneof(
        fc.constant(null),
        fc.record(
          { email: texts, phone: texts, confidence: fc.double(), provider: texts },
          { requiredKeys: [] },
        ),
      ),
      creditsUsed: fc.integer({ min: -5, max: 5 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(bodies, fc.nat(), (body, atMs) => {
      const read = readEvent(JSON.stringify(body));
      if (read.kind === 'nothing') return;
      const text = encodeEvent(read, atMs);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
      const event = decodeEvent(eventKey(addressOf('job1-7', 2)), text);
      expect(event).toMatchObject({ lookupId: 'job1-7', attempt: 2, atMs });
      const unsure = { kind: 'unsure', runId: read.runId };
      const kept = read.kind === 'unsure' ? read : { ...read, finding: { ...read.finding, cached: false } };
      expect([kept, unsure]).toContainEqual(event?.outcome);
    }),
  );
});

test.each([
  ['another property', 'webhook', '[1,2,"run"]'],
  ['no attempt', 'in.job1-7', '[1,2,"run",-1]'],
  ['a later format', 'in.job1-7.1', '[2,2,"run",-1]'],
  ['not a list', 'in.job1-7.1', '{"a":1}'],
  ['not JSON', 'in.job1-7.1', 'run'],
])('%s is no event', (_what, key, text) => {
  expect(decodeEvent(key, text)).toBeUndefined();
});
