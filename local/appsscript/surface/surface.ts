// The members Apps Script has, by class, as @types/google-apps-script tells them (surface.generated.json).

import generated from './surface.generated.json' with { type: 'json' };

/** One class: parameter types by method ('String,number?', overloads apart by ';') and the type of each property. */
export interface ClassSurface {
  readonly methods: Record<string, string>;
  readonly properties: Record<string, string>;
}

export interface Surface {
  /** Global name → class or enum: SpreadsheetApp → 'Spreadsheet.SpreadsheetApp'. */
  readonly globals: Readonly<Record<string, string>>;
  /** By namespace and name: 'Spreadsheet.Range'. */
  readonly classes: Readonly<Record<string, ClassSurface>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export const surface: Surface = generated;

/** 'Spreadsheet.Range' → 'Range': the name a script sees. */
export function shortName(className: string): string {
  return className.slice(className.lastIndexOf('.') + 1);
}
