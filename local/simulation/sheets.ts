// A random sheet of contacts as people keep them: messy letters, equal rows, dates, formulas, a totals row, a
// second table, hidden, merged, filtered and protected rows.
import type { Chance } from './chance.js';
import { HOSTS, markOf } from './contacts.js';
import type { SheetStory } from './story.js';

const FIRST_NAMES = [
  'Noor',
  'Ída',
  'Tomás',
  'Lena',
  'Olu',
  'Priya',
  'Jonas',
  'Camille',
  'Marek',
  'Grâce',
  '晴子',
  'Zoë',
] as const;
const NOTES = ['', '', 'call in May', '=1', "'=not a formula", '12%', '2026-05-04', 'ÅÄÖ 🙂', '3/4'] as const;

type Form = 'names' | 'full name';

function messy(text: string, chance: Chance): string {
  const spaced = chance.flip(0.1) ? `  ${text} ` : text;
  return chance.flip(0.08) ? spaced.toUpperCase() : chance.flip(0.05) ? spaced.normalize('NFD') : spaced;
}

function companyOf(host: string, chance: Chance): string {
  return chance.pick([host, host, host, `https://www.${host}/about`, `info@${host}`, host.toUpperCase()]);
}

/** Which hosts a world has: nearly all results can be told apart. */
function hostOf(n: number, chance: Chance): string {
  if (chance.flip(0.85)) return chance.flip(0.2) ? `b${n % 7}.${HOSTS[0]}` : HOSTS[0];
  return chance.pick(HOSTS);
}

/** The inputs of one contact in this form. */
export function inputsOf(n: number, form: Form, chance: Chance): string[] {
  const first = messy(chance.pick(FIRST_NAMES), chance);
  const last = messy(markOf(n), chance);
  const company = companyOf(hostOf(n, chance), chance);
  return form === 'names' ? [first, last, company] : [`${first} ${last}`, company];
}

/** A formula, a date, a percentage or a text of the user's own, which nobody but the user may change. */
function ownCells(row: number, chance: Chance): string[] {
  return [chance.pick(NOTES), `=ROW()*2+${row}`, chance.pick(['2026-01-31', '5%', '1,200', '', 'x'])];
}

/** How many contacts a sheet has. */
export type Sizes = readonly [number, ...number[]];
export const SIZES: Sizes = [14, 24, 40, 42, 46, 52];
export const CROWD_SIZES: Sizes = [12, 15, 18];

export function tellSheet(chance: Chance, sizes: Sizes): SheetStory {
  const contacts = chance.pick(sizes);
  const form: Form = chance.flip(0.8) ? 'names' : 'full name';
  const inputs = form === 'names' ? ['First name', 'Last name', 'Company domain'] : ['Full name', 'Website'];
  const ownFirst = chance.flip(0.3);
  const own = ['Notes', 'Double', 'Since'];
  const row = (inputCells: readonly string[], ownCellsHere: readonly string[]) =>
    ownFirst ? [...ownCellsHere, ...inputCells] : [...inputCells, ...ownCellsHere];
  const header = row(inputs, own);
  const body: string[][] = [];
  for (let n = 0; n < contacts; n++) {
    const at = chance.of(`row ${n}`);
    const again = n > 3 && at.flip(0.08) ? body[at.int(0, n - 1)] : undefined;
    const inputCells = again
      ? again.slice(ownFirst ? own.length : 0).slice(0, inputs.length)
      : at.flip(0.03)
        ? inputs.map(() => '')
        : inputsOf(n, form, at);
    body.push(row(inputCells, ownCells(n, at)));
  }
  const rows = [header, ...body];
  const lastRow = rows.length;
  const blank = header.map(() => '');
  if (chance.flip(0.4)) rows.push(blank.with(0, 'Total').with(header.length - 1, `=COUNTA(A2:A${lastRow})`));
  if (chance.flip(0.3))
    rows.push(blank, blank.with(0, 'Region').with(1, 'Budget'), blank.with(0, 'North').with(1, '12'));
  const inside = () => chance.int(3, lastRow - 2);
  const noteColumn = ownFirst ? 'A' : String.fromCharCode(65 + inputs.length);
  const mergedRow = inside();
  return {
    rows,
    columns: header.length,
    headerRow: 1,
    firstRow: 2,
    lastRow,
    hiddenRows: chance.flip(0.3) ? [inside(), inside()] : [],
    protectedRows: chance.flip(0.15) ? [inside()] : [],
    merged: chance.flip(0.15) ? [`${noteColumn}${mergedRow}:${noteColumn}${mergedRow + 1}`] : [],
    filtered: chance.flip(0.12),
  };
}
