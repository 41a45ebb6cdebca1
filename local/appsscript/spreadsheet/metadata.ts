// Where developer metadata may be attached: whole rows and whole columns, one at a time.

import type { Sheet } from './sheet.js';
import type { Rect } from './values.js';

/** 'row' or 'column' when the area is exactly one whole row or column; null otherwise. */
export function isMetadataPlace(area: Rect, sheet: Sheet): 'row' | 'column' | null {
  if (area.rows === 1 && area.column === 0 && area.columns === sheet.maxColumns) return 'row';
  if (area.columns === 1 && area.row === 0 && area.rows === sheet.maxRows) return 'column';
  return null;
}
