// Sheet, Spreadsheet, rules, metadata, lists as scripts use them, and exceptions, on all drivers.
// Sources as in range.test.ts.

import { describe, expect, test } from '@jest/globals';
import { drivers, expectResults, onStage, type ScriptCase } from './a-host.js';

const cases: readonly ScriptCase[] = [
  // ---- rows and columns [7] [S]
  [
    'insert and delete',
    `sheet.getRange('A1:A3').setValues([[1], [2], [3]]); sheet.insertRowsAfter(1, 2); sheet.deleteRow(5); sheet.insertColumnBefore(1); [sheet.getRange('B1:B5').getValues().join(), sheet.getMaxRows(), sheet.getMaxColumns()]`,
    ['1,,,2,', 1001, 27],
  ],
  [
    'moveColumns',
    `sheet.getRange('A1:C1').setValues([['a', 'b', 'c']]); sheet.moveColumns(sheet.getRange('A:A'), 3); sheet.getRange('A1:C1').getValues()`,
    [['b', 'a', 'c']],
  ],
  [
    'hide',
    `sheet.hideRows(2, 2); sheet.hideColumns(1); sheet.showRows(3); [1, 2, 3].map((row) => sheet.isRowHiddenByUser(row)).concat(sheet.isColumnHiddenByUser(1), sheet.isRowHiddenByFilter(2))`,
    [false, true, false, true, false],
  ],
  [
    'sizes',
    `sheet.setColumnWidths(2, 2, 200).setRowHeight(3, 31); [sheet.getColumnWidth(1), sheet.getColumnWidth(3), sheet.getRowHeight(3), sheet.getRowHeight(4)]`,
    [100, 200, 31, 21],
  ],
  [
    'frozen',
    `sheet.setFrozenRows(1); sheet.setFrozenColumns(2); [sheet.getFrozenRows(), sheet.getFrozenColumns()]`,
    [1, 2],
  ],
  // ---- tabs [G] testsheetsvalues "creating and updating sheets"
  [
    'insertSheet',
    `['s1', 's2'].forEach((n) => book.insertSheet(n)); book.insertSheet('s3', 1); book.insertSheet('s4', 0); book.getSheets().map((s) => s.getName() + s.getIndex())`,
    ['s41', 'Sheet12', 's33', 's14', 's25'],
  ],
  [
    'create with a size',
    `const s = SpreadsheetApp.create('New', 25, 10); [s.getName(), s.getNumSheets(), s.getSheets()[0].getMaxRows(), s.getSheets()[0].getMaxColumns(), s.getSheets()[0].getName()]`,
    ['New', 1, 25, 10, 'Sheet1'],
  ],
  [
    'ids',
    `const made = book.insertSheet('x'); const id = made.getSheetId(); made.setName('y'); [book.getSheetById(id).getName(), book.getSheetByName('x'), sheet.getSheetId()]`,
    ['y', null, 0],
  ],
  [
    'hide and colour',
    `book.insertSheet('x'); sheet.hideSheet().setTabColor('#FF0000'); [sheet.isSheetHidden(), sheet.getTabColor(), sheet.showSheet().isSheetHidden()]`,
    [true, '#ff0000', false],
  ],
  [
    'duplicate',
    `sheet.getRange('A1').setValue(1); const copy = book.duplicateActiveSheet(); [copy.getName(), copy.getRange('A1').getValue(), book.getActiveSheet().getName()]`,
    ['Copy of Sheet1', 1, 'Copy of Sheet1'],
  ],
  [
    'copyTo another file',
    `sheet.getRange('A1').setValue(1); const other = SpreadsheetApp.create('Other'); const copy = sheet.copyTo(other); [copy.getName(), copy.getRange('A1').getValue(), other.getNumSheets(), copy.getParent().getName()]`,
    ['Copy of Sheet1', 1, 2, 'Other'],
  ],
  [
    'copy of the file',
    `sheet.getRange('A1').setValue(1); const copy = book.copy('Twin'); copy.getSheets()[0].getRange('A1').setValue(2); [copy.getName(), copy.getId() !== book.getId(), sheet.getRange('A1').getValue(), SpreadsheetApp.openById(copy.getId()).getRange('A1').getValue()]`,
    ['Twin', true, 1, 2],
  ],
  // ---- named ranges [G] testsheetsrange
  [
    'named ranges',
    `book.setNamedRange('people', sheet.getRange('A1:B2')); const n = book.getNamedRanges()[0]; n.setName('persons').setRange(n.getRange().offset(0, 2)); [book.getRangeByName('persons').getA1Notation(), book.getRangeByName('people'), book.getRange('persons').getA1Notation(), sheet.getNamedRanges().length]`,
    ['C1:D2', null, 'C1:D2', 1],
  ],
  // ---- validation [D] [7]
  [
    'validation',
    `const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).setAllowInvalid(false).setHelpText('a or b').build(); const r = sheet.getRange('A1:B1').setDataValidation(rule); const back = r.getDataValidations()[0][1]; [back.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, back.getCriteriaValues(), back.getAllowInvalid(), back.getHelpText(), r.clearDataValidations().getDataValidation()]`,
    [true, [['a', 'b'], true], false, 'a or b', null],
  ],
  [
    'validation by a range and a date',
    `sheet.getRange('D1:D2').setValues([['x'], ['y']]); const d = new Date(Date.UTC(2024, 0, 31)); const a = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('D1:D2')).build(); const b = SpreadsheetApp.newDataValidation().requireDateAfter(d).build(); [a.getCriteriaValues()[0].getA1Notation(), b.getCriteriaValues()[0].getTime() === d.getTime()]`,
    ['D1:D2', true],
  ],
  [
    'checkboxes',
    `const r = sheet.getRange('A1:A2').insertCheckboxes('yes', 'no'); r.check(); const a = [r.getValues(), r.isChecked()]; sheet.getRange('A1').uncheck(); a.concat([r.isChecked(), r.removeCheckboxes().getValues()])`,
    [[['yes'], ['yes']], true, null, [[''], ['']]],
  ],
  // ---- filters [D]
  [
    'filter',
    `sheet.getRange('A1:A4').setValues([['n'], ['a'], ['b'], ['']]); const f = sheet.getRange('A1:A4').createFilter(); f.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['a']).whenCellNotEmpty().build()); const hidden = [1, 2, 3, 4].map((row) => sheet.isRowHiddenByFilter(row)); sheet.getFilter().remove(); [hidden, sheet.isRowHiddenByFilter(2), sheet.getFilter()]`,
    [[false, true, false, true], false, null],
  ],
  // ---- developer metadata [G] testsheetsdeveloper
  [
    'metadata',
    `sheet.getRange('G:G').addDeveloperMetadata('k', 'v', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT); sheet.insertColumnBefore(1); const [m] = book.createDeveloperMetadataFinder().withKey('k').find(); [m.getValue(), m.getVisibility().toString(), m.getLocation().getLocationType().toString(), m.getLocation().getColumn().getA1Notation(), sheet.getRange('H3').getDeveloperMetadata().length]`,
    ['v', 'PROJECT', 'COLUMN', 'H:H', 0],
  ],
  [
    'metadata of sheet and document',
    `sheet.addDeveloperMetadata('a', '1'); book.addDeveloperMetadata('b'); const [m] = sheet.getDeveloperMetadata(); m.setValue('2').setKey('c'); [sheet.getDeveloperMetadata()[0].getKey(), m.getValue(), book.getDeveloperMetadata()[0].getValue(), m.getLocation().getSheet().getName(), sheet.createDeveloperMetadataFinder().find().length, m.getVisibility().toString()]`,
    ['c', '2', null, 'Sheet1', 1, 'DOCUMENT'],
  ],
  [
    'metadata moves and goes',
    `sheet.getRange('8:8').addDeveloperMetadata('r'); const [m] = sheet.getRange('8:8').getDeveloperMetadata(); m.moveToColumn(sheet.getRange('J:J')); const at = m.getLocation().getColumn().getA1Notation(); m.remove(); [at, book.createDeveloperMetadataFinder().find().length]`,
    ['J:J', 0],
  ],
  // ---- text finder [D]
  [
    'find',
    `sheet.getRange('A1:A3').setValues([['Jane'], ['=A1&"t"'], ['ann']]); const f = sheet.createTextFinder('JAN'); [f.findAll().map((r) => r.getA1Notation()), f.findNext().getA1Notation(), f.findNext().getA1Notation(), f.findNext(), f.matchCase(true).findAll().length]`,
    [['A1', 'A2'], 'A1', 'A2', null, 0],
  ],
  [
    'replace',
    `sheet.getRange('A1:A2').setValues([['a-b-c'], ['d']]); [sheet.createTextFinder('-').replaceAllWith('+'), sheet.getRange('A1').getValue()]`,
    [2, 'a+b+c'],
  ],
  [
    'formula text',
    `sheet.getRange('A1').setFormula('=OLD(1)'); [book.createTextFinder('OLD').matchFormulaText(true).replaceAllWith('NEW'), sheet.getRange('A1').getFormula()]`,
    [1, '=NEW(1)'],
  ],
  // ---- colours and text styles [D], facts of colours [G] testsheetssets "Color Name Support"
  [
    'colours',
    `const r = sheet.getRange('A1').setBackground('LightCoral').setFontColor('#ABC'); const c = r.getBackgroundObject(); [r.getBackground(), r.getFontColor(), c.getColorType() === SpreadsheetApp.ColorType.RGB, c.asRgbColor().asHexString(), c.asRgbColor().getGreen()]`,
    ['#f08080', '#aabbcc', true, '#f08080', 128],
  ],
  [
    'theme colour',
    `const c = SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT1).build(); const r = sheet.getRange('A1').setBackgroundObject(c); [r.getBackground(), r.getBackgroundObject().asThemeColor().getThemeColorType().toString(), r.setBackgroundObject(null).getBackground()]`,
    ['#4285f4', 'ACCENT1', '#ffffff'],
  ],
  [
    'text style',
    `const style = SpreadsheetApp.newTextStyle().setBold(true).setForegroundColor('red').setUnderline(true).build(); const r = sheet.getRange('A1').setFontSize(14).setTextStyle(style); const back = r.getTextStyle(); [r.getFontWeight(), r.getFontLine(), r.getFontColor(), back.isBold(), back.isItalic(), back.getFontSize(), back.getForegroundColor()]`,
    ['bold', 'underline', '#ff0000', true, false, 14, '#ff0000'],
  ],
  [
    'rotation and direction',
    `const r = sheet.getRange('A1').setTextRotation(45).setTextDirection(SpreadsheetApp.TextDirection.RIGHT_TO_LEFT); [r.getTextRotation().getDegrees(), r.setVerticalText(true).getTextRotation().isVertical(), r.getTextDirections()[0][0] === SpreadsheetApp.TextDirection.RIGHT_TO_LEFT, r.setTextDirection(null).getTextDirection()]`,
    [45, true, true, null],
  ],
  [
    'rich text',
    `const v = SpreadsheetApp.newRichTextValue().setText('see the site').setLinkUrl(8, 12, 'https://example.com').setTextStyle(0, 3, SpreadsheetApp.newTextStyle().setItalic(true).build()).build(); const back = sheet.getRange('A1').setRichTextValue(v).getRichTextValue(); [back.getText(), back.getLinkUrl(), back.getLinkUrl(8, 12), back.getRuns().map((run) => [run.getText(), run.getStartIndex(), run.getLinkUrl(), run.getTextStyle().isItalic()])]`,
    [
      'see the site',
      null,
      'https://example.com',
      [
        ['see', 0, null, true],
        [' the ', 3, null, false],
        ['site', 8, 'https://example.com', false],
      ],
    ],
  ],
  [
    'a new value takes rich text away',
    `sheet.getRange('A1').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('x').setLinkUrl('https://example.com').build()); [sheet.getRange('A1').getRichTextValue().getLinkUrl(), sheet.getRange('A1').setValue('y').getRichTextValue().getLinkUrl(), sheet.getRange('A1').setValue(5).getRichTextValue()]`,
    ['https://example.com', null, null],
  ],
  // ---- filter criteria [G] testsheetssets "FilterCriteriaBuilder methods"
  [
    'filter by date',
    `const d = new Date(Date.UTC(2024, 0, 2)); sheet.getRange('A1:A3').setValues([['d'], ['1/1/2024'], ['1/3/2024']]); const c = SpreadsheetApp.newFilterCriteria().whenDateAfter(d).build(); sheet.getRange('A1:A3').createFilter().setColumnFilterCriteria(1, c); [c.getCriteriaType().toString(), c.getCriteriaValues()[0].getTime() === d.getTime(), sheet.isRowHiddenByFilter(2), sheet.isRowHiddenByFilter(3)]`,
    ['DATE_AFTER', true, true, false],
  ],
  [
    'filter by today',
    `const c = SpreadsheetApp.newFilterCriteria().whenDateAfter(SpreadsheetApp.RelativeDate.TODAY).build(); [c.getCriteriaType() === SpreadsheetApp.BooleanCriteria.DATE_AFTER_RELATIVE, c.getCriteriaValues()[0] === SpreadsheetApp.RelativeDate.TODAY]`,
    [true, true],
  ],
  [
    'data region of blank neighbours',
    `sheet.getRange('B2:D4').setValue(1); ['A1', 'B1', 'E3', 'C3'].map((a) => sheet.getRange(a).getDataRegion().getA1Notation()).concat(sheet.getRange('C3').getDataRegion(SpreadsheetApp.Dimension.ROWS).getA1Notation())`,
    ['A1', 'B1:D4', 'B2:E4', 'B2:D4', 'C2:C4'],
  ],
  [
    'split',
    `sheet.getRange('A1:A2').setValues([['Jane, Doe'], ['Ann,7']]).splitTextToColumns(); sheet.getRange('A1:B2').getValues()`,
    [
      ['Jane', 'Doe'],
      ['Ann', 7],
    ],
  ],
  // ---- range lists [D]
  [
    'range list',
    `const list = sheet.getRangeList(['A1', 'C1:C2']).setValue('x').setFontWeight('bold'); [list.getRanges().map((r) => r.getA1Notation()), sheet.getRange('C2').getValue(), sheet.getRange('A1').getFontWeight()]`,
    [['A1', 'C1:C2'], 'x', 'bold'],
  ],
  // ---- people and the file
  [
    'the file',
    `[book.getName(), book.getSpreadsheetLocale(), book.getSpreadsheetTimeZone(), book.getOwner().getEmail(), book.getEditors().length, book.getUrl().includes(book.getId())]`,
    ['Leads', 'en_US', 'Etc/GMT', 'ann@example.com', 1, true],
  ],
  [
    'no selection without a person [D]',
    `[book.getActiveRangeList(), book.getActiveRange(), book.getActiveSheet().getName()]`,
    [null, null, 'Sheet1'],
  ],
  [
    'activate',
    `sheet.getRange('B2:C3').activate(); [book.getActiveRange().getA1Notation(), book.getActiveRangeList().getRanges().length, book.getCurrentCell().getA1Notation()]`,
    ['B2:C3', 1, 'B2'],
  ],
  [
    'instanceof arrays and dates',
    `const v = sheet.getRange('A1').setValue(new Date(0)).getValues(); [Array.isArray(v), v[0][0] instanceof Date, v instanceof Array]`,
    [true, true, true],
  ],
  [
    'a protection that warns names nobody [G] "Protection"',
    `const p = sheet.protect().setWarningOnly(true); [p.getEditors().length, p.getProtectionType() === SpreadsheetApp.ProtectionType.SHEET, sheet.getRange('A1').canEdit(), p.setWarningOnly(false).getEditors()[0].getEmail()]`,
    [0, true, true, 'ann@example.com'],
  ],
  [
    'a rule without criteria [G] "data validation basics"',
    `const b = SpreadsheetApp.newDataValidation(); [b.getCriteriaType(), b.getCriteriaValues(), b.getHelpText(), b.getAllowInvalid()]`,
    [null, [], null, true],
  ],
];

