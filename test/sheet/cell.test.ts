// Text stays text: what opens a formula or hides an apostrophe is guarded, and read back as it was.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { literalText, plainText, textAgain } from '../../src/sheet/cell.js';

test.each([
  ['jane@acme.example', 'jane@acme.example'],
  ['+14155550123', '+14155550123'],
  ['=IMPORTXML("https://evil.example")', '\'=IMPORTXML("https://evil.example")'],
  ["'t Hooft", "''t Hooft"],
  ['a=b', 'a=b'],
  ['', ''],
])('%s is written as %s', (text, written) => {
  expect(literalText(text)).toBe(written);
});

/** A cell shows a written text without the apostrophe that opens it; '@' might show it after all. */
const shownAs = (written: string) => [written.replace(/^'/, ''), written];

test('is read as it was written, whichever way Sheets shows it', () => {
  const texts = fc
    .tuple(fc.constantFrom('', '=', "'", '+', '-', '@'), fc.string())
    .map(([start, rest]) => start + rest)
    // Two guards in a row cannot be told from a guarded one; no name or address opens so.
    .filter((text) => !/^'[=']/.test(text));
  fc.assert(
    fc.property(texts, (text) => {
      for (const shown of shownAs(literalText(text))) expect(plainText(shown)).toBe(text);
    }),
  );
});

test('nothing that is written opens a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(literalText(text)).not.toMatch(/^=/);
      expect(literalText(`=${text}`)).not.toMatch(/^=/);
    }),
  );
});

test.each([
  ['=no formula', 'General', "'=no formula"],
  ['=no formula', '@', "'=no formula"],
  ['5%', 'General', "'5%"],
  ['2026-01-31', undefined, "'2026-01-31"],
  ['+49', 'General', "'+49"],
  ['TRUE', 'General', "'TRUE"],
  ['5%', '@', '5%'],
  ['call in May', 'General', 'call in May'],
  ['', 'General', ''],
])('a text %j of the user goes back into a cell of format %s as %j', (text, format, written) => {
  expect(textAgain(text, format)).toBe(written);
});
