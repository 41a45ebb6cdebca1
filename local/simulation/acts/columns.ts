// What people do to columns of the tab, and to the tab as a whole.
import { columnLetters } from '../../appsscript/spreadsheet/a1.js';
import { OTHER_NAMES } from '../headers.js';
import { TAB } from '../stage.js';
import { type Act, byHand, type Deed, oneOf, type Place } from './act.js';

function rename(place: Place, column: number | undefined, text: string, names: Set<string>) {
  if (column === undefined) return undefined;
  names.add(text);
  const cell = `${columnLetters(column - 1)}${place.headerRow}`;
  const deed: Deed = (acts) => acts.type(TAB, cell, text);
  return deed;
}

function renameInput(place: Place): Deed | undefined {
  const column = oneOf(place.inputs, place.chance);
  const name = column === undefined ? undefined : OTHER_NAMES[place.headers[column - 1] ?? ''];
  return name === undefined ? undefined : rename(place, column, name, place.renames.inputs);
}

function move(columns: readonly number[], { chance }: Place): Deed | undefined {
  const column = oneOf(columns, chance);
  const before = chance.int(1, 20);
  if (column === undefined || before === column || before === column + 1) return undefined;
  return (acts) => acts.moveColumns(TAB, column, 1, before);
}

function remove(columns: readonly number[], { chance }: Place): Deed | undefined {
  const column = oneOf(columns, chance);
  return column === undefined ? undefined : (acts) => acts.deleteColumns(TAB, column, 1);
}

export const columnActs: readonly Act[] = [
  byHand('insert a column', ({ chance, headers }) => {
    const before = chance.int(1, headers.filter((text) => text !== '').length + 3);
    return (acts) => acts.insertColumns(TAB, before, 1);
  }),
  byHand('rename an input column', renameInput),
  byHand(
    'rename an output column',
    (place) =>
      rename(place, oneOf(place.outputs, place.chance), `Theirs ${place.number}`, place.renames.outputs),
    { afterJob: true },
  ),
  byHand('move an input column', (place) => move(place.inputs, place)),
  byHand('move an output column', (place) => move(place.outputs, place), { afterJob: true }),
  byHand('delete an input column', (place) => remove(place.inputs, place), { ends: true, ruins: true }),
  byHand('delete an output column', (place) => remove(place.outputs, place), {
    ends: true,
    ruins: true,
    afterJob: true,
  }),
  byHand(
    'duplicate the tab',
    ({ number }) =>
      (acts) =>
        acts.duplicateTab(TAB, `Copy ${number}`),
  ),
];
