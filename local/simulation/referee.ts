// The referee: reads the sheet, LeadModule's books and what people did, and nothing of the add-on. Identities come
// from marks in the invented names (contacts.ts), the user's own cells from the twin document.

import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import type { Sheet } from '../appsscript/spreadsheet/sheet.js';
import { rect } from '../appsscript/spreadsheet/values.js';
import type { RunEntry } from '../leadmodule/index.js';
import { identityOf, identityOfEmail, mayBeOf } from './contacts.js';
import type { Renames } from './headers.js';
import type { Stage } from './stage.js';

export type Rule =
  | 'misplaced'
  | 'foreignCells'
  | 'lost'
  | 'doubleCharged'
  | 'overRate'
  | 'unfinished'
  | 'leaks';

export interface Finding {
  readonly rule: Rule;
  readonly what: string;
  readonly atMs: number;
}

/** One row of a tab, the document's beside its twin's. */
export interface RowSeen {
  readonly row: number;
  readonly identity: string | undefined;
  /** What the user wrote in this row. */
  readonly own: readonly string[];
  /** Texts of the result columns, by header. */
  readonly results: ReadonlyMap<string, string>;
}

export interface TabSeen {
  readonly name: string;
  readonly rows: readonly RowSeen[];
  /** Cells of the user's that differ from the twin's: `B7: "x" instead of "y"`. */
  readonly changed: readonly { readonly cell: string; readonly now: string; readonly was: string }[];
  readonly formulas: readonly string[];
}

const OUR_HEADERS =
  /^(Email|Email status|Score|Confidence|Provider|Phone|Looked up at|Status|LeadModule .+)$/;

function textsOf(document: SheetDocument, sheet: Sheet, rows: number, columns: number): string[][] {
  const height = Math.min(rows, sheet.maxRows);
  const width = Math.min(columns, sheet.maxColumns);
  return height === 0 || width === 0 ? [] : document.displayValues(sheet, rect(0, 0, height, width));
}

/** One tab of the document against the same tab of the twin. */
function seeTab(stage: Stage, renames: Renames, real: Sheet, twin: Sheet): TabSeen {
  const rows = Math.max(stage.document.lastRow(real), stage.twin.lastRow(twin));
  const columns = Math.max(stage.document.lastColumn(real), stage.twin.lastColumn(twin));
  const shown = textsOf(stage.document, real, rows, columns);
  const own = textsOf(stage.twin, twin, rows, columns);
  const headerRow = stage.story.sheet.headerRow - 1;
  const headers = Array.from({ length: columns }, (_, c) => {
    const text = shown[headerRow]?.[c] ?? '';
    const users = own[headerRow]?.[c] ?? '';
    return (users === '' && OUR_HEADERS.test(text)) || (users !== '' && renames.outputs.has(users))
      ? text || users
      : undefined;
  });
  const changed: { cell: string; now: string; was: string }[] = [];
  const formulas: string[] = [];
  const seen: RowSeen[] = [];
  for (let r = 0; r < rows; r++) {
    const results = new Map<string, string>();
    const ownCells: string[] = [];
    for (let c = 0; c < columns; c++) {
      const now = shown[r]?.[c] ?? '';
      const was = own[r]?.[c] ?? '';
      const header = headers[c];
      if (header === undefined) {
        ownCells.push(was);
        if (now !== was) changed.push({ cell: `R${r + 1}C${c + 1}`, now, was });
        continue;
      }
      if (r === headerRow) continue;
      // What a person typed into a result column is theirs.
      if (now !== '' && now !== was) results.set(`${header}#${c}`, now);
      if (now !== '' && real.grid.cell(r, c).formula && !twin.grid.cell(r, c).formula)
        formulas.push(`R${r + 1}C${c + 1} ${now}`);
    }
    if (r !== headerRow) seen.push({ row: r + 1, identity: identityOf(ownCells), own: ownCells, results });
  }
  return { name: real.name, rows: seen, changed, formulas };
}

/** Every tab that people know. */
export function seeTabs(stage: Stage, renames: Renames): TabSeen[] {
  return stage.document.sheets.flatMap((real) => {
    const twin = stage.twin.sheetByName(real.name);
    return twin ? [seeTab(stage, renames, real, twin)] : [];
  });
}

export function identityOfRun(run: RunEntry): string | undefined {
  const { firstName = '', lastName = '', companyDomain = '' } = run.contact;
  return identityOf([firstName, lastName, companyDomain]);
}

const NOBODY = 'nobody';
/** The audit's word for a row that shows the result of somebody else, for its user to judge. */
const INPUTS_CHANGED = 'Inputs changed';

/** What LeadModule knows by now: whose a phone number is, and who was asked about at all. */
export interface Known {
  readonly phones: ReadonlyMap<string, ReadonlySet<string>>;
  readonly asked: ReadonlySet<string>;
}

export function knownOf(runs: readonly RunEntry[]): Known {
  const phones = new Map<string, Set<string>>();
  const asked = new Set<string>();
  for (const run of runs) {
    // Without a mark: somebody deleted an input column before the plan.
    const identity = identityOfRun(run) ?? NOBODY;
    asked.add(identity);
    const phone = run.outcome.kind === 'found' ? run.outcome.result.phone : undefined;
    if (phone === undefined) continue;
    const owners = phones.get(phone) ?? new Set<string>();
    owners.add(identity);
    phones.set(phone, owners);
  }
  return { phones, asked };
}

/** Values that stand beside somebody else, as `value → whom they stand beside`. */
export function misplacedIn(tabs: readonly TabSeen[], known: Known): string[] {
  return tabs.flatMap((tab) =>
    tab.rows.flatMap(({ identity, own, results }) => {
      const who = identity ?? NOBODY;
      const texts = [...results.values()];
      const ownersOf = (text: string) => {
        const owner = identityOfEmail(text);
        return owner === undefined ? known.phones.get(text) : new Set([owner]);
      };
      // People may share a phone number.
      const isForeign = (text: string) => [...(ownersOf(text) ?? [])].some((owner) => owner !== who);
      // Asked about while the column that holds the marks was away: whose it is, no mark tells, so that the row's
      // contact is another one cannot be told here, though it can by the other columns.
      const isNameless = (text: string) =>
        text.includes('@') && ownersOf(text) === undefined && known.asked.has(NOBODY);
      return texts.flatMap((text) => {
        const owners = ownersOf(text);
        // Put right just before or while a column of inputs went: the row is known by the others.
        if (identity === undefined && mayBeOf(text, own)) return [];
        // Who was asked about without the name that holds the mark, because its column was away, has no mark.
        if (owners) return owners.has(who) || owners.has(NOBODY) ? [] : [`${text} → ${who}`];
        if (text === INPUTS_CHANGED)
          return texts.some((one) => isForeign(one) || isNameless(one)) ? [] : [`"${text}" → ${who}`];
        // Words and numbers tell nobody apart; but nobody who was never asked about has any, unless it says why.
        if (text.startsWith('Error: ')) return [];
        return [who, NOBODY].some((one) => known.asked.has(one)) || identity === undefined
          ? []
          : [`"${text}" → ${who}`];
      });
    }),
  );
}
