// A person's hands in the sheet: each act is done to the document and to its twin. Where, the dice decide.
import { columnLetters } from '../appsscript/spreadsheet/a1.js';
import { type ActResult, Acts } from '../appsscript/spreadsheet/acts.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { rect } from '../appsscript/spreadsheet/values.js';
import { Chance } from './chance.js';
import { markOf } from './contacts.js';
import { LEDGER, type Stage } from './stage.js';
import type { ActKind } from './story.js';

export const TAB = 'Sheet1';
/** Input headers, and what a person may call them instead so that the next plan still reads the same contacts. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'First name': 'Given name',
  'Last name': 'Surname',
  'Company domain': 'Domain',
  'Full name': 'Contact name',
  Website: 'Company website',
};
const INPUT_HEADERS = Object.entries(OTHER_NAMES).flat();

/** Header texts of the first tab. */
function headersOf(document: SheetDocument, headerRow: number): string[] {
  const sheet = document.sheetByName(TAB);
  return sheet ? (document.displayValues(sheet, rect(headerRow - 1, 0, 1, sheet.maxColumns))[0] ?? []) : [];
}

/** What people have done to columns, which the referee must know to tell whose a column is. */
export class Renames {
  readonly inputs = new Set(INPUT_HEADERS);
  readonly outputs = new Set<string>();
}

interface Place {
  readonly real: Acts;
  readonly twin: Acts;
  readonly chance: Chance;
  readonly headers: readonly string[];
  /** 1-based columns. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Last row with content, 1-based. */
  readonly lastRow: number;
  readonly number: number;
}

type Deed = (acts: Acts) => ActResult;

/** 1-based columns in which the add-on has put a header, or whose header a person renamed since. */
export function outputColumns(real: readonly string[], twin: readonly string[], renames: Renames): number[] {
  return real.flatMap((text, index) => {
    const own = twin[index] ?? '';
    return text !== '' && (own === '' || renames.outputs.has(own)) ? [index + 1] : [];
  });
}

export class Hands {
  readonly renames = new Renames();
  /** Rows typed by hand hold contacts that nobody planned. */
  private typed = 0;

  constructor(private readonly stage: Stage) {}

  /** 'impossible': there is nothing here to do it to, or Sheets forbids it. */
  perform(act: ActKind, person: number, dice: number): 'done' | 'impossible' {
    const session = this.stage.sessions[person] ?? this.stage.sessions[0];
    if (!session) return 'impossible';
    const twinActs = new Acts(this.stage.twin, session.user.email);
    const deed = this.deed(act, this.place(session.acts, twinActs, new Chance(dice, act)));
    if (!deed) return 'impossible';
    if (deed === 'done') return 'done';
    const twin = deed(twinActs);
    const real = deed(session.acts);
    if (twin.kind !== real.kind)
      throw new Error(`${act}: ${JSON.stringify(real)} in the document, ${JSON.stringify(twin)} in its twin`);
    return real.kind === 'done' ? 'done' : 'impossible';
  }

  private place(real: Acts, twin: Acts, chance: Chance): Place {
    const { headerRow } = this.stage.story.sheet;
    const headers = headersOf(this.stage.twin, headerRow);
    const sheet = this.stage.twin.sheetByName(TAB);
    this.typed += 1;
    return {
      real,
      twin,
      chance,
      headers,
      inputs: headers.flatMap((text, index) => (this.renames.inputs.has(text) ? [index + 1] : [])),
      outputs: outputColumns(headersOf(this.stage.document, headerRow), headers, this.renames),
      lastRow: sheet ? this.stage.twin.lastRow(sheet) : 0,
      number: 10_000 + this.typed,
    };
  }

