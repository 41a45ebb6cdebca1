// The result columns: which there are, their headers, and what stands in them for a finished lookup.
import { literalText } from './cell.js';

export type OutputField =
  | 'email'
  | 'emailStatus'
  | 'score'
  | 'confidence'
  | 'provider'
  | 'phone'
  | 'lookedUpAt'
  | 'status';

export const OUTPUT_FIELDS: readonly OutputField[] = [
  'email',
  'emailStatus',
  'score',
  'confidence',
  'provider',
  'phone',
  'lookedUpAt',
  'status',
];

export const OUTPUT_HEADERS: Readonly<Record<OutputField, string>> = {
  email: 'Email',
  emailStatus: 'Email status',
  score: 'Score',
  confidence: 'Confidence',
  provider: 'Provider',
  phone: 'Phone',
  lookedUpAt: 'Looked up at',
  status: 'Status',
};

/** Widths in pixels of the columns whose values are cut off in a column of 100, as Sheets makes it. */
export const OUTPUT_WIDTHS: { readonly [field in OutputField]?: number } = {
  email: 220,
  emailStatus: 110,
  phone: 140,
  lookedUpAt: 130,
  status: 140,
};

/** Fields whose cells hold numbers; all others are plain text. */
export const NUMBER_FIELDS: readonly OutputField[] = ['score', 'confidence'];

/** The columns a new user gets for a type. */
export function defaultOutputs(type: 'email' | 'phone' | 'all'): OutputField[] {
  switch (type) {
    case 'email':
      return ['email', 'emailStatus', 'confidence', 'provider', 'status'];
    case 'phone':
      return ['phone', 'confidence', 'provider', 'status'];
    case 'all':
      return ['email', 'emailStatus', 'confidence', 'provider', 'phone', 'status'];
  }
}

/** The header text for a new column; a header of the same name in the tab belongs to the user. */
export function headerFor(field: OutputField, taken: readonly string[]): string {
  const plain = OUTPUT_HEADERS[field];
  const isTaken = (text: string) => taken.some((other) => other.trim().toLowerCase() === text.toLowerCase());
  if (!isTaken(plain)) return plain;
  const ours = `LeadModule ${plain.toLowerCase()}`;
  for (let n = 2; ; n++) {
    const text = n === 2 ? ours : `${ours} ${n - 1}`;
    if (!isTaken(text)) return text;
  }
}

/** What a lookup's ending puts into the cells of a row. */
export interface OutputValues {
  readonly email: string;
  readonly phone: string;
  readonly confidence: number | undefined;
  readonly provider: string;
  readonly validation: string;
  readonly score: number | undefined;
  readonly lookedUpAt: string;
  readonly statusWords: string;
}

export function outputCell(field: OutputField, values: OutputValues): string | number {
  switch (field) {
    case 'email':
      return literalText(values.email);
    case 'emailStatus':
      return literalText(values.validation);
    case 'score':
      return values.score ?? '';
    case 'confidence':
      return values.confidence ?? '';
    case 'provider':
      return literalText(values.provider);
    case 'phone':
      return literalText(values.phone);
    case 'lookedUpAt':
      return literalText(values.lookedUpAt);
    case 'status':
      return literalText(values.statusWords);
  }
}
