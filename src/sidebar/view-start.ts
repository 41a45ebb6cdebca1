// The rows to enrich, as a choice with counts. Pure.
import type { Survey } from '../sidebar-api.js';
import type { ScopeChoice } from './draft.js';
import { clean, count, plural, readCount, rowsWords } from './view-format.js';

export interface ScopeLine {
  readonly choice: ScopeChoice;
  readonly label: string;
  /** undefined: the user types it. */
  readonly rows: number | undefined;
  readonly isOffered: boolean;
  readonly hint: string;
}

export interface StartView {
  readonly title: string;
  readonly lead: string;
  readonly tabName: string;
  readonly scopes: readonly ScopeLine[];
  readonly chosen: ScopeChoice;
  readonly chosenRows: number;
  /** Why there is nothing to continue with; '' = continue. */
  readonly heldBack: string;
}

/** What is chosen before the user chooses: the selection, else what is not enriched yet. */
export function startScope(survey: Survey): ScopeChoice {
  if (survey.selectedRows > 0) return 'rows';
  return survey.notEnrichedRows > 0 ? 'not enriched' : 'all';
}

export function startView(survey: Survey, picked: ScopeChoice | undefined, firstRows: string): StartView {
  const tabName = clean(survey.tabName, 40);
  const lines: ScopeLine[] = [
    {
      choice: 'rows',
      label: 'Selected rows',
      rows: survey.selectedRows,
      isOffered: survey.selectedRows > 0,
      hint: '',
    },
    {
      choice: 'not enriched',
      label: 'Rows not enriched yet',
      rows: survey.notEnrichedRows,
      isOffered: survey.notEnrichedRows > 0,
      hint: '',
    },
    { choice: 'all', label: 'All rows', rows: survey.allRows, isOffered: survey.allRows > 0, hint: '' },
    { choice: 'first', label: 'First', rows: undefined, isOffered: survey.allRows > 0, hint: '' },
  ];
  if (survey.visibleRows !== undefined || survey.visibleRefused !== undefined)
    lines.splice(2, 0, {
      choice: 'visible',
      label: 'Visible rows (filter is on)',
      rows: survey.visibleRows ?? 0,
      isOffered: (survey.visibleRows ?? 0) > 0,
      hint: survey.visibleRefused ?? 'Filter views cannot be seen.',
    });
  const isOffered = (choice: ScopeChoice) => lines.some((line) => line.choice === choice && line.isOffered);
  const chosen = picked && isOffered(picked) ? picked : startScope(survey);
  const typed = readCount(firstRows);
  const chosenRows =
    chosen === 'first'
      ? Math.min(typed ?? 0, survey.allRows)
      : (lines.find((line) => line.choice === chosen)?.rows ?? 0);
  const hasSelection = survey.selectedRows > 0;
  return {
    title: hasSelection ? `${plural(survey.selectedRows, 'row', 'rows')} selected` : 'No rows selected',
    lead: hasSelection
      ? `Rows ${rowsWords(survey.selection)}, tab `
      : 'Select rows in the sheet and they appear here. Or choose from the tab ',
    tabName,
    scopes: lines,
    chosen,
    chosenRows,
    heldBack: heldBack(survey, chosen, typed, chosenRows),
  };
}

function heldBack(survey: Survey, chosen: ScopeChoice, typed: number | undefined, rows: number): string {
  if (survey.unusable !== undefined) return survey.unusable;
  if (chosen === 'first' && (typed === undefined || typed < 1))
    return `Type how many rows, from 1 to ${count(survey.allRows)}.`;
  return rows > 0 ? '' : 'This tab has no rows below its header.';
}
