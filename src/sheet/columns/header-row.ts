// Finds the row that holds the headers: titles, export notes and blank rows may stand above it.
import { type HeaderClaims, readHeader } from './header-score.js';
import { HEADER_ROWS_LOOKED_AT } from './limits.js';

const LOOKS_LIKE_DATA = /@|:\/\/|^www\.|^[\d\s.,:%€$£+/-]+$|linkedin\.com/i;
// Headers such as account.website have dots, too, so this counts only below the row in question.
const BARE_DOMAIN = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/u;
const LONGEST_HEADER_CELL = 80;
/** Counted for a header that was understood though it names no input ("Phone"). */
const KNOWN_HEADER_WORTH = 0.15;
const DATA_CELL_COST = 0.6;
const LEAST_WORTH = 0.5;

export interface HeaderRow {
  /** 0-based; -1 when no row is one. */
  readonly index: number;
  readonly claims: readonly HeaderClaims[];
}

function filledCells(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  return text.length > LONGEST_HEADER_CELL || LOOKS_LIKE_DATA.test(text);
}

function worthOf(row: readonly string[], claims: readonly HeaderClaims[]): number {
  const bestByField = new Map<string, number>();
  let understood = 0;
  for (const each of claims) {
    if (each.isUnderstood && each.claims.length === 0) understood += 1;
    for (const claim of each.claims) {
      if (claim.score > (bestByField.get(claim.field) ?? 0)) bestByField.set(claim.field, claim.score);
    }
  }
  let worth = Math.min(understood, 6) * KNOWN_HEADER_WORTH;
  bestByField.forEach((score) => {
    worth += score;
  });
  return worth - row.filter((cell) => looksLikeData(cell)).length * DATA_CELL_COST;
}

/** A row of unknown words above rows of data is a header row in a language we do not read. */
function foreignHeaderRow(rows: readonly (readonly string[])[], widest: number): number {
  const first = rows.findIndex((row) => filledCells(row) > 0);
  const row = rows[first];
  const next = rows[first + 1];
  if (row === undefined || next === undefined || filledCells(row) < Math.max(1, widest / 2)) return -1;
  const isData = (cell: string) => looksLikeData(cell) || BARE_DOMAIN.test(cell.trim());
  const dataColumns = next
    .map((cell, column) => (cell.trim() !== '' && isData(cell) ? column : -1))
    .filter((column) => column >= 0);
  const isAbove = dataColumns.length > 0 && dataColumns.every((column) => !isData(row[column] ?? ''));
  return isAbove ? first : -1;
}

/** Looks at the first 20 rows. */
export function findHeaderRow(rows: readonly (readonly string[])[]): HeaderRow {
  const looked = rows.slice(0, HEADER_ROWS_LOOKED_AT);
  const widest = looked.reduce((most, row) => Math.max(most, filledCells(row)), 0);
  let best: HeaderRow = { index: -1, claims: [] };
  let bestWorth = LEAST_WORTH;
  looked.forEach((row, index) => {
    // A single cell in a wide table is a title ("Leads from LinkedIn"), however telling its words.
    if (filledCells(row) < Math.min(2, widest)) return;
    const claims = row.map((cell) => readHeader(cell));
    const worth = worthOf(row, claims);
    if (worth >= bestWorth + (best.index < 0 ? 0 : 0.01)) {
      best = { index, claims };
      bestWorth = worth;
    }
  });
  if (best.index >= 0) return best;
  const foreign = foreignHeaderRow(looked, widest);
  return { index: foreign, claims: (rows[foreign] ?? []).map((cell) => readHeader(cell)) };
}
