// Copy, cut and paste: tab-separated text for other programs, whole cells inside the document.

import type { Rect } from '../../protocol.js';
import { act, ask, note } from '../link.js';
import { clipboard, knows, lastRange, ranges, selection, tab, textAt } from '../sheet-state.js';

function textHere(area: Rect): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_unused, column) =>
      quoted(textAt(area.row + row, area.column + column)),
    ).join('\t'),
  ).join('\n');
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

/** Our own cells when the clipboard still holds them, the text otherwise. */
export async function paste(text: string): Promise<void> {
  const sheet = tab.value;
  if (!sheet || text === '') return;
  const own = clipboard.value;
  const to = lastRange.value;
  if (own && lines(own.text) === lines(text)) {
    const from = { tab: own.tab, from: own.area, toTab: sheet.id, to };
    const done = await act(own.isCut ? { kind: 'move', ...from } : { kind: 'copy', ...from });
    if (done && own.isCut) clipboard.value = null;
    if (done)
      stretch(to.row, to.column, Math.max(own.area.rows, to.rows), Math.max(own.area.columns, to.columns));
    return;
  }
  clipboard.value = null;
  if (await act({ kind: 'paste', tab: sheet.id, row: to.row, column: to.column, text })) {
    const pasted = lines(text).split('\n');
    stretch(to.row, to.column, pasted.length, Math.max(...pasted.map((line) => line.split('\t').length)));
  }
}

function stretch(row: number, column: number, rows: number, columns: number): void {
  selection.value = {
    others: [],
    anchor: { row, column },
    to: { row: row + rows - 1, column: column + columns - 1 },
    shape: 'cells',
  };
}
