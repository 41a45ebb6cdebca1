// The run book: what is written comes back, every page fits a property, and no half-done write loses a lookup.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteLength, decodeFlight, encodeFlight } from '../../../src/job/desk/run-line.js';
import { RunBook } from '../../../src/job/desk/runbook.js';
import type { Flight } from '../../../src/job/desk/vocabulary.js';
import { anyFlight, contactOf, FOUND, flightOf, JANE, NOW } from '../samples.js';

const PROPERTY_BYTES = 9_000;
const fewIds = fc.nat({ max: 40 }).map((n) => `job1-${n}`);

/** Properties after these writes; `second` is left out when the execution dies between the two. */
function written(properties: Record<string, string>, book: RunBook, dies = false): Record<string, string> {
  const { first, second } = book.takeWrites();
  return { ...properties, ...first, ...(dies ? {} : second) };
}

const byId = (book: RunBook) => new Map(book.all().map((flight) => [flight.id, flight]));

/** The largest line that the bounds of contact and answer allow. */
function largest(id: string): Flight {
  const contact = {
    firstName: '明'.repeat(200),
    lastName: '明'.repeat(200),
    companyDomain: '明'.repeat(253),
    linkedInUrl: 'x'.repeat(500),
  };
  const ending = {
    ...FOUND,
    email: '明'.repeat(320),
    phone: '明'.repeat(40),
    provider: '明'.repeat(60),
    validation: '明'.repeat(60),
    why: '明'.repeat(60),
  };
  return flightOf({
    id,
    contact,
    ending,
    state: 'answered',
    runId: 'x'.repeat(128),
    rowHints: Array(8).fill(9e6),
  });
}

describe('a line', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyFlight(fewIds), (flight) => {
        const line = encodeFlight(flight);
        expect(line).not.toContain('\n');
        expect(decodeFlight(line)).toEqual(flight);
      }),
    );
  });

  test('keeps eight row hints', () => {
    const rowHints = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(decodeFlight(encodeFlight(flightOf({ rowHints }))).rowHints).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('byteLength counts what UTF-8 takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(byteLength(text)).toBe(Buffer.byteLength(text, 'utf8'));
      }),
    );
  });
});

