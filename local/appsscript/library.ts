// The documents of a host: made, found and copied.

import { parse } from 'csv-parse/sync';
import type { DocumentDirectory, HostedDocument } from './kernel/emulated.js';
import type { ResolvedOptions } from './kernel/options.js';
import { SheetDocument } from './spreadsheet/document.js';
import { writeInputs } from './spreadsheet/edit.js';
import { insertLines } from './spreadsheet/structure.js';
import { rect } from './spreadsheet/values.js';

export interface DocumentOptions {
  readonly name?: string;
  readonly owner?: string;
  /** 'en_US' … */
  readonly locale?: string;
  readonly timeZone?: string;
  /** Rows typed into the first sheet as a person would import them: parsed values, or the text of a CSV file. */
  readonly csvRows?: readonly (readonly string[])[] | string;
}

export class Library implements DocumentDirectory {
  onNew: (document: SheetDocument) => void = () => {};
  private readonly documents = new Map<string, SheetDocument>();

  constructor(private readonly options: ResolvedOptions) {}

  byId(id: string): SheetDocument | undefined {
    return this.documents.get(id);
  }

  create(name: string, owner: string): SheetDocument {
    return this.make({ name, owner });
  }

  copy(document: HostedDocument, name: string, owner: string): SheetDocument {
    if (!(document instanceof SheetDocument)) throw new Error('not a document of this host');
    return this.duplicate(document, name, owner);
  }

  make(options: DocumentOptions): SheetDocument {
    const document = new SheetDocument({
      id: this.nextId(),
      name: options.name ?? 'Untitled spreadsheet',
      owner: options.owner ?? this.options.deployer,
      now: () => this.options.clock.now(),
      metadataFollowsSort: this.options.readings.G5 === 'b',
      ...(options.locale === undefined ? {} : { locale: options.locale }),
      ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    });
    this.add(document);
    const rows =
      typeof options.csvRows === 'string'
        ? (parse(options.csvRows, { relax_column_count: true }) as string[][])
        : options.csvRows;
    if (rows) importRows(document, rows);
    return document;
  }

  duplicate(document: SheetDocument, name: string, owner: string): SheetDocument {
    const copy = document.fork({ id: this.nextId(), name, owner });
    this.add(copy);
    return copy;
  }

  private add(document: SheetDocument): void {
    this.documents.set(document.id, document);
    this.onNew(document);
  }

  /** Looks like Google's 44 characters, and is the same on each run. */
  private nextId(): string {
    return `1Doc${String(this.documents.size + 1).padStart(40, '0')}`;
  }
}

/** File ▸ Import: every text is read as if typed; the grid grows to hold it. */
function importRows(document: SheetDocument, rows: readonly (readonly string[])[]): void {
  const sheet = document.sheets[0];
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!sheet || width === 0) return;
  const moreRows = rows.length - sheet.maxRows;
  const moreColumns = width - sheet.maxColumns;
  if (moreRows > 0) insertLines(document, sheet, 'rows', sheet.maxRows, moreRows, null);
  if (moreColumns > 0) insertLines(document, sheet, 'columns', sheet.maxColumns, moreColumns, null);
  writeInputs(document, sheet, rect(0, 0, rows.length, width), (row, column) => rows[row]?.[column], 'typed');
}
