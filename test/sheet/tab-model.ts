// A tab with rows and columns that know who they are, and what a person may do to them while we write.
// Two tabs live through the same acts, one with our writes and one without: they must agree in the end.
import fc from 'fast-check';
import { type Binding, type Layout, markOf, readLayout } from '../../src/sheet/layout.js';
import { keyOfRow } from '../../src/sheet/locate.js';
import type { Cell, Image } from '../../src/sheet/placement.js';

export interface TabColumn {
  readonly id: string;
  header: string;
}

export interface TabRow {
  readonly id: string;
  /** By column id; a formula is a text that opens with "=". */
  readonly cells: Map<string, Cell>;
}

export const BINDING: Binding = {
  headerRow: 1,
  inputs: { firstName: 'First', lastName: 'Last', companyDomain: 'Domain' },
  outputs: { email: 'Email', confidence: 'Confidence', status: 'Status' },
};
/** Columns of the job by id; the user's own are "note…". */
const OURS = ['First', 'Last', 'Domain', 'Email', 'Confidence', 'Status'];
const MARKS: Readonly<Record<string, string>> = {
  First: markOf.input('firstName'),
  Last: markOf.input('lastName'),
  Domain: markOf.input('companyDomain'),
  Email: markOf.output('email'),
  Confidence: markOf.output('confidence'),
  Status: markOf.output('status'),
};

export const NAMES = ['Ada', 'Bea', 'Cem', 'Dora', 'Ebo', 'Fay', 'Gus', 'Hana'] as const;

export class Tab {
  constructor(
    readonly columns: TabColumn[],
    readonly rows: TabRow[],
    private made = 0,
  ) {}

  copy(): Tab {
    const rows = this.rows.map(({ id, cells }) => ({ id, cells: new Map(cells) }));
    return new Tab(
      this.columns.map((column) => ({ ...column })),
      rows,
      this.made,
    );
  }

  newId(kind: string): string {
    this.made += 1;
    return `${kind} ${this.made}`;
  }

  headers(): string[] {
    return this.columns.map(({ header }) => header);
  }

  layout(): Layout | undefined {
    const marks: Record<string, number> = {};
    this.columns.forEach(({ id }, index) => {
      const mark = MARKS[id];
      if (mark) marks[mark] = index + 1;
    });
    const reading = readLayout(BINDING, marks, this.headers());
    return reading.kind === 'found' ? reading.layout : undefined;
  }

  /** Row numbers count from 2: the header is row 1. */
  at(row: number, column: number): Cell {
    return this.rows[row - 2]?.cells.get(this.columns[column - 1]?.id ?? '') ?? '';
  }

  write(row: number, column: number, value: Cell): void {
    const text = typeof value === 'string' ? value.replace(/^'/, '') : value;
    const cells = this.rows[row - 2]?.cells;
    const id = this.columns[column - 1]?.id;
    if (cells && id !== undefined) cells.set(id, text);
  }

  image(firstRow: number, lastRow: number): Image {
    const rows = this.rows.slice(firstRow - 2, Math.max(firstRow - 2, lastRow - 1));
    const grid = <T>(read: (cell: Cell) => T) =>
      rows.map(({ cells }) => this.columns.map(({ id }) => read(cells.get(id) ?? '')));
    const isFormula = (cell: Cell): cell is string => typeof cell === 'string' && cell.startsWith('=');
    const shown = (cell: Cell) => (isFormula(cell) ? `value of ${cell.slice(1)}` : cell);
    return {
      firstRow,
      firstColumn: 1,
      headers: this.headers(),
      display: grid((cell) => String(shown(cell))),
      values: grid(shown),
      formulas: grid((cell) => (isFormula(cell) ? cell : '')),
    };
  }

  keyOf(row: TabRow): string | undefined {
    const layout = this.layout();
    const cells = this.columns.map(({ id }) => String(row.cells.get(id) ?? ''));
    return layout ? keyOfRow(cells, 1, layout) : undefined;
  }
}

export type Act =
  | { readonly kind: 'sort'; readonly column: number; readonly down: boolean }
  | { readonly kind: 'insert row' | 'delete row' | 'insert column' | 'delete column'; readonly at: number }
  | { readonly kind: 'move column'; readonly from: number; readonly to: number }
  | { readonly kind: 'rename'; readonly at: number; readonly header: string }
  | { readonly kind: 'type'; readonly row: number; readonly column: number };

/** Does one act of a person; the same act does the same to tabs of the same shape. */
export function perform(tab: Tab, act: Act): void {
  const { columns, rows } = tab;
  switch (act.kind) {
    case 'sort': {
      // Sorted by what stands in a column that we do not write, so that both tabs agree on the order.
      const sortable = columns.filter(({ id }) => !['Email', 'Confidence', 'Status'].includes(id));
      const id = sortable[act.column % sortable.length]?.id ?? '';
      const text = (row: TabRow) => String(row.cells.get(id) ?? '');
      rows.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0) * (act.down ? -1 : 1));
      return;
    }
    case 'insert row':
      rows.splice(act.at % (rows.length + 1), 0, { id: tab.newId('row'), cells: new Map() });
      return;
    case 'delete row':
      rows.splice(act.at % Math.max(1, rows.length), 1);
      return;
    case 'insert column':
      columns.splice(act.at % (columns.length + 1), 0, { id: tab.newId('column'), header: '' });
      return;
    case 'delete column': {
      const own = columns.filter(({ id }) => !OURS.includes(id));
      const gone = own[act.at % Math.max(1, own.length)];
      if (gone) columns.splice(columns.indexOf(gone), 1);
      return;
    }
    case 'move column': {
      const [moved] = columns.splice(act.from % columns.length, 1);
      if (moved) columns.splice(act.to % (columns.length + 1), 0, moved);
      return;
    }
    case 'type':
      rows[act.row % rows.length]?.cells.set(columns[act.column % columns.length]?.id ?? '', 'typed');
      return;
    case 'rename': {
      const column = columns[act.at % columns.length];
      if (column) column.header = act.header;
    }
  }
}

