// How far the reading of headers looks.

/** Titles, notes and blank rows may stand above the header row. */
export const HEADER_ROWS_LOOKED_AT = 20;
