// The sheet under a person's hands: selecting, typing, pasting, sorting, filtering, tabs, files, undo, reloading.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { type Hands, inBrowser, openStage, until } from './support.js';

const stage = openStage();
const sheet = stage.share({});

/** What is painted in the right part of a cell. */
async function painted(hands: Hands, a1: string, width: number): Promise<string> {
  const box = await hands.cell(a1).boundingBox();
  if (!box) throw new Error(`${a1} is out of sight`);
  const clip = { x: box.x + box.width - width, y: box.y, width, height: box.height };
  return (await hands.page.screenshot({ clip })).toString('base64');
}

const box = (hands: Hands) => hands.page.getByLabel('Name of the range');

describe('cells', () => {
  inBrowser('typing: text, numbers and formulas, in the cell and in the formula bar', () =>
    sheet(async ({ hands }) => {
      await hands.type('G2', '=A2&" "&B2');
      await hands.type('G3', '12.50');
      await hands.shows('G2', 'Noor Haddad');
      await hands.shows('G3', '12.5');
      await hands.cell('G2').click();
      const bar = hands.page.getByLabel('Formula');
      await until(async () => (await bar.inputValue()) === '=A2&" "&B2', 'the formula stands in the bar');
      await bar.fill('=UPPER(A2)');
      await bar.press('Enter');
      await hands.shows('G2', 'NOOR');
      await hands.type('A2', 'Nora');
      await hands.shows('G2', 'NORA');
    }),
  );

  inBrowser('a long text runs over blank cells only; filter buttons and corners of notes are in sight', () =>
    sheet(async ({ hands }) => {
      await hands.type('G4', 'x');
      await hands.type('G10', 'x');
      await hands.cell('A1').click();
      const wide = (await hands.cell('G4').boundingBox())?.width ?? 0;
      expect(await painted(hands, 'G4', wide)).toBe(await painted(hands, 'G10', wide));
      const heads = await painted(hands, 'D1', 20);
      await hands.menu('Data', 'Create a filter');
      await until(async () => (await painted(hands, 'D1', 20)) !== heads, 'the button of the filter is seen');
      const corner = await painted(hands, 'B3', 6);
      await hands.cell('B3').click();
      await hands.menu('Insert', 'Note…');
      await hands.page.getByRole('dialog').getByRole('textbox').fill('called twice');
      await hands.page.getByRole('button', { name: 'Save note' }).click();
      await hands.cell('A1').click();
      await until(async () => (await painted(hands, 'B3', 6)) !== corner, 'the corner of the note is seen');
    }),
  );

  inBrowser('keys move, stretch and jump; several ranges and whole columns can be selected', () =>
    sheet(async ({ hands }) => {
      const { keyboard } = hands.page;
      await hands.cell('B3').click();
      await keyboard.press('Shift+ArrowRight');
      await keyboard.press('Shift+ArrowDown');
      expect(await box(hands).inputValue()).toBe('B3:C4');
      await keyboard.press('Control+End');
      expect(await box(hands).inputValue()).toBe('F26');
      await keyboard.press('Home');
      expect(await box(hands).inputValue()).toBe('A26');
      await hands.page.locator('.grid-letter', { hasText: /^C$/ }).click();
      expect(await box(hands).inputValue()).toBe('C:C');
      await hands.cell('A5').click({ modifiers: ['Control'] });
      const ranges = hands.page.locator('.grid-body .grid-range');
      await until(async () => (await ranges.count()) === 2, 'two ranges');
      await box(hands).fill('D4:E9');
      await box(hands).press('Enter');
      await until(async () => (await ranges.count()) === 1, 'one range');
    }),
  );

  inBrowser('a block of another spreadsheet is pasted as typed; undo and redo step through it', () =>
    sheet(async ({ hands }) => {
      const { keyboard } = hands.page;
      await hands.page.evaluate(() => navigator.clipboard.writeText('Ann\tDoe\r\n007\t"two\nlines"\r\n'));
      await hands.cell('A28').click();
      await keyboard.press('Control+v');
      await hands.shows('A28', 'Ann');
      await hands.shows('A29', '7');
      expect(await hands.text('B29')).toBe('two\nlines');
      await keyboard.press('Control+z');
      await until(async () => (await hands.text('A28')) === '', 'undone');
      await keyboard.press('Control+y');
      await hands.shows('A28', 'Ann');
    }),
  );

  inBrowser('a table on the clipboard goes before its text: merged cells, quotes, lines in a cell', () =>
    sheet(async ({ hands }) => {
      const { keyboard } = hands.page;
      // As Google Sheets and Excel write it: styles, attributes of their own, markup broken over lines.
      const html = `<meta charset='utf-8'><style>td {border: 1px solid #ccc}</style><table xmlns="http://www.w3.org/1999/xhtml" dir="ltr" border="1"><colgroup><col width="100"/></colgroup><tbody>
        <tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2}">The "Ann"
            Company</td><td>one<br/>two</td><td>007</td></tr>
        <tr><td colspan="2" rowspan="1">wide</td><td><b>bold</b></td></tr></tbody></table>`;
      await hands.cell('A28').click();
      // Chromium sanitises HTML that a page itself puts on the clipboard, so the event brings it.
      await hands.page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', text);
        clipboardData.setData('text/plain', 'not this');
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(paste);
      }, html);
      await hands.shows('A28', 'The "Ann" Company');
      expect(await hands.text('B28')).toBe('one\ntwo');
      expect(
        await hands.table(['A', 'B', 'C'], 29).then((rows) => rows.slice(27).map(([, , c]) => c)),
      ).toEqual(['7', 'bold']);
      expect([await hands.text('A29'), await hands.text('B29')]).toEqual(['wide', '']);
      expect(await box(hands).inputValue()).toBe('A28:C29');
      await keyboard.press('Control+z');
      await until(async () => (await hands.text('C29')) === '', 'undone at once');
    }),
  );

  inBrowser('one copied value fills the whole selection', () =>
    sheet(async ({ hands }) => {
      await hands.page.evaluate(() => navigator.clipboard.writeText('yes'));
      await hands.cell('G2').click();
      await hands.cell('H4').click({ modifiers: ['Shift'] });
      await hands.page.keyboard.press('Control+v');
      await hands.shows('H4', 'yes');
      await hands.shows('G2', 'yes');
      expect(await hands.text('G5')).toBe('');
    }),
  );

  inBrowser('each tab keeps its selection', () =>
    sheet(async ({ hands }) => {
      const { page } = hands;
      await hands.cell('B3').click();
      await hands.cell('C5').click({ modifiers: ['Shift'] });
      await page.getByRole('button', { name: 'Add a tab' }).click();
      await page.getByRole('tab', { name: 'Sheet2' }).click();
      await until(async () => (await box(hands).inputValue()) === 'A1', 'a new tab begins at A1');
      await page.getByRole('tab', { name: 'Contacts' }).click();
      await until(async () => (await box(hands).inputValue()) === 'B3:C5', 'the selection is back');
    }),
  );

  inBrowser('copied cells bring their formulas, and the text for other programs', () =>
    sheet(async ({ hands }) => {
      const { keyboard } = hands.page;
      await hands.type('G2', '=A2');
      await hands.cell('G2').click();
      await keyboard.press('Control+c');
      await hands.cell('G4').click();
      await keyboard.press('Control+v');
      await hands.shows('G4', 'Tomás');
      expect(await hands.page.evaluate(() => navigator.clipboard.readText())).toBe('Noor');
    }),
  );
});