const failures: readonly (readonly [topic: string, script: string, message: string])[] = [
  [
    'rows of data',
    `sheet.getRange('A1:A2').setValues([['x']])`,
    'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
  ],
  [
    'columns of data',
    `sheet.getRange('A1:A2').setValues([['x'], ['y', 'z']])`,
    'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
  ],
  [
    'outside the grid',
    `sheet.getRange(1, 27)`,
    'The coordinates of the range are outside the dimensions of the sheet.',
  ],
  ['row 0', `sheet.getRange(0, 1)`, 'The row of the range must be at least 1.'],
  ['no rows', `sheet.getRange(1, 1, 0)`, 'The number of rows of the range must be at least 1.'],
  ['no range', `sheet.getRange('nonsense here')`, 'Range not found'],
  [
    'too long',
    `sheet.getRange('A1').setValue('x'.repeat(50001))`,
    'Your input contains more than the maximum of 50000 characters in a single cell.',
  ],
  [
    'the same name',
    `book.insertSheet('sheet1')`,
    'A sheet with the name "sheet1" already exists. Please enter another name.',
  ],
  ['the last sheet', `book.deleteSheet(sheet)`, "You can't remove all the sheets in a document."],
  ['all rows', `sheet.deleteRows(1, 1000)`, "You can't delete all the rows on the sheet."],
  ['rows out of bounds', `sheet.deleteRow(1001)`, 'Those rows are out of bounds.'],
  [
    'metadata on cells',
    `sheet.getRange('A1:B2').addDeveloperMetadata('k')`,
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  ],
  [
    'invalid data',
    `sheet.getRange('B2').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(3).setAllowInvalid(false).build()); SpreadsheetApp.flush(); sheet.getRange('A1:B2').setValues([[1, 2], [3, 3]])`,
    'The data you entered in cell B2 violates the data validation rules set on this cell.',
  ],
  [
    'a deleted sheet',
    `const other = book.insertSheet('x'); book.deleteSheet(other); other.getLastRow()`,
    /^Sheet \d+ not found$/.source,
  ],
  [
    'signature',
    `sheet.getRange('A1').copyTo('B1')`,
    "The parameters (String) don't match the method signature for SpreadsheetApp.Range.copyTo.",
  ],
];

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe.each(drivers)('%s', (driver) => {
  test('results', () => expectResults(driver, cases), 60_000);

  test("exceptions in Google's words", async () => {
    const got: unknown[] = [];
    await onStage(driver, async (stage) => {
      for (const [topic, script] of failures) got.push([topic, await stage.fresh().failure(script)]);
    });
    const pattern = (message: string) =>
      new RegExp(message.startsWith('^') ? message : `^${literal(message)}$`);
    expect(got).toEqual(
      failures.map(([topic, , message]) => [topic, expect.stringMatching(pattern(message))]),
    );
  }, 60_000);
});