const place = fc.nat({ max: 40 });

export const rowActs: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('sort' as const), column: place, down: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('insert row' as const, 'delete row' as const), at: place }),
);
const moveColumn: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('move column' as const),
  from: place,
  to: place,
});

/** A column deleted and another made in the same second look like one that was moved and overwritten: either, or. */
export const newColumns: fc.Arbitrary<Act> = fc.oneof(
  moveColumn,
  fc.record({ kind: fc.constant('insert column' as const), at: place }),
  fc.record({
    kind: fc.constant('rename' as const),
    at: place,
    header: fc.constantFrom('Owner', 'Remark', 'Seen'),
  }),
);
export const fewerColumns: fc.Arbitrary<Act> = fc.oneof(
  moveColumn,
  fc.record({ kind: fc.constant('delete column' as const), at: place }),
);

export const typing: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('type' as const),
  row: place,
  column: place,
});

export interface RowSeed {
  readonly name: number;
  readonly note: number;
  readonly older: number;
}

/** Rows of people (some twice, some without a contact), notes and formulas of the user, some results of last month. */
export function tabOf(seeds: readonly RowSeed[], ownColumns: readonly (readonly [string, number])[]): Tab {
  const columns: TabColumn[] = OURS.map((id) => ({ id, header: id }));
  ownColumns.forEach(([header, at], index) => {
    columns.splice(at % (columns.length + 1), 0, { id: `note ${index}`, header });
  });
  const rows = seeds.map(({ name, note, older }, index): TabRow => {
    const cells = new Map<string, Cell>();
    const person = NAMES[name];
    if (person) {
      cells.set('First', person).set('Last', 'Sample').set('Domain', `${person.toLowerCase()}.example`);
      if (older === 0)
        cells.set('Email', `${person}.old@acme.example`).set('Confidence', 40).set('Status', 'Found');
    } else if (older === 0) cells.set('Email', '=COUNTA(E2:E9)').set('Status', 'subtotal');
    if (person && older === 1) cells.set('Status', '=A1&"!"');
    ownColumns.forEach((_, column) => {
      if (note === 0) return;
      cells.set(
        `note ${column}`,
        note === 1
          ? `=ROW()+${column}+${index}`
          : note === 2
            ? index * 10 + column
            : `note ${index} ${column}`,
      );
    });
    return { id: `person ${index}`, cells };
  });
  return new Tab(columns, rows);
}

/** Tabs whose own columns of the user bear these headers, some of them. */
export function anyTab(...headers: readonly string[]): fc.Arbitrary<Tab> {
  const seed = fc.record({ name: fc.nat({ max: 9 }), note: fc.nat({ max: 5 }), older: fc.nat({ max: 4 }) });
  const own = fc.uniqueArray(fc.tuple(fc.constantFrom(...headers), fc.nat({ max: 9 })), {
    selector: ([header]) => header,
    maxLength: 3,
  });
  return fc
    .tuple(fc.array(seed, { minLength: 2, maxLength: 9 }), own)
    .map(([seeds, ownColumns]) => tabOf(seeds, ownColumns));
}
