// Enum values of the Spreadsheet service by name, as services hand them out.

import { type EnumValue, enumValue } from '../../kernel/enums.js';

type SpreadsheetEnum =
  | 'CopyPasteType'
  | 'DataValidationCriteria'
  | 'BooleanCriteria'
  | 'DeveloperMetadataLocationType'
  | 'DeveloperMetadataVisibility'
  | 'Dimension'
  | 'Direction'
  | 'ProtectionType'
  | 'SheetType'
  | 'TextDirection'
  | 'WrapStrategy';

/** SpreadsheetApp.WrapStrategy.CLIP is `sheetEnum('WrapStrategy', 'CLIP')`. */
export const sheetEnum = (type: SpreadsheetEnum, name: string): EnumValue =>
  enumValue(`Spreadsheet.${type}.${name}`);