describe('the book', () => {
  const act = fc.oneof(
    { weight: 5, arbitrary: anyFlight(fewIds).map((flight) => ({ kind: 'put' as const, flight })) },
    { weight: 2, arbitrary: fewIds.map((id) => ({ kind: 'remove' as const, id })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'save' as const }) },
    { weight: 1, arbitrary: fewIds.map((id) => ({ kind: 'put' as const, flight: largest(id) })) },
  );

  test('whatever is put and removed, what was saved is read again and every page fits a property', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
        const book = new RunBook();
        let properties: Record<string, string> = {};
        for (const one of [...acts, { kind: 'save' as const }]) {
          if (one.kind === 'put') book.put(one.flight);
          else if (one.kind === 'remove') book.remove(one.id);
          else properties = written(properties, book);
        }
        for (const page of Object.values(properties))
          expect(byteLength(page)).toBeLessThanOrEqual(PROPERTY_BYTES);
        expect(byId(new RunBook(properties))).toEqual(byId(book));
        expect(new RunBook(properties).size).toBe(book.size);
      }),
      { numRuns: 60 },
    );
  });

  test('a death between the two writes loses no lookup and takes none back behind what was saved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 29 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 20, max: 30 }),
        (answered, size) => {
          const book = new RunBook();
          for (let n = 0; n < size; n++) book.put(flightOf({ id: `job1-${n}` }));
          const saved = written({}, book);
          for (const n of answered) book.put(largest(`job1-${n}`));
          const after = new RunBook(written(saved, book, true));
          for (const flight of new RunBook(saved).all()) expect(after.get(flight.id)).toBeDefined();
          for (const flight of after.all())
            expect([flightOf({ id: flight.id }), largest(flight.id)]).toContainEqual(flight);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('pages of ordinary lines that all get an answer still fit their properties', () => {
    const book = new RunBook();
    for (let n = 0; n < 300; n++) book.put(flightOf({ id: `job1-${n}`, contact: contactOf(`Nora${n}`) }));
    let properties = written({}, book);
    for (let n = 0; n < 300; n++) {
      book.put(
        flightOf({ id: `job1-${n}`, contact: contactOf(`Nora${n}`), state: 'answered', ending: FOUND }),
      );
      if (n % 20 === 19) properties = written(properties, book);
      for (const page of Object.values(properties))
        expect(byteLength(page)).toBeLessThanOrEqual(PROPERTY_BYTES);
    }
    expect(byId(new RunBook(properties))).toEqual(byId(book));
  });

  test('the second write exists when a page outgrew its property, and empties nothing before the first', () => {
    const book = new RunBook();
    for (let n = 0; n < 20; n++) book.put(flightOf({ id: `job1-${n}` }));
    expect(book.takeWrites().second).toEqual({});
    for (let n = 0; n < 4; n++) book.put(largest(`job1-${n}`));
    const { first, second } = book.takeWrites();
    expect(Object.keys(first).length).toBeGreaterThan(0);
    expect(Object.keys(second)).toEqual(['run.0']);
  });

  test('only what changed is written', () => {
    const book = new RunBook();
    book.put(flightOf());
    expect(Object.keys(book.takeWrites().first)).toEqual(['run.0']);
    expect(book.takeWrites()).toEqual({ first: {}, second: {} });
    expect(new RunBook({ 'run.0': `1\n${encodeFlight(flightOf())}` }).takeWrites()).toEqual({
      first: {},
      second: {},
    });
  });

  test('of two accounts of a lookup the further one counts, and the other is cleaned up', () => {
    const late = flightOf({ state: 'answered', ending: FOUND });
    for (const [a, b] of [
      [flightOf(), late],
      [late, flightOf()],
    ] as const) {
      const properties = { 'run.0': `1\n${encodeFlight(a)}`, 'run.1': `1\n${encodeFlight(b)}` };
      const book = new RunBook(properties);
      expect(book.all()).toEqual([late]);
      const cleaned = written(properties, book);
      expect(new RunBook(cleaned).all()).toEqual([late]);
      expect(Object.values(cleaned).join('').split('"job1-0"').length - 1).toBe(1);
    }
  });

  test('foreign properties are none of its business', () => {
    const properties = { 'job.run.1': 'x', 'in.job1-0.1': 'y', now: '{}' };
    expect(new RunBook(properties).size).toBe(0);
  });

  test('room shrinks with each lookup and never says more than fits', () => {
    const book = new RunBook();
    let room = book.room();
    expect(room).toBeGreaterThan(300);
    for (let n = 0; room > 0; n++) {
      book.put(flightOf({ id: `job1-${n}`, contact: contactOf(`Nora${n}`), runId: '', state: 'sending' }));
      expect(book.room()).toBeLessThanOrEqual(room);
      room = book.room();
    }
    const { first } = book.takeWrites();
    expect(Object.keys(first).length).toBeLessThanOrEqual(14);
  });
});

describe('the stored format (a change here needs a migration)', () => {
  test('a page of format 1', () => {
    const page = [
      '1',
      '["job1-0",2,"job1","payer1",0,3,2,1792567620000,"run-1",1792567650000,3,1,[2,9],3,0,["Jane","Smith","acme.example","https://linkedin.com/in/janesmith"],null]',
      '["job1-1",1,"job1","payer1",2,12,3,1792567620000,"run-2",1792567650000,1,0,[],4,1,["Zoë","","",""],[0,"","jane.smith@acme.example","+14155550123",95,"prospeo","valid",100,1,0,1792567620000]]',
    ].join('\n');
    const flights = [
      flightOf({
        attempt: 2,
        forced: true,
        doubted: true,
        polls: 3,
        polledAtMs: NOW + 30_000,
        unknownRuns: 1,
        rowHints: [2, 9],
        contact: JANE,
      }),
      flightOf({
        id: 'job1-1',
        type: 'all',
        state: 'answered',
        joined: true,
        refill: true,
        runId: 'run-2',
        polls: 1,
        polledAtMs: NOW + 30_000,
        rowHints: [],
        placed: 1,
        lineHint: 4,
        contact: { firstName: 'Zoë', lastName: '', companyDomain: '', linkedInUrl: '' },
        ending: FOUND,
      }),
    ];
    expect(new RunBook({ 'run.0': page }).all()).toEqual(flights);
    const book = new RunBook();
    for (const flight of flights) book.put(flight);
    expect(book.takeWrites().first).toEqual({ 'run.0': page });
  });

  test.each([
    ['sending', 0],
    ['in doubt', 1],
    ['searching', 2],
    ['answered', 3],
    ['queued', 4],
  ] as const)('state %s is %d', (state, code) => {
    expect(JSON.parse(encodeFlight(flightOf({ state })))).toMatchObject({ 6: code });
  });
});