describe('rows, columns, tabs', () => {
  inBrowser('sorting, inserting and deleting, one undo each', () =>
    sheet(async ({ hands }) => {
      await hands.cell('B4').click();
      await hands.menu('Data', 'Sort sheet by column B (A to Z)');
      await hands.shows('B2', 'Adeyemi');
      await hands.page.getByRole('button', { name: 'Insert row' }).click();
      await until(async () => (await hands.text('B4')) === '', 'a blank row');
      await hands.page.getByRole('button', { name: 'Undo: Insert' }).click();
      await hands.page.getByRole('button', { name: 'Undo: Sort' }).click();
      await hands.shows('B2', 'Haddad');
      await hands.page.locator('.grid-letter', { hasText: /^C$/ }).click({ button: 'right' });
      await hands.page.getByRole('menuitem', { name: 'Delete 1 column' }).click();
      await hands.shows('C1', 'Website');
    }),
  );

  inBrowser('a filter hides rows until it is removed', () =>
    sheet(async ({ hands }) => {
      await hands.page.getByRole('button', { name: 'Filter' }).click();
      await hands.cell('C1').and(hands.page.locator('.filter')).waitFor();
      const head = await hands.cell('C1').boundingBox();
      await hands.page.mouse.click((head?.x ?? 0) + (head?.width ?? 0) - 10, (head?.y ?? 0) + 12);
      const list = hands.page.getByRole('dialog', { name: 'Filter' });
      await list.getByRole('button', { name: 'Show none' }).click();
      await list.getByLabel('Lumen').check();
      await list.getByRole('button', { name: 'Show chosen' }).click();
      await hands.cell('A3').waitFor({ state: 'detached' });
      expect(await hands.text('A2')).toBe('Noor');
      await hands.shot('filter');
      await hands.page.getByRole('button', { name: 'Remove filter' }).click();
      await hands.shows('A3', 'Ida');
    }),
  );

  inBrowser('tabs are added, renamed, hidden, listed and deleted', () =>
    sheet(async ({ hands }) => {
      const { page } = hands;
      await page.getByRole('button', { name: 'Add a tab' }).click();
      const tab = (name: string) => page.getByRole('tab', { name });
      await tab('Sheet2').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByRole('textbox', { name: 'Rename tab' }).fill('Leads');
      await page.getByRole('button', { name: 'Rename', exact: true }).last().click();
      await tab('Leads').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Hide' }).click();
      await tab('Leads').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'List hidden tabs (1)' }).click();
      await tab('Leads, hidden').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete tab' }).click();
      await tab('Leads, hidden').waitFor({ state: 'detached' });
    }),
  );
});

