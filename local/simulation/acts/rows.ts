// What people do to rows and cells of the tab.
import { columnLetters } from '../../appsscript/spreadsheet/a1.js';
import { markOf } from '../contacts.js';
import { TAB } from '../stage.js';
import { type Act, byHand, type Deed, oneOf, type Place } from './act.js';

const FULL_NAME = /full|contact name/i;
const LAST_NAME = /last|surname|full|contact name/i;

/** By a column of the user's; sometimes without the result columns, which then stand beside other people. */
function sort({ chance, headers, outputs }: Place, first: number, last: number): Deed | undefined {
  const own = headers.flatMap((text, index) =>
    text !== '' && !outputs.includes(index + 1) ? [index + 1] : [],
  );
  const by = oneOf(own, chance);
  if (by === undefined) return undefined;
  const key = { column: columnLetters(by - 1), ascending: chance.flip(0.5) };
  const upTo = chance.flip(0.12) ? Math.max(...own) : 26;
  return (acts) => acts.sort(TAB, `A${first}:${columnLetters(upTo - 1)}${last}`, key);
}

function editInput({ chance, inputs, number, headers, lastRow }: Place): Deed | undefined {
  const named = inputs.find((column) => LAST_NAME.test(headers[column - 1] ?? '')) ?? inputs[0];
  if (named === undefined) return undefined;
  const cell = `${columnLetters(named - 1)}${chance.int(3, lastRow)}`;
  if (chance.flip(0.2)) return (acts) => acts.clear(TAB, cell);
  const mark = markOf(number);
  const text = FULL_NAME.test(headers[named - 1] ?? '') ? `Nora ${mark}` : mark;
  return (acts) => acts.type(TAB, cell, text);
}

function editOutput({ chance, outputs, lastRow }: Place): Deed | undefined {
  const column = oneOf(outputs, chance);
  if (column === undefined) return undefined;
  const cell = `${columnLetters(column - 1)}${chance.int(3, lastRow)}`;
  return chance.flip(0.5) ? (acts) => acts.type(TAB, cell, 'checked') : (acts) => acts.clear(TAB, cell);
}

export const rowActs: readonly Act[] = [
  byHand('sort the tab', (place) => sort(place, 2, place.lastRow)),
  byHand('sort a range', (place) =>
    sort(place, Math.min(place.chance.int(3, place.lastRow), place.lastRow - 2), place.lastRow),
  ),
  byHand('insert a row', ({ chance, lastRow }) => {
    const [row, count] = [chance.int(3, lastRow), chance.int(1, 3)];
    return (acts) => acts.insertRows(TAB, row, count);
  }),
  byHand('delete a row', ({ chance, lastRow }) => {
    const row = chance.int(3, lastRow);
    return (acts) => acts.deleteRows(TAB, row, 1);
  }),
  byHand('edit an input', editInput),
  byHand('edit an output', editOutput, { afterJob: true }),
];
