// Range as scripts use it, on all drivers. Sources: [7] Spreadsheet service reference, and what authors saw;
// [D] Apps Script reference;
// [G] gas-fakes test/testsheets*.js (facts checked there on live Apps Script); [S] Sheets.

import { describe, test } from '@jest/globals';
import { drivers, expectResults, type ScriptCase } from './a-host.js';

const cases: readonly ScriptCase[] = [
  // ---- addressing [G] testsheetsdeveloper "A1 Notation Range Parsing", testsheets "getRange with R1C1 notation"
  ['A1', `sheet.getRange('B2:D5').getA1Notation()`, 'B2:D5'],
  ['dollars', `sheet.getRange('$C$3').getA1Notation()`, 'C3'],
  [
    'rows only',
    `const r = sheet.getRange('7:5'); [r.getA1Notation(), r.getNumColumns(), r.isStartColumnBounded()]`,
    ['5:7', 26, false],
  ],
  [
    'columns only',
    `const r = sheet.getRange('F:D'); [r.getA1Notation(), r.getNumRows(), r.isEndRowBounded()]`,
    ['D:F', 1000, false],
  ],
  ['sheet name', `sheet.getRange('Sheet1!E10:F12').getA1Notation()`, 'E10:F12'],
  ['R1C1', `sheet.getRange('R10C5:R1C2').getA1Notation()`, 'B1:E10'],
  ['open end', `sheet.getRange('A2:A').getNumRows()`, 999],
  [
    'numbers',
    `const r = sheet.getRange(2, 3, 4, 5); [r.getRow(), r.getColumn(), r.getLastRow(), r.getLastColumn(), r.getHeight(), r.getWidth()]`,
    [2, 3, 5, 7, 4, 5],
  ],
  [
    'offset',
    `sheet.getRange('B2:C3').offset(1, 1).getA1Notation() + ' ' + sheet.getRange('B2:C3').offset(0, 0, 1).getA1Notation()`,
    'C3:D4 B2:C2',
  ],
  ['getCell', `sheet.getRange('B2:C3').getCell(2, 1).getA1Notation()`, 'B3'],
  // ---- values [7]
  [
    'kinds of values',
    `sheet.getRange('A1:D1').setValues([['x', 1.5, true, new Date(Date.UTC(2024, 0, 31))]]).getValues()[0].map((v) => v instanceof Date ? 'Date ' + v.toISOString() : typeof v + ' ' + v)`,
    ['string x', 'number 1.5', 'boolean true', 'Date 2024-01-31T00:00:00.000Z'],
  ],
  [
    'texts are read as typed',
    `sheet.getRange('A1:A4').setValues([['01234'], ['+14155550100'], ['TRUE'], ['=1+1']]).getValues()`,
    [[1234], [14155550100], [true], [2]],
  ],
  [
    'blank, null, undefined clear',
    `sheet.getRange('A1:C1').setValues([['x', 'x', 'x']]).setValues([['', null, undefined]]); sheet.getLastRow()`,
    0,
  ],
  [
    'display',
    `sheet.getRange('A1:C1').setValues([[0.5, new Date(Date.UTC(2024, 0, 31, 10, 30)), 1234567]]).setNumberFormats([['0%', 'yyyy-mm-dd', '#,##0']]).getDisplayValues()`,
    [['50%', '2024-01-31', '1,234,567']],
  ],
  [
    'a Date gets a format',
    `const r = sheet.getRange('A1').setValue(new Date(Date.UTC(2024, 0, 31, 10, 30))); [r.getDisplayValue(), r.getNumberFormat()]`,
    ['1/31/2024 10:30:00', 'M/d/yyyy H:mm:ss'],
  ],
  ['@ before keeps text', `sheet.getRange('A1').setNumberFormat('@').setValue('007').getValue()`, '007'],
  ['@ after is too late', `sheet.getRange('A1').setValue('007').setNumberFormat('@').getValue()`, 7],
  [
    '@ does not stop a script formula; the apostrophe does',
    `sheet.getRange('A1:A2').setNumberFormat('@').setValues([['=1+1'], ["'=1+1"]]).getValues()`,
    [[2], ['=1+1']],
  ],
  [
    'rich text is never parsed',
    `sheet.getRange('A1').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('=1+1').build()); [sheet.getRange('A1').getValue(), sheet.getRange('A1').getFormula()]`,
    ['=1+1', ''],
  ],
  ['errors are texts', `sheet.getRange('A1').setValue('=1/0').getValue()`, '#DIV/0!'],
  [
    'setValue fills',
    `sheet.getRange('A1:B2').setValue('x').getValues()`,
    [
      ['x', 'x'],
      ['x', 'x'],
    ],
  ],
  // ---- formulas [G] testsheets "R1C1 Formula Notation"
  [
    'formula',
    `const r = sheet.getRange('C3').setFormula('SUM(A1:B1)'); [r.getFormula(), r.getFormulaR1C1()]`,
    ['=SUM(A1:B1)', '=SUM(R[-2]C[-2]:R[-2]C[-1])'],
  ],
  [
    'R1C1',
    `const r = sheet.getRange('D4').setFormulaR1C1('=R[1]C1 & " R1C1 no reference"'); [r.getFormula(), r.getFormulaR1C1()]`,
    ['=$A5 & " R1C1 no reference"', '=R[1]C1 & " R1C1 no reference"'],
  ],
  [
    'many',
    `sheet.getRange('B10:C11').setFormulasR1C1([['=R[1]C', '=R1C1'], ['=R[-1]C[-1]', 'Value']]).getFormulas()`,
    [
      ['=B11', '=$A$1'],
      ['=A10', '=Value'],
    ],
  ],
  ['one over several', `sheet.getRange('B2:B3').setFormula('=A2*2').getFormulas()`, [['=A2*2'], ['=A3*2']]],
  ['none', `sheet.getRange('A1').getFormula() + sheet.getRange('A1').getFormulaR1C1()`, 'null'],
  // ---- extent [7]
  [
    'notes and formats are no content',
    `sheet.getRange('A9').setNote('n'); sheet.getRange('B9').setBackground('red'); sheet.getRange('A2').setValue('x'); [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()]`,
    [2, 1, 'A1:A2'],
  ],
  [
    "a formula's empty text is content",
    `sheet.getRange('C4').setFormula('=""'); [sheet.getLastRow(), sheet.getLastColumn()]`,
    [4, 3],
  ],
  [
    'empty',
    `[sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation(), sheet.getDataRange().getValues()]`,
    [0, 0, 'A1', [['']]],
  ],
  [
    'checkboxes count',
    `sheet.getRange('A1:A3').insertCheckboxes(); [sheet.getLastRow(), sheet.getRange('A2').getValue(), sheet.getRange('A1').isChecked()]`,
    [3, false, false],
  ],
  [
    'appendRow',
    `sheet.appendRow(['a', 1]).appendRow(['b', '2']); sheet.getRange('A1:B2').getValues()`,
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [
    'appendRow grows',
    `sheet.deleteRows(2, 999); sheet.appendRow(['a']).appendRow(['b']); [sheet.getMaxRows(), sheet.getLastRow()]`,
    [2, 2],
  ],
  // ---- formats [G] oddities, testsheetssets
  [
    'defaults',
    `const r = sheet.getRange('A1'); [r.getBackground(), r.getFontWeight(), r.getFontSize(), r.getHorizontalAlignment(), r.getNumberFormat(), r.getWrap(), r.getWrapStrategy().toString()]`,
    ['#ffffff', 'normal', 10, 'general', '0.###############', true, 'OVERFLOW'],
  ],
  [
    'set and reset',
    `const r = sheet.getRange('A1:B1').setBackgrounds([['#F00', 'blue']]).setFontWeight('bold').setNumberFormat('0.00').setNumberFormat('general').setHorizontalAlignment('normal'); [r.getBackgrounds(), r.getFontWeights(), r.getNumberFormat(), r.getHorizontalAlignment(), r.setBackground(null).getBackground()]`,
    [[['#ff0000', '#0000ff']], [['bold', 'bold']], '0.###############', 'general-left', '#ffffff'],
  ],
  [
    'wrap',
    `const r = sheet.getRange('A1').setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP); [r.getWrap(), r.getWrapStrategy() === SpreadsheetApp.WrapStrategy.CLIP]`,
    [false, true],
  ],
  [
    'notes',
    `const r = sheet.getRange('A1:B1').setNotes([[25, 'x']]); [r.getNotes(), r.getNote(), sheet.getRange('A1').setNote(25).getNote(), r.setNotes([[null, 'y']]).getNotes()]`,
    [[['25.0', 'x']], '25.0', '25', [['', 'y']]],
  ],
  // ---- clearing [G] "Sheet clearing methods"
  [
    'Range.clear takes everything, Sheet.clear spares notes',
    `const r = sheet.getRange('A1').setValue(1).setNote('n').setBackground('red'); sheet.clear(); const a = [r.getValue(), r.getNote(), r.getBackground()]; r.setValue(1).clear(); a.concat([r.getValue(), r.getNote()])`,
    ['', 'n', '#ffffff', '', ''],
  ],
  [
    'clearContent',
    `const r = sheet.getRange('A1').setValue(1).setBackground('red').setNote('n').clearContent(); [r.getValue(), r.getBackground(), r.getNote()]`,
    ['', '#ff0000', 'n'],
  ],
  [
    'contentsOnly',
    `const r = sheet.getRange('A1').setValue(1).setBackground('red').clear({ contentsOnly: true }); [r.getValue(), r.getBackground()]`,
    ['', '#ff0000'],
  ],
  // ---- moving and copying [G] "Range.moveTo", "Range.copyTo", "insertCells", "getNextDataCell", "removeDuplicates"
  [
    'moveTo over itself',
    `sheet.getRange('A1:B2').setValues([['A1', 'B1'], ['A2', 'B2']]).moveTo(sheet.getRange('B1')); sheet.getRange('A1:C2').getValues()`,
    [
      ['', 'A1', 'B1'],
      ['', 'A2', 'B2'],
    ],
  ],
  [
    'copyTo smaller and larger',
    `const r = sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]); r.copyTo(sheet.getRange('G1')); r.copyTo(sheet.getRange('J1:L4')); [sheet.getRange('G1:H2').getValues(), sheet.getRange('J1:L4').getValues()]`,
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2, ''],
        [3, 4, ''],
        [1, 2, ''],
        [3, 4, ''],
      ],
    ],
  ],
  [
    'copyTo values, transposed',
    `const r = sheet.getRange('A1:B1').setFormulas([['=1+1', '=2+2']]); r.copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, true); [sheet.getRange('D1:D2').getValues(), sheet.getRange('D1').getFormula()]`,
    [[[2], [4]], ''],
  ],
  [
    'insertCells',
    `sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]); sheet.getRange('A1').insertCells(SpreadsheetApp.Dimension.ROWS); sheet.getRange('A1:B3').getValues()`,
    [
      ['', 2],
      [1, 4],
      [3, ''],
    ],
  ],
  [
    'next data cell',
    `sheet.getRange('B2').setValue(1); sheet.getRange('B5').setValue(1); [sheet.getRange('B1').getNextDataCell(SpreadsheetApp.Direction.DOWN).getA1Notation(), sheet.getRange('B2').getNextDataCell(SpreadsheetApp.Direction.DOWN).getA1Notation(), sheet.getRange('B5').getNextDataCell(SpreadsheetApp.Direction.DOWN).getA1Notation()]`,
    ['B2', 'B5', 'B1000'],
  ],
  [
    'data region',
    `sheet.getRange('B2:C3').setValues([[1, 2], [3, '']]); sheet.getRange('E9').setValue(1); sheet.getRange('B2').getDataRegion().getA1Notation()`,
    'B2:C3',
  ],
  [
    'removeDuplicates',
    `const r = sheet.getRange('A1:B4').setValues([['a', 'b'], ['b', 'a'], ['a', 'a'], ['b', 'a']]).removeDuplicates(); [r.getA1Notation(), sheet.getRange('A1:B4').getValues()]`,
    [
      'A1:B3',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'a'],
        ['', ''],
      ],
    ],
  ],
  [
    'trimWhitespace',
    `sheet.getRange('A1').setValue(' two  spaces ').trimWhitespace().getValue()`,
    'two spaces',
  ],
  [
    'sort by several',
    `sheet.getRange('A1:B3').setValues([[1, 'b'], [2, 'a'], [1, 'a']]).sort([{ column: 1, ascending: false }, 2]).getValues()`,
    [
      [2, 'a'],
      [1, 'a'],
      [1, 'b'],
    ],
  ],
  // ---- merges [G] "Range Merging Methods"
  [
    'merge',
    `sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]).merge(); [sheet.getRange('B2').isPartOfMerge(), sheet.getRange('A1:C3').getMergedRanges().map((r) => r.getA1Notation()), sheet.getRange('A1:B2').getValues()]`,
    [
      true,
      ['A1:B2'],
      [
        [1, ''],
        ['', ''],
      ],
    ],
  ],
  [
    'mergeAcross',
    `sheet.getRange('D1:F2').mergeAcross().getMergedRanges().map((r) => r.getA1Notation())`,
    ['D1:F1', 'D2:F2'],
  ],
  ['breakApart', `sheet.getRange('A1:B2').merge().breakApart().isPartOfMerge()`, false],
  // ---- filling [G] testsheets "Range.autoFill and autoFillToNeighbor"
  [
    'autoFill down and left',
    `const S = SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES; sheet.getRange('A1:A2').setValues([[1], [3]]).autoFill(sheet.getRange('A1:A4'), S); sheet.getRange('E1:F1').setValues([[10, 8]]).autoFill(sheet.getRange('C1:F1'), S); [sheet.getRange('A1:A4').getValues().join(), sheet.getRange('C1:F1').getValues().join()]`,
    ['1,3,5,7', '14,12,10,8'],
  ],
  [
    'autoFill of months, texts, formulas, alternating',
    `const A = SpreadsheetApp.AutoFillSeries; sheet.getRange('A1:C1').setValues([['Jan', 'Row 9', '=A1&"!"']]).autoFill(sheet.getRange('A1:C3'), A.DEFAULT_SERIES); sheet.getRange('E1:E2').setValues([[1], [2]]).autoFill(sheet.getRange('E1:E3'), A.ALTERNATE_SERIES); [sheet.getRange('A3:C3').getValues(), sheet.getRange('E3').getValue()]`,
    [[['Mar', 'Row 11', 'Mar!']], 1],
  ],
  [
    'autoFillToNeighbor',
    `sheet.getRange('A1:A5').setValues([[1], [1], [1], [1], [1]]); sheet.getRange('B1:B2').setValues([['Jan'], ['Feb']]).autoFillToNeighbor(SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES); sheet.getRange('B1:B6').getValues().join()`,
    'Jan,Feb,Mar,Apr,May,',
  ],
  [
    'a notation outside the grid is made, and throws when used',
    `const r = sheet.getRange('RC1'); let m = ''; try { r.getValue(); } catch (e) { m = e.message; } [r.getA1Notation(), m]`,
    ['RC1', 'The coordinates of the range are outside the dimensions of the sheet.'],
  ],
  [
    'a colour of the other kind [G] "color objects and builders"',
    `const c = SpreadsheetApp.newColor(); const of = (f) => { try { return f().toString(); } catch (e) { return e.message; } }; [c.getColorType().toString(), of(() => c.asRgbColor()), of(() => c.setRgbColor('red').build().asThemeColor())]`,
    ['UNSUPPORTED', 'Object is not of type RgbColor.', 'Object is not of type ThemeColor.'],
  ],
];

describe.each(drivers)('%s', (driver) => {
  test('results', () => expectResults(driver, cases), 60_000);
});
