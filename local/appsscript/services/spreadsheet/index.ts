// What the host takes from the Spreadsheet service.

import type { ExecutionContext, HostedDocument } from '../../kernel/emulated.js';
import type { Rect } from '../../spreadsheet/values.js';
import { bookOf } from './books.js';
import { Range } from './range.js';
import { Spreadsheet } from './spreadsheet.js';
import { objectMaker } from './spreadsheet-app.js';

export { selectRanges, sessionSelection } from './selection.js';
export { spreadsheetServices } from './spreadsheet-app.js';

/** The Spreadsheet object of an execution: `source` of events. */
export function spreadsheetObject(context: ExecutionContext, document: HostedDocument): object {
  return new Spreadsheet(bookOf(context, document, objectMaker));
}

/** The Range object of an execution: `range` of events. The area is 0-based. */
export function rangeObject(
  context: ExecutionContext,
  document: HostedDocument,
  sheetId: number,
  area: Rect,
): object {
  return new Range(bookOf(context, document, objectMaker), sheetId, area);
}
