// Enum values of Apps Script on the host side. Interned: the same name gives the same object, so `===` works,
// and a value that comes back from the script is the one that went in.

/** One value of an Apps Script enum, e.g. SpreadsheetApp.BorderStyle.SOLID. */
export class EnumValue {
  constructor(
    /** Namespace and name in @types/google-apps-script: 'Spreadsheet.BorderStyle'. */
    readonly type: string,
    readonly name: string,
    readonly ordinal: number,
  ) {}

  toString(): string {
    return this.name;
  }
}

const interned = new Map<string, EnumValue>();

/** The values of an enum by name: `const BorderStyle = enumeration('Spreadsheet.BorderStyle', ['DOTTED', …])`. */
export function enumeration<const N extends string>(
  type: string,
  names: readonly N[],
): Readonly<Record<N, EnumValue>> {
  const values = names.map((name, ordinal): [string, EnumValue] => {
    const key = `${type}.${name}`;
    const value = interned.get(key) ?? new EnumValue(type, name, ordinal);
    interned.set(key, value);
    return [name, value];
  });
  return Object.fromEntries(values) as Record<N, EnumValue>;
}

/** The interned value of a key such as 'Spreadsheet.BorderStyle.SOLID'; made on demand for enums no service names. */
export function enumValue(key: string): EnumValue {
  const known = interned.get(key);
  if (known) return known;
  const dot = key.lastIndexOf('.');
  const value = new EnumValue(key.slice(0, dot), key.slice(dot + 1), -1);
  interned.set(key, value);
  return value;
}
