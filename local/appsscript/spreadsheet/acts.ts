// What people do to a document by hand: it applies at once and may come between any two service calls of a script.
// Places are A1 notations on a named tab; a refused act says why and changes nothing.

import { parseA1, resolveRange } from './a1.js';
import { type ActResult, type ChangeType, changed, refused, type TabName } from './acts-base.js';
import { ActsOnCells } from './acts-cells.js';
import type { Version } from './document.js';
import { applyFilter, removeFilter } from './filter.js';
import type { Axis } from './relocate.js';
import type { FilterCriterion } from './sheet.js';
import { deleteLines, hasRoom, insertLines, moveLines } from './structure.js';
import { addSheet, duplicateSheet, moveSheet, removeSheet, renameSheet, setHidden } from './tabs.js';
import { restoreVersion, takeVersion } from './versions.js';

export type { ActResult, Performed, TabName } from './acts-base.js';

/** One person's hands on one document: `new Acts(document, 'ann@example.com').type('Sheet1', 'A2', 'Jane')`. */
export class Acts extends ActsOnCells {
  /** Inserts rows above a row (1-based); they take its formats. */
  insertRows(tab: TabName, before: number, count = 1): ActResult {
    return this.insert(tab, 'rows', before, count, 'INSERT_ROW');
  }

  insertColumns(tab: TabName, before: number, count = 1): ActResult {
    return this.insert(tab, 'columns', before, count, 'INSERT_COLUMN');
  }

  private insert(tab: TabName, axis: Axis, before: number, count: number, type: ChangeType): ActResult {
    return this.onLines(tab, axis, before, 1, type, (sheet) => {
      const [rows, columns] = axis === 'rows' ? [count, 0] : [0, count];
      if (!hasRoom(this.document, sheet, sheet.maxRows + rows, sheet.maxColumns + columns))
        return 'too many cells';
      insertLines(this.document, sheet, axis, before - 1, count, before - 1 + count);
      return undefined;
    });
  }

  deleteRows(tab: TabName, first: number, count = 1): ActResult {
    return this.remove(tab, 'rows', first, count, 'REMOVE_ROW');
  }

  deleteColumns(tab: TabName, first: number, count = 1): ActResult {
    return this.remove(tab, 'columns', first, count, 'REMOVE_COLUMN');
  }

  private remove(tab: TabName, axis: Axis, first: number, count: number, type: ChangeType): ActResult {
    return this.onLines(tab, axis, first, count, type, (sheet) => {
      if (count === (axis === 'rows' ? sheet.maxRows : sheet.maxColumns)) return 'out of bounds';
      deleteLines(this.document, sheet, axis, first - 1, count);
      return undefined;
    });
  }

  /** Drags rows to before another row (1-based; one past the last: to the end). */
  moveRows(tab: TabName, first: number, count: number, before: number): ActResult {
    return this.drag(tab, 'rows', first, count, before);
  }

  moveColumns(tab: TabName, first: number, count: number, before: number): ActResult {
    return this.drag(tab, 'columns', first, count, before);
  }

  private drag(tab: TabName, axis: Axis, first: number, count: number, before: number): ActResult {
    return this.onLines(tab, axis, first, count, 'OTHER', (sheet) => {
      const length = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
      if (before < 1 || before > length + 1) return 'out of bounds';
      moveLines(this.document, sheet, axis, first - 1, count, before - 1);
      return undefined;
    });
  }

  hideRows(tab: TabName, first: number, count = 1, hidden = true): ActResult {
    return this.hide(tab, 'rows', first, count, hidden);
  }

  hideColumns(tab: TabName, first: number, count = 1, hidden = true): ActResult {
    return this.hide(tab, 'columns', first, count, hidden);
  }

  private hide(tab: TabName, axis: Axis, first: number, count: number, hidden: boolean): ActResult {
    return this.onLines(tab, axis, first, count, 'OTHER', (sheet) => {
      sheet[axis].set(first - 1, count, { hidden });
      this.document.changes.emit({ kind: 'structure', sheetId: sheet.id });
      return undefined;
    });
  }

  freezeRows(tab: TabName, count: number): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => {
      if (count >= sheet.maxRows) return 'out of bounds';
      sheet.frozenRows = count;
      this.document.changes.emit({ kind: 'structure', sheetId: sheet.id });
      return undefined;
    });
  }

  /** Puts a filter over a range with criteria by column letter; it replaces the tab's filter. */
  setFilter(
    tab: TabName,
    notation: string,
    criteria: Readonly<Record<string, Partial<FilterCriterion>>> = {},
  ): ActResult {
    const columns = new Map<number, FilterCriterion>();
    for (const [letter, criterion] of Object.entries(criteria)) {
      const column = parseA1(`${letter}:${letter}`)?.startColumn;
      if (typeof column !== 'number') return refused('no such place');
      columns.set(column, { hiddenValues: [], visibleValues: [], condition: null, ...criterion });
    }
    return this.on(tab, notation, 'OTHER', (sheet, area) => {
      removeFilter(this.document, sheet);
      sheet.filter = { area, criteria: columns };
      applyFilter(this.document, sheet);
      this.document.restructured(sheet.id);
      return undefined;
    });
  }

  removeFilter(tab: TabName): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => void removeFilter(this.document, sheet));
  }

  /** Protects a range (null: the tab) for the document's owner, this person and the people named. */
  protect(tab: TabName, notation: string | null, editors: readonly string[] = []): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => {
      const written = notation === null ? null : parseA1(notation);
      if (notation !== null && !written) return 'no such place';
      const rule = {
        id: this.document.takeNumber(),
        area: written && resolveRange(written, sheet.maxRows, sheet.maxColumns),
        namedRange: null,
        description: '',
        warningOnly: false,
        editors: [...new Set([this.document.owner, this.email, ...editors])],
        unprotected: [],
        domainEdit: false,
      };
      sheet.protections = [...sheet.protections, rule];
      this.document.restructured(sheet.id);
      return undefined;
    });
  }

  addTab(name?: string): ActResult {
    const made = addSheet(this.document, { name, index: this.document.sheets.length });
    return typeof made === 'string' ? refused(made) : this.done(changed('INSERT_GRID'));
  }

  renameTab(tab: TabName, name: string): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => renameSheet(this.document, sheet, name));
  }

  duplicateTab(tab: TabName, name?: string): ActResult {
    return this.onTab(tab, 'INSERT_GRID', (sheet) => {
      const made = duplicateSheet(this.document, sheet, this.document.sheets.indexOf(sheet) + 1, name);
      return typeof made === 'string' ? made : undefined;
    });
  }

  deleteTab(tab: TabName): ActResult {
    return this.onTab(tab, 'REMOVE_GRID', (sheet) => removeSheet(this.document, sheet));
  }

  hideTab(tab: TabName, hidden = true): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => setHidden(this.document, sheet, hidden));
  }

  /** Drags a tab to a place, 1-based. */
  moveTab(tab: TabName, position: number): ActResult {
    return this.onTab(tab, 'OTHER', (sheet) => void moveSheet(this.document, sheet, position - 1));
  }

  /** File ▸ Version history ▸ Name current version. */
  nameVersion(label: string): Version {
    return takeVersion(this.document, label);
  }

  /** File ▸ Version history ▸ Restore. What is replaced becomes a version of its own, as in Sheets. */
  restoreVersion(version: Version): ActResult {
    restoreVersion(this.document, version);
    return this.done(changed('OTHER'));
  }
}