describe('files', () => {
  inBrowser('a CSV file is opened and downloaded; what it holds stays as it is', () =>
    sheet(async ({ hands }) => {
      const { page } = hands;
      const csv = 'First name,Zip\r\n"Ann, ""A""",00501\r\n=1+1,1/2\r\n';
      const chooser = page.waitForEvent('filechooser');
      await hands.menu('File', 'Open a CSV file');
      await (await chooser).setFiles({ name: 'Leads.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await hands.shows('B2', '00501');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Leads');
      const download = page.waitForEvent('download');
      await hands.menu('File', 'Download this tab as CSV');
      const file = await (await download).path();
      expect(await readFile(file, 'utf8')).toBe(csv.replaceAll('\r\n', '\n'));
    }),
  );

  inBrowser('nothing is lost when the page is loaded again, or the workbench started again', async () => {
    const keep = await mkdtemp(join(tmpdir(), 'workbench-'));
    try {
      await stage.with({ keep }, async ({ hands }) => {
        await hands.connected();
        await hands.type('G2', 'kept');
        await hands.shows('G2', 'kept');
        await hands.page.reload();
        await hands.shows('G2', 'kept');
        // A new page has no sidebar, as on Google.
        expect(await hands.page.locator('.sidebar').count()).toBe(0);
      });
      await stage.with({ keep }, async ({ hands }) => {
        await hands.shows('G2', 'kept');
        await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
        await hands.sidebarSays(/rows/);
        await hands.menu('File', 'Start over from the sample');
        await hands.page.getByRole('button', { name: 'Start over from the sample' }).click();
        await until(async () => (await hands.text('G2')) === '', 'the sample again');
      });
    } finally {
      await rm(keep, { recursive: true, force: true });
    }
  });
});

describe('100,000 rows', () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, index) => `First${index},Last${index},company${index}.example`,
  );
  const csv = `First name,Last name,Website\n${rows.join('\n')}\n`;

  // How long a frame takes is measured, not tested: npm run bench:scroll.
  inBrowser('only the rows in sight exist as elements, and every place shows its own', () =>
    stage.with({ csv }, async ({ hands }) => {
      const { page } = hands;
      const drawn = () => page.locator('.grid-row').count();
      const scrollTo = (pixels: number) =>
        page.locator('.grid').evaluate((grid, top) => {
          grid.scrollTop = top;
        }, pixels);
      expect(await drawn()).toBeLessThan(80);
      await scrollTo(24 * 70_000);
      await hands.shows('A70010', 'First70008');
      expect(await drawn()).toBeLessThan(80);
      await scrollTo(24 * 30_000);
      await hands.shows('C30010', 'company30008.example');
      await hands.cell('A30010').click();
      await page.keyboard.press('Control+End');
      await hands.shows('A100001', 'First99999');
      await box(hands).fill('A50001');
      await box(hands).press('Enter');
      await hands.shows('A50001', 'First49999');
      expect(await drawn()).toBeLessThan(80);
    }),
  );
});
