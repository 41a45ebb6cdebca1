// Formulas: operators, functions, errors, arrays. Source of each expectation: support.google.com/docs/table/25273
// (Google's function list) and Sheets' own behaviour, unless named.

import { describe, expect, test } from '@jest/globals';
import { isBuiltIn } from '../../../local/appsscript/spreadsheet/formula/built-in-names.js';
import { functions } from '../../../local/appsscript/spreadsheet/formula/functions.js';
import { aDocument } from './a-document.js';

function withPeople() {
  const made = aDocument();
  made.acts.paste('Sheet1', 'A1', [
    ['First', 'Last', 'Score'],
    ['Jane', 'Doe', '10'],
    ['Ann', 'Lee', '20'],
    ['Bob', 'Ray', ''],
  ]);
  return made;
}

describe('one cell', () => {
  test.each([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=10%*50', 5],
    ['=(1+2)*3', 9],
    ['="a"&"b"&1', 'ab1'],
    ['=1=1', true],
    ['="Abc"="aBC"', true],
    ['="a"<"b"', true],
    ['="5"+1', 6],
    ['=1/0', '#DIV/0!'],
    ['="x"+1', '#VALUE!'],
    ['=A2', 'Jane'],
    ['=Sheet1!B2', 'Doe'],
    ['=\'Sheet1\'!B2&"!"', 'Doe!'],
    ['=Nowhere!B2', '#REF!'],
    ['=Z99', ''],
    ['=nonsense', '#NAME?'],
    ['=NOSUCHFUNCTION(A1)', '#NAME?'],
    ['=1+', '#ERROR!'],
    ['=IF(C2>5,"big","small")', 'big'],
    ['=IF(C4="","none",C4)', 'none'],
    ['=IF(1>2,"yes")', false],
    ['=IF(A2="Jane",,2)', ''],
    ['=IFERROR(1/0,"oops")', 'oops'],
    ['=IFERROR(VLOOKUP("Zoe",A2:C4,3,FALSE),"no")', 'no'],
    ['=AND(TRUE,1,"TRUE")', true],
    ['=OR(FALSE,0)', false],
    ['=NOT(0)', true],
    ['=CONCATENATE(A2," ",B2)', 'Jane Doe'],
    ['=CONCATENATE(A2:B3)', 'JaneDoeAnnLee'],
    ['=LOWER(A2)&UPPER(B2)', 'janeDOE'],
    ['=PROPER("mary-ann o\'neil")', "Mary-Ann O'neil"],
    ['=TRIM("  a   b ")', 'a b'],
    ['=LEFT("Jane")&LEFT("Jane",2)&RIGHT("Jane",2)&MID("Jane",2,2)', 'JJanean'],
    ['=LEN("Jane")', 4],
    ['=SUBSTITUTE("a-b-c","-","+")', 'a+b+c'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REGEXEXTRACT("jane@acme.example","@(.+)")', 'acme.example'],
    ['=REGEXEXTRACT("jane","[0-9]+")', '#N/A'],
    ['=REGEXMATCH("Jane","^J")', true],
    ['=COUNTA(A1:C4)', 11],
    ['=COUNT(A1:C4)', 2],
    ['=COUNTIF(C2:C4,">15")', 1],
    ['=COUNTIF(A2:A4,"*n*")', 2],
    ['=COUNTIF(A2:A4,"jane")', 1],
    ['=SUM(C1:C4)', 30],
    ['=SUM(1,"2",C2:C3)', 33],
    ['=AVERAGE(C2:C4)', 15],
    ['=MAX(C:C)', 20],
    ['=INDEX(A1:C4,3,2)', 'Lee'],
    ['=MATCH("Bob",A:A,0)', 4],
    ['=MATCH("Zoe",A:A,0)', '#N/A'],
    ['=INDEX(B:B,MATCH("Ann",A:A,0))', 'Lee'],
    ['=VLOOKUP("ann",A2:C4,3,FALSE)', 20],
    ['=VLOOKUP("ann",A2:C4,4,FALSE)', '#REF!'],
    ['=HYPERLINK("https://example.com","site")', 'site'],
    ['=TEXTJOIN(", ",TRUE,A2:A4)', 'Jane, Ann, Bob'],
    ['=SUM({1,2;3,4})', 10],
  ])('%s is %p', (formula, value) => {
    const { type, value: read } = withPeople();
    type('E1', formula);
    expect(read('E1')).toEqual(value);
  });
});

test('an error of an operand is the error of the result', () => {
  const { type, value } = withPeople();
  type('E1', '=1/0');
  type('E2', '=E1&"x"');
  type('E3', '=SUM(E1:E2)');
  expect([value('E2'), value('E3')]).toEqual(['#DIV/0!', '#DIV/0!']);
});

describe('arrays', () => {
  test('a range or an array spills into blank cells', () => {
    const { type, values } = withPeople();
    type('E1', '=A2:B3');
    type('E4', '=SPLIT("jane.doe@acme.example",".@")');
    expect(values('E1:F2')).toEqual([
      ['Jane', 'Doe'],
      ['Ann', 'Lee'],
    ]);
    expect(values('E4:H4')).toEqual([['jane', 'doe', 'acme', 'example']]);
  });

  test('ARRAYFORMULA computes each row, and lastRow counts what it spilled', () => {
    const { document, type, values, acts } = withPeople();
    type('D1', '=ARRAYFORMULA(IF(A1:A5="","",A1:A5&" "&B1:B5))');
    expect(values('D1:D5').flat()).toEqual(['First Last', 'Jane Doe', 'Ann Lee', 'Bob Ray', '']);
    acts.clear('Sheet1', 'A4:C4');
    expect(document.lastRow(document.sheets[0] ?? neverSheet())).toBe(5);
  });

  test('a filled cell in the way gives #REF! and its words; clearing it lets the array through', () => {
    const { type, values, value, message, acts } = withPeople();
    type('F2', 'mine');
    type('E1', '=A2:B3');
    expect(value('E1')).toBe('#REF!');
    expect(message('E1')).toBe('Array result was not expanded because it would overwrite data in F2.');
    expect(value('F2')).toBe('mine');
    acts.clear('Sheet1', 'F2');
    expect(values('E1:F2')).toEqual([
      ['Jane', 'Doe'],
      ['Ann', 'Lee'],
    ]);
    type('F1', 'new');
    expect([value('E1'), value('F1'), value('E2')]).toEqual(['#REF!', 'new', '']);
  });

  test('a result too wide for the grid says how much is missing', () => {
    const { type, value, message } = withPeople();
    type('Z1', '=SPLIT("a b c"," ")');
    expect(value('Z1')).toBe('#REF!');
    expect(message('Z1')).toBe('Result was not automatically expanded, please insert more columns (2).');
  });

  test('a formula that reads spilled cells follows them', () => {
    const { type, value } = withPeople();
    type('H1', '=SUM(F1:F2)');
    type('E1', '=B2:C3');
    expect(value('H1')).toBe(30);
    type('C2', '11');
    expect(value('H1')).toBe(31);
  });
});

test('a formula follows what it reads, through other formulas and other tabs', () => {
  const { acts, type, value } = withPeople();
  acts.addTab('Other');
  type('Other!A1', '=Sheet1!C2*2');
  type('E1', '=Other!A1+1');
  expect(value('E1')).toBe(21);
  type('C2', '100');
  expect([value('Other!A1'), value('E1')]).toEqual([200, 201]);
  acts.renameTab('Other', 'My tab');
  expect(value('E1')).toBe(201);
});

test('a circle is #REF!', () => {
  const { type, value, message } = withPeople();
  type('E1', '=E2+1');
  type('E2', '=E1+1');
  expect([value('E1'), value('E2')]).toEqual(['#REF!', '#REF!']);
  expect(message('E1')).toContain('Circular dependency detected');
});

test('=A1 shows a date where A1 does', () => {
  const { type, show, value } = withPeople();
  type('D2', '2024-01-31');
  type('E2', '=D2');
  expect([show('E2'), value('E2')]).toEqual(['2024-01-31', new Date('2024-01-31')]);
});

test('in a locale with a decimal comma arguments are apart by semicolons', () => {
  const { type, value } = aDocument({ locale: 'de_DE' });
  type('A1', '=SUM(1,5;2)');
  expect(value('A1')).toBe(3.5);
});

test('names of functions are written in capitals, custom ones as typed', () => {
  const { type, formula } = withPeople();
  type('E1', '=sum(c2:c3)+MyOwn(a2)');
  expect(formula('E1')).toBe('=SUM(C2:C3)+MyOwn(A2)');
});

test('the list of names and the functions are the same', () => {
  expect(Object.keys(functions).filter((name) => !isBuiltIn(name))).toEqual([]);
});

function neverSheet(): never {
  throw new Error('no sheet');
}