  private deed(act: ActKind, place: Place): Deed | 'done' | undefined {
    const { chance, lastRow, number } = place;
    if (lastRow < 6 && act !== 'restore a version') return undefined;
    const row = chance.int(3, lastRow);
    const oneOf = (columns: readonly number[]): number | undefined =>
      columns.length === 0 ? undefined : columns[chance.int(0, columns.length - 1)];
    switch (act) {
      case 'sort the tab':
        return this.sort(place, 2, lastRow);
      case 'sort a range':
        return this.sort(place, Math.min(row, lastRow - 2), lastRow);
      case 'insert a row': {
        const count = chance.int(1, 3);
        return (acts) => acts.insertRows(TAB, row, count);
      }
      case 'delete a row':
        return (acts) => acts.deleteRows(TAB, row, 1);
      case 'edit an input':
        return this.editInput(place, row);
      case 'edit an output': {
        const column = oneOf(place.outputs);
        if (column === undefined) return undefined;
        const cell = `${columnLetters(column - 1)}${row}`;
        return chance.flip(0.5) ? (acts) => acts.type(TAB, cell, 'checked') : (acts) => acts.clear(TAB, cell);
      }
      case 'insert a column': {
        const before = chance.int(1, place.headers.filter((text) => text !== '').length + 3);
        return (acts) => acts.insertColumns(TAB, before, 1);
      }
      case 'rename an input column':
        return this.renameInput(place, oneOf(place.inputs));
      case 'rename an output column':
        return this.rename(oneOf(place.outputs), `Theirs ${number}`, this.renames.outputs);
      case 'move an input column':
        return this.move(oneOf(place.inputs), chance);
      case 'move an output column':
        return this.move(oneOf(place.outputs), chance);
      case 'delete an input column':
      case 'delete an output column': {
        const column = oneOf(act === 'delete an input column' ? place.inputs : place.outputs);
        return column === undefined ? undefined : (acts) => acts.deleteColumns(TAB, column, 1);
      }
      case 'duplicate the tab':
        return (acts) => acts.duplicateTab(TAB, `Copy ${number}`);
      case 'restore a version':
        return this.restore(place);
      case 'delete the ledger':
        return place.real.deleteTab(LEDGER).kind === 'done' ? 'done' : undefined;
      case 'sort the ledger':
        return this.sortLedger(place);
      default:
        return undefined;
    }
  }

  /** By a column of the user's; sometimes without the result columns, which then stand beside other people. */
  private sort({ chance, headers, outputs }: Place, first: number, last: number): Deed | undefined {
    const own = headers.flatMap((text, index) =>
      text !== '' && !outputs.includes(index + 1) ? [index + 1] : [],
    );
    const by = own[chance.int(0, Math.max(0, own.length - 1))];
    if (by === undefined) return undefined;
    const key = { column: columnLetters(by - 1), ascending: chance.flip(0.5) };
    const leftOut = chance.flip(0.12) ? Math.max(by, ...own) : 26;
    return (acts) => acts.sort(TAB, `A${first}:${columnLetters(leftOut - 1)}${last}`, key);
  }

  private editInput({ chance, inputs, number, headers }: Place, row: number): Deed | undefined {
    const named =
      inputs.find((column) => /last|surname|full|contact name/i.test(headers[column - 1] ?? '')) ?? inputs[0];
    if (named === undefined) return undefined;
    const cell = `${columnLetters(named - 1)}${row}`;
    if (chance.flip(0.2)) return (acts) => acts.clear(TAB, cell);
    const text = /full|contact name/i.test(headers[named - 1] ?? '')
      ? `Nora ${markOf(number)}`
      : markOf(number);
    return (acts) => acts.type(TAB, cell, text);
  }

  private renameInput({ headers }: Place, column: number | undefined): Deed | undefined {
    const name = column === undefined ? undefined : OTHER_NAMES[headers[column - 1] ?? ''];
    return name === undefined ? undefined : this.rename(column, name, this.renames.inputs);
  }

  private rename(column: number | undefined, text: string, names: Set<string>): Deed | undefined {
    if (column === undefined) return undefined;
    names.add(text);
    const cell = `${columnLetters(column - 1)}${this.stage.story.sheet.headerRow}`;
    return (acts) => acts.type(TAB, cell, text);
  }

  private move(column: number | undefined, chance: Chance): Deed | undefined {
    if (column === undefined) return undefined;
    const before = chance.int(1, 20);
    return before === column || before === column + 1
      ? undefined
      : (acts) => acts.moveColumns(TAB, column, 1, before);
  }

  private restore({ chance, real, twin }: Place): Deed | undefined {
    const { versions } = this.stage;
    const version = versions[chance.int(0, Math.max(0, versions.length - 1))];
    return (
      version &&
      ((acts) => (acts === real ? real.restoreVersion(version.real) : twin.restoreVersion(version.twin)))
    );
  }

  private sortLedger({ chance, real }: Place): 'done' | undefined {
    const sheet = this.stage.document.sheetByName(LEDGER);
    const last = sheet ? this.stage.document.lastRow(sheet) : 0;
    if (last < 5) return undefined;
    const key = { column: chance.pick(['C', 'D', 'H']), ascending: chance.flip(0.5) };
    return real.sort(LEDGER, `A3:Q${last}`, key).kind === 'done' ? 'done' : undefined;
  }
}
