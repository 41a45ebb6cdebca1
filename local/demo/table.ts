// CSV in and out, and a table for the terminal. Parsing is csv-parse's work (quotes, newlines, BOM).
import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { BadInput } from './command-line.js';

/** Rows of a CSV file, header first, all rows equally wide. */
export function readTable(file: string): string[][] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadInput(`The file ${file} cannot be read.`);
  }
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    throw new BadInput(
      `The file ${file} is not a CSV: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  while (rows.length > 0 && (rows[rows.length - 1] ?? []).every((cell) => cell === '')) rows.pop();
  if (rows.length === 0) throw new BadInput(`The file ${file} is empty.`);
  if (rows.length === 1) throw new BadInput(`The file ${file} has a header row and no rows below it.`);
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

export function writeTable(file: string, rows: readonly (readonly string[])[]): void {
  try {
    writeFileSync(file, stringify(rows.map((row) => [...row])));
  } catch {
    throw new BadInput(`The file ${file} cannot be written.`);
  }
}

/** Objects by header; a header that comes twice gets its column's number, so that no value is lost. */
export function asObjects(rows: readonly (readonly string[])[]): Record<string, string>[] {
  const names: string[] = [];
  (rows[0] ?? []).forEach((header, index) => {
    const name = header === '' ? `Column ${index + 1}` : header;
    names.push(names.includes(name) ? `${name} (column ${index + 1})` : name);
  });
  return rows.slice(1).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

const WIDEST = 28;

function padded(text: string, width: number): string {
  const line = stripVTControlCharacters(text).replace(/\s+/g, ' ');
  const cut = [...line].length > width ? `${[...line].slice(0, width - 1).join('')}…` : line;
  return cut + ' '.repeat(width - [...cut].length);
}

/** The table as text, columns aligned, long cells cut. */
export function asText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.min(WIDEST, Math.max(1, ...rows.map((row) => [...(row[column] ?? '').replace(/\s+/g, ' ')].length))),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? '', width))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('\n');
}
