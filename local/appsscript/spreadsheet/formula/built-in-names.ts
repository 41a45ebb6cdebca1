// The functions the evaluator knows (functions*.ts implement them); Sheets writes their names in capitals.

const names =
  'IF IFERROR IFNA AND OR NOT TRUE FALSE NA CONCATENATE CONCAT LOWER UPPER PROPER TRIM LEFT RIGHT MID LEN SUBSTITUTE SPLIT ' +
  'REGEXEXTRACT REGEXMATCH REGEXREPLACE JOIN TEXTJOIN EXACT VALUE T N COUNT COUNTA COUNTBLANK COUNTIF SUM MIN MAX AVERAGE ' +
  'ROUND ABS INT MOD ARRAYFORMULA INDEX MATCH VLOOKUP HYPERLINK ROW COLUMN ROWS COLUMNS ISBLANK ISERROR ISNA ISNUMBER ' +
  'ISTEXT SEARCH FIND TRANSPOSE UNIQUE';

const known: ReadonlySet<string> = new Set(names.split(' '));

/** Whether Sheets' own function of this name is emulated; case does not matter. */
export const isBuiltIn = (name: string): boolean => known.has(name.toUpperCase());
