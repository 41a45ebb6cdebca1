// Known mistakes, each made in the source on purpose before the bundle is built: the referee must catch every one
// within a few hundred worlds. An edit that no longer fits its file fails loudly.

interface Edit {
  /** Below src/. */
  readonly file: string;
  /** Text that must stand there exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Mutation {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'placement by row number',
    edits: [
      {
        file: 'job/place/place.ts',
        find: '  const { chosen, writes, rectangles } = chooseWrites(image, tab.layout, placeables);',
        put: `  const keys = block.flights.flatMap((flight) => flight.rowHints.map((row) => [row, contactKey(flight.contact)]));
  const { chosen, writes, rectangles } = chooseWrites({ ...image, keys: new Map(keys) }, tab.layout, placeables);`,
      },
      {
        file: 'sheet/placement.ts',
        find: `    const key = keyOfRow(cells, image.firstColumn, layout);
    const placeable`,
        put: `    const key = image.keys.get(row);
    const placeable`,
      },
    ],
  },
  {
    name: 'no write-ahead',
    edits: [
      {
        file: 'job/flight/wave.ts',
        find: '  for (const flight of sending) desk.book.put(flight);\n',
        put: '',
      },
    ],
  },
  {
    name: 'no pace',
    edits: [
      {
        file: 'job/desk/pace.ts',
        find: '  const free = Math.max(0, rate - used);',
        put: '  const free = 1_000;',
      },
    ],
  },
  {
    name: 'no dedupe',
    edits: [
      {
        file: 'job/plan/plan.ts',
        find: `    const rows = rowsOf.get(reading.key);
    if (rows) {`,
        put: `    rowsOf.set(\`\${reading.key} \${row}\`, [row]);
    contactOf.set(\`\${reading.key} \${row}\`, reading.contact);
    const rows = [];
    if (rows) {`,
      },
      {
        file: 'job/flight/twins.ts',
        find: '  if (flight.forced) return false;\n  const key',
        put: '  return false;\n  const key',
      },
    ],
  },
  {
    name: 'flush removed',
    edits: [
      { file: 'platform/grid.ts', find: 'flush: () => SpreadsheetApp.flush(),', put: 'flush: () => {},' },
    ],
  },
  {
    name: 'read-back removed',
    edits: [
      {
        file: 'job/place/place.ts',
        find: 'written.length > 0 ? verify(desk, tab, image, written, chosen) : undefined',
        put: 'written.length > 0 ? allPlaced(written) : undefined',
      },
      {
        file: 'job/place/place.ts',
        find: "import { readImage, verify } from './verify.js';",
        put: "import { allPlaced } from '../../sheet/second-look.js';\nimport { readImage } from './verify.js';",
      },
    ],
  },
  {
    name: 'forceRefresh kept on recovery',
    edits: [
      {
        file: 'job/flight/wave.ts',
        find: 'forceRefresh: flight.forced && !flight.doubted,',
        put: 'forceRefresh: flight.forced,',
      },
    ],
  },
  {
    name: 'payer ignored',
    edits: [
      {
        file: 'job/flight/situation.ts',
        find: 'everyFlight.filter((flight) => flight.payer === payer)',
        put: 'everyFlight',
      },
    ],
  },
  {
    name: '5xx retried as a fresh POST',
    edits: [
      {
        file: 'job/flight/answers.ts',
        find: `    case 'in doubt':
      return { flight: inDoubt(before), job: NONE, failure: true };`,
        put: `    case 'in doubt':
      return { flight: waiting(before), job: NONE, failure: true };`,
      },
    ],
  },
  {
    name: 'answer recorded after the sheet call',
    edits: [
      {
        file: 'job/flight/wave.ts',
        find: `  settleJobs(desk, effects);
  const flights`,
        put: `  settleJobs(desk, effects);
  for (const job of desk.allJobs()) desk.world.grid.shape(job.sheetId);
  const flights`,
      },
    ],
  },
  {
    name: 'inbox event deleted before the ledger has it',
    edits: [
      {
        file: 'job/inbox/inbox.ts',
        find: '      events.push(event);\n',
        put: '      events.push(event);\n      this.letterbox.store.remove(event.key);\n',
      },
    ],
  },
];

/** Makes a mutation's edits in a file of src/ (its text, or unchanged). Throws where one does not fit. */
export function mutated(text: string, file: string, { name, edits }: Mutation): string {
  let result = text;
  for (const edit of edits) {
    if (edit.file !== file) continue;
    const places = result.split(edit.find).length - 1;
    if (places !== 1)
      throw new Error(`mutation "${name}" fits ${places} places of src/${file}; it must fit one`);
    result = result.replace(edit.find, () => edit.put);
  }
  return result;
}
