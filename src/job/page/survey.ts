// The active tab and its selection now: how many rows each scope holds. Reads only.
import type { World } from '../../ports.js';
import { isRefusal } from '../desk/reply.js';
import { settingsOf } from '../desk/settings.js';
import { clipRanges, countRows, type RowRange } from '../plan/scope.js';
import { allRows, notEnriched, VISIBLE_REFUSED, visibleRows } from '../plan/scope-rows.js';
import { readTable } from '../plan/table.js';

export interface Survey {
  readonly sheetId: number;
  readonly tabName: string;
  /** Empty: nothing useful is selected. */
  readonly selection: readonly RowRange[];
  readonly selectedRows: number;
  readonly notEnrichedRows: number;
  /** Absent: no filter is on. Filter views cannot be seen. */
  readonly visibleRows?: number;
  readonly visibleRefused?: string;
  readonly allRows: number;
  /** Why this tab cannot be enriched at all, for the user. */
  readonly unusable?: string;
}

/** Never refuses: what is wrong with the tab stands in `unusable`. */
export function surveyTab(world: World): Survey {
  const { grid } = world;
  const selected = grid.selection();
  const sheetId = selected?.sheetId ?? grid.activeTab() ?? 0;
  const table = readTable(world, sheetId, settingsOf(world).type);
  if (isRefusal(table))
    return {
      sheetId,
      tabName: grid.shape(sheetId)?.name ?? '',
      selection: [],
      selectedRows: 0,
      notEnrichedRows: 0,
      allRows: 0,
      unusable: table.sentence,
    };
  const { shape } = table;
  const selection = clipRanges(selected?.ranges ?? [], table.headerRow + 1, shape.lastRow);
  const every = countRows(allRows(table));
  const visible = grid.hasFilter(sheetId) ? visibleRows(grid, table) : 'no filter';
  return {
    sheetId,
    tabName: shape.name,
    selection,
    selectedRows: countRows(selection),
    notEnrichedRows: countRows(notEnriched(grid, table)),
    ...(visible === undefined ? { visibleRefused: VISIBLE_REFUSED } : {}),
    ...(Array.isArray(visible) ? { visibleRows: countRows(visible) } : {}),
    allRows: every,
    ...(every === 0 ? { unusable: 'This tab has no rows below its header.' } : {}),
  };
}
