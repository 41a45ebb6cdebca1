// Formulas written in R1C1 notation, turned into A1 text as seen from a cell.

import { columnLetters } from '../a1.js';
import type { Place } from './reference.js';

const PART =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])R(?:\[(-?\d+)\]|(\d+))?C(?:\[(-?\d+)\]|(\d+))?(?![\p{L}\p{N}_.([])/giu;

/** `=R[1]C1` at A1 → `=$A2`. Texts in quotes stay; a missing `=` is the caller's to add. */
export function formulaFromR1C1(text: string, at: Place): string {
  return text.replace(
    PART,
    (whole, rowOffset?: string, row?: string, columnOffset?: string, column?: string) => {
      if (whole.startsWith('"')) return whole;
      const rowNumber = row === undefined ? at.row + Number(rowOffset ?? 0) : Number(row) - 1;
      const columnNumber = column === undefined ? at.column + Number(columnOffset ?? 0) : Number(column) - 1;
      if (rowNumber < 0 || columnNumber < 0) return '#REF!';
      return `${column === undefined ? '' : '$'}${columnLetters(columnNumber)}${row === undefined ? '' : '$'}${rowNumber + 1}`;
    },
  );
}
