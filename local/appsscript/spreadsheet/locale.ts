// What the document's locale decides: decimal mark, groups, order of a date, currency, words for true and false.

export interface SheetLocale {
  readonly id: string;
  readonly decimal: '.' | ',';
  /** Marks accepted between groups of three digits; the first one is displayed. */
  readonly groups: readonly string[];
  readonly dateOrder: 'mdy' | 'dmy' | 'ymd';
  /** Number format given to a date entered in the locale's own order. */
  readonly dateFormat: string;
  /** Marks accepted between the numbers of a date. */
  readonly dateMarks: string;
  readonly currency: { readonly symbol: string; readonly before: boolean };
  readonly truth: { readonly true: string; readonly false: string };
  /** BCP 47 tag for names of months and days. */
  readonly language: string;
}

const NBSP = '\u00a0';
const NARROW = '\u202f';

type Row = readonly [
  ids: string,
  numbers: '1,000.5' | '1.000,5' | '1 000,5' | "1'000.5",
  order: SheetLocale['dateOrder'],
  format: string,
  symbol: string,
  truth: string,
];

const table: readonly Row[] = [
  ['en_US', '1,000.5', 'mdy', 'M/d/yyyy', '$', 'TRUE FALSE'],
  ['en_GB', '1,000.5', 'dmy', 'dd/MM/yyyy', '£', 'TRUE FALSE'],
  ['en_IE', '1,000.5', 'dmy', 'dd/MM/yyyy', '€', 'TRUE FALSE'],
  ['en_AU en_NZ', '1,000.5', 'dmy', 'dd/MM/yyyy', '$', 'TRUE FALSE'],
  ['en_CA', '1,000.5', 'ymd', 'yyyy-MM-dd', '$', 'TRUE FALSE'],
  ['en_IN', '1,000.5', 'dmy', 'dd/MM/yyyy', '₹', 'TRUE FALSE'],
  ['de de_DE de_AT', '1.000,5', 'dmy', 'dd.MM.yyyy', '€', 'WAHR FALSCH'],
  ['de_CH', "1'000.5", 'dmy', 'dd.MM.yyyy', 'CHF', 'WAHR FALSCH'],
  ['fr fr_FR', '1 000,5', 'dmy', 'dd/MM/yyyy', '€', 'VRAI FAUX'],
  ['es es_ES', '1.000,5', 'dmy', 'd/M/yyyy', '€', 'VERDADERO FALSO'],
  ['it it_IT', '1.000,5', 'dmy', 'dd/MM/yyyy', '€', 'VERO FALSO'],
  ['nl nl_NL', '1.000,5', 'dmy', 'd-M-yyyy', '€', 'WAAR ONWAAR'],
  ['pt_PT', '1 000,5', 'dmy', 'dd/MM/yyyy', '€', 'VERDADEIRO FALSO'],
  ['pt_BR', '1.000,5', 'dmy', 'dd/MM/yyyy', 'R$', 'VERDADEIRO FALSO'],
  ['pl pl_PL', '1 000,5', 'dmy', 'd.MM.yyyy', 'zł', 'PRAWDA FAŁSZ'],
  ['sv sv_SE', '1 000,5', 'ymd', 'yyyy-MM-dd', 'kr', 'SANT FALSKT'],
  ['da da_DK', '1.000,5', 'dmy', 'dd/MM/yyyy', 'kr.', 'SAND FALSK'],
  ['ja ja_JP', '1,000.5', 'ymd', 'yyyy/MM/dd', '¥', 'TRUE FALSE'],
];

const known = new Map<string, SheetLocale>();
for (const [ids, numbers, dateOrder, dateFormat, symbol, truth] of table) {
  const [yes = 'TRUE', no = 'FALSE'] = truth.split(' ');
  const mark = numbers.charAt(1);
  for (const id of ids.split(' ')) {
    known.set(id, {
      id,
      decimal: numbers.endsWith('.5') ? '.' : ',',
      groups: mark === ' ' ? [NARROW, NBSP, ' '] : mark === "'" ? ['’', "'"] : [mark],
      dateOrder,
      dateFormat,
      dateMarks: dateFormat.includes('.') ? './-' : '/-',
      currency: {
        symbol,
        before: symbol === '$' || symbol === '£' || symbol === '₹' || symbol === 'R$' || symbol === '¥',
      },
      truth: { true: yes, false: no },
      language: id.replace('_', '-'),
    });
  }
}

const american = known.get('en_US') as SheetLocale;

/** The rules of a locale such as `de_DE`; an unknown one follows its language, then en_US. */
export function localeOf(id: string): SheetLocale {
  return known.get(id) ?? known.get(id.split('_')[0] ?? '') ?? american;
}

export interface CalendarNames {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
}

const names = new Map<string, CalendarNames>();

/** Names of months (0 = January) and days (0 = Sunday) in the locale's language. */
export function calendarNames(locale: SheetLocale): CalendarNames {
  const found = names.get(locale.language);
  if (found) return found;
  const list = (count: number, options: Intl.DateTimeFormatOptions, at: (index: number) => number) => {
    const formatter = new Intl.DateTimeFormat(locale.language, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, index) => formatter.format(at(index)));
  };
  const month = (index: number) => Date.UTC(2023, index, 15);
  const day = (index: number) => Date.UTC(2023, 0, 1 + index);
  const made: CalendarNames = {
    months: list(12, { month: 'long' }, month),
    shortMonths: list(12, { month: 'short' }, month),
    days: list(7, { weekday: 'long' }, day),
    shortDays: list(7, { weekday: 'short' }, day),
  };
  names.set(locale.language, made);
  return made;
}
