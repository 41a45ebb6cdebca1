// The table in what another program put on the clipboard as HTML (Google Sheets, Excel, LibreOffice, a web page):
// cells by their text. It says what tab-separated text cannot: merged cells, and quotes that are only quotes.

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** The page's policy forbids styles in markup, and says so in the console for each; the look is not wanted anyway. */
const withoutStyles = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(TAG, (tag) => tag.replace(/\sstyle=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''));

/** Cells of the first table; undefined when there is none. The markup is parsed inertly: nothing loads or runs. */
export function tableOf(html: string): string[][] | undefined {
  if (!/<table/i.test(html)) return undefined;
  const table = new DOMParser().parseFromString(withoutStyles(html), 'text/html').querySelector('table');
  if (!table || table.rows.length === 0) return undefined;
  const out: string[][] = [];
  for (const [index, line] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of line.cells) {
      // A cell that spans rows above holds its place.
      while (out[index]?.[column] !== undefined) column++;
      spread(out, index, column, cell);
      column += cell.colSpan;
    }
  }
  const width = Math.max(...out.map((line) => line.length));
  return out.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? ''));
}

/** A merged cell has its text in its first cell, as in every spreadsheet. */
function spread(out: string[][], top: number, left: number, cell: HTMLTableCellElement): void {
  const text = textOf(cell);
  for (let row = top; row < top + cell.rowSpan; row++) {
    out[row] ??= [];
    const line = out[row] ?? [];
    for (let column = left; column < left + cell.colSpan; column++)
      line[column] = row === top && column === left ? text : '';
  }
}

function textOf(cell: HTMLTableCellElement): string {
  for (const line of cell.querySelectorAll('br')) line.replaceWith('\v');
  // Excel breaks long texts over lines of its markup; a line of the cell is a <br>.
  return (cell.textContent ?? '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/ *\v */g, '\n')
    .trim();
}
