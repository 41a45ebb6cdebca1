// When the next look for waiting formulas is due, and how long after it the one after that.
export const FORMULA_SCAN = 'formulaScan';

export interface FormulaScan {
  readonly dueMs: number;
  readonly gapMs: number;
}

export function readScan(text: string | undefined): FormulaScan | undefined {
  const [dueMs, gapMs] = text ? text.split(' ').map(Number) : [];
  return dueMs && gapMs ? { dueMs, gapMs } : undefined;
}

export function encodeScan({ dueMs, gapMs }: FormulaScan): string {
  return `${dueMs} ${gapMs}`;
}
