// The tabs of a document: adding, removing, naming, ordering, duplicating.

import type { SheetDocument } from './document.js';
import { Sheet } from './sheet.js';
import { hasRoom } from './structure.js';

/** Why a tab act is refused; nothing was done. */
export type TabRefusal = 'name exists' | 'last sheet' | 'last visible sheet' | 'too many cells';

/** A free number for a new sheet: the same document makes the same numbers. */
function newSheetId(document: SheetDocument): number {
  for (;;) {
    const mixed = Math.imul(document.takeNumber() + 0x9e3779b9, 0x85ebca6b) >>> 1;
    if (!document.sheetById(mixed)) return mixed;
  }
}

/** `Sheet2`, `Sheet3` …: the first free name. */
function freeName(document: SheetDocument, base = 'Sheet', first = document.sheets.length + 1): string {
  for (let number = first; ; number++) if (!document.sheetByName(base + number)) return base + number;
}

export interface NewSheet {
  readonly name?: string | undefined;
  /** 0-based place among the tabs. */
  readonly index: number;
  readonly rows?: number | undefined;
  readonly columns?: number | undefined;
  readonly template?: Sheet | undefined;
}

export function addSheet(document: SheetDocument, wanted: NewSheet): Sheet | TabRefusal {
  const name = wanted.name ?? freeName(document);
  if (nameTaken(document, name, null)) return 'name exists';
  const sheet = wanted.template
    ? wanted.template.fork(newSheetId(document), name)
    : new Sheet(newSheetId(document), name, wanted.rows, wanted.columns);
  sheet.hidden = false;
  if (!hasRoom(document, null, sheet.maxRows, sheet.maxColumns)) return 'too many cells';
  if (wanted.template)
    sheet.protections = sheet.protections.map((protection) => ({ ...protection, id: document.takeNumber() }));
  document.sheets.splice(Math.max(0, Math.min(wanted.index, document.sheets.length)), 0, sheet);
  document.restructured(null);
  return sheet;
}

/** A copy of a tab right after it, named as Sheets does. It is a new tab: metadata of the sheet is copied too. */
export function duplicateSheet(
  document: SheetDocument,
  source: Sheet,
  index: number,
  name?: string,
): Sheet | TabRefusal {
  const copy = addSheet(document, { name: name ?? copyName(document, source.name), index, template: source });
  if (typeof copy !== 'string') copyMetadata(document, source, document, copy);
  return copy;
}

/** `Copy of Data`, `Copy of Data 1` … */
export function copyName(document: SheetDocument, name: string): string {
  const base = `Copy of ${name}`;
  return document.sheetByName(base) ? freeName(document, `${base} `, 1) : base;
}

/** Developer metadata of a sheet, its rows and columns goes with a copy of the sheet. */
export function copyMetadata(from: SheetDocument, source: Sheet, to: SheetDocument, copy: Sheet): void {
  const copies = from.metadata.flatMap((entry) => {
    const { location } = entry;
    if (location.kind === 'spreadsheet' || location.sheetId !== source.id) return [];
    return [{ ...entry, id: to.takeNumber(), location: { ...location, sheetId: copy.id } }];
  });
  to.metadata = [...to.metadata, ...copies];
}

export function removeSheet(document: SheetDocument, sheet: Sheet): TabRefusal | null {
  if (document.sheets.length === 1) return 'last sheet';
  if (!sheet.hidden && document.sheets.every((other) => other === sheet || other.hidden))
    return 'last visible sheet';
  document.sheets = document.sheets.filter((other) => other !== sheet);
  document.namedRanges = document.namedRanges.filter((range) => range.sheetId !== sheet.id);
  document.metadata = document.metadata.filter(
    ({ location }) => location.kind === 'spreadsheet' || location.sheetId !== sheet.id,
  );
  document.restructured(null);
  return null;
}

export function renameSheet(document: SheetDocument, sheet: Sheet, name: string): TabRefusal | null {
  if (nameTaken(document, name, sheet)) return 'name exists';
  sheet.name = name;
  document.restructured(sheet.id);
  return null;
}

const nameTaken = (document: SheetDocument, name: string, except: Sheet | null): boolean =>
  document.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === name.toLowerCase());

export function setHidden(document: SheetDocument, sheet: Sheet, hidden: boolean): TabRefusal | null {
  if (hidden && document.sheets.every((other) => other === sheet || other.hidden))
    return 'last visible sheet';
  sheet.hidden = hidden;
  document.restructured(sheet.id);
  return null;
}

/** Moves a tab to a 0-based place. */
export function moveSheet(document: SheetDocument, sheet: Sheet, index: number): void {
  const others = document.sheets.filter((other) => other !== sheet);
  others.splice(Math.max(0, Math.min(index, others.length)), 0, sheet);
  document.sheets = others;
  document.restructured(null);
}
