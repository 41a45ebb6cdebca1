// The shapes in which a reading of headers is told.
import type { InputField } from '../contact/fields.js';

/** 0-based column indexes. */
export type ColumnMap = { readonly [field in InputField]?: number };

/** What made a column the one for a field. */
export type Evidence = 'learned' | 'preset' | 'header' | 'typo' | 'content';

/** Why a column was chosen for a field. `confidence` from 0 to 1; below 0.5 the user should look. */
export interface ColumnChoice {
  readonly field: InputField;
  readonly column: number;
  readonly header: string;
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly words: string;
}

export type NoteKind =
  | 'several candidates'
  | 'column used twice'
  | 'company name without domain'
  | 'dates in a name column'
  | 'formulas in a name column'
  | 'company LinkedIn'
  | 'domain from e-mail';

/** Something the user should know, in words; `columns` are 0-based. */
export interface ColumnNote {
  readonly kind: NoteKind;
  readonly columns: readonly number[];
  readonly words: string;
}
