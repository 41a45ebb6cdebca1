// Copy, cut and paste: tab-separated text for other programs, whole cells inside the document.

import type { Rect } from '../../protocol/sheet.js';
import { act, ask, note } from '../link.js';
import { clipboard, knows, lastRange, ranges, selection, tab, textAt } from '../sheet-state.js';
import { tableOf } from './clipboard-table.js';

/** As spreadsheets put cells on the clipboard. */
function tabbed(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((line) => line.map(quoted).join('\t')).join('\n');
}

function textHere(area: Rect): string {
  return tabbed(
    Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_unused, column) => textAt(area.row + row, area.column + column)),
    ),
  );
}

/** Puts the selection on the clipboard. Of several ranges the last one counts, as the others cannot be one block. */
export async function copy(isCut: boolean, transfer: DataTransfer | null): Promise<void> {
  const sheet = tab.value;
  if (!sheet) return;
  if (ranges.value.length > 1) note('failure', '', 'Of several ranges only the last one was copied.');
  const area = lastRange.value;
  if (transfer && knows(area)) {
    const text = textHere(area);
    transfer.setData('text/plain', text);
    clipboard.value = { tab: sheet.id, area, text, isCut };
    return;
  }
  const answer = await ask({ kind: 'text', tab: sheet.id, area });
  if (!answer.ok) return;
  const text = String(answer.value);
  await navigator.clipboard.writeText(text);
  clipboard.value = { tab: sheet.id, area, text, isCut };
}

const lines = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');

/** Our own cells when the clipboard still holds them; else its table or its tab-separated text. */
export async function paste(transfer: DataTransfer | null): Promise<void> {
  const sheet = tab.value;
  const plain = transfer?.getData('text/plain') ?? '';
  const table = tableOf(transfer?.getData('text/html') ?? '');
  if (!sheet || (plain === '' && !table)) return;
  const own = clipboard.value;
  const to = lastRange.value;
  if (own && lines(own.text) === lines(plain)) {
    const from = { tab: own.tab, from: own.area, toTab: sheet.id, to };
    const done = await act(own.isCut ? { kind: 'move', ...from } : { kind: 'copy', ...from });
    if (done && own.isCut) clipboard.value = null;
    if (done)
      stretch(to.row, to.column, Math.max(own.area.rows, to.rows), Math.max(own.area.columns, to.columns));
    return;
  }
  clipboard.value = null;
  // The server says what is selected afterwards: it knows how far the block reaches.
  const text = table ? tabbed(table) : plain;
  await act({ kind: 'paste', tab: sheet.id, ...to, text });
}

function stretch(row: number, column: number, rows: number, columns: number): void {
  selection.value = {
    others: [],
    anchor: { row, column },
    to: { row: row + rows - 1, column: column + columns - 1 },
    shape: 'cells',
  };
}
