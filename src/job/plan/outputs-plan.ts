// Which result columns a run would use: ours from before, new ones right of the table, or a column that the user
// picked. Pure.
import { defaultOutputs, headerFor, OUTPUT_FIELDS, type OutputField } from '../../sheet/outputs.js';
import type { EnrichmentType } from '../desk/vocabulary.js';
import type { Table } from './table.js';

export interface OutputPlace {
  readonly field: OutputField;
  /** The text of the header cell, now or to be. */
  readonly header: string;
  /** 0-based. */
  readonly column: number;
  /** ours: written by us before; new: does not exist yet; picked: a column of the user, blank cells only. */
  readonly place: 'ours' | 'new' | 'picked';
}

/** A column can be picked when it has a header, holds no input and no other result of ours. */
function canPick(table: Table, column: number): boolean {
  if ((table.headers[column] ?? '') === '') return false;
  const taken = [...Object.values(table.inputs), ...Object.values(table.own)];
  return !taken.includes(column + 1);
}

export function planOutputs(table: Table, type: EnrichmentType): OutputPlace[] {
  const wishes = table.outputs;
  // The status is ours always: it tells which rows are done, and one column at least must be ours.
  const wanted = wishes
    ? OUTPUT_FIELDS.filter((field) => wishes[field] !== undefined || field === 'status')
    : defaultOutputs(type);
  const taken = [...table.headers];
  const picked = new Set<number>();
  return wanted.map((field): OutputPlace => {
    const wish = field === 'status' ? 'new' : wishes?.[field];
    const own = table.own[field];
    if (typeof wish === 'number' && wish + 1 !== own && canPick(table, wish) && !picked.has(wish)) {
      picked.add(wish);
      return { field, header: table.headers[wish] ?? '', column: wish, place: 'picked' };
    }
    if (own !== undefined)
      return { field, header: table.headers[own - 1] ?? '', column: own - 1, place: 'ours' };
    const header = headerFor(field, taken);
    taken.push(header);
    return { field, header, column: taken.length - 1, place: 'new' };
  });
}
