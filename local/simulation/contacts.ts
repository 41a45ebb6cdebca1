// Invented people whose rows and results can be told apart by anyone: each family name holds a mark of its own,
// which comes back in the e-mail address. The referee reads marks, so it shares no code with what it judges.

const MARK = /zor([a-z]{3})/i;
const HOST = /(?:[a-z0-9-]+\.)+example\b/i;

export const HOSTS = [
  'found.example',
  'risky.example',
  'notfound.example',
  'error.example',
  'flaky.example',
] as const;

/** The mark of person n: three letters. */
export function markOf(n: number): string {
  const letter = (value: number) => String.fromCharCode(97 + (value % 26));
  return `Zor${letter(Math.floor(n / 676))}${letter(Math.floor(n / 26))}${letter(n)}`;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

interface Parts {
  readonly mark: string | undefined;
  readonly host: string | undefined;
}

/** The same few hundred cells are read again after every step. */
const partsSeen = new Map<string, Parts>();
const MOST_SEEN = 20_000;

function partsOf(cell: string): Parts {
  const seen = partsSeen.get(cell);
  if (seen) return seen;
  const text = folded(cell);
  const parts = {
    mark: MARK.exec(text)?.[1],
    host: HOST.exec(text.replace(/^www\./, ''))?.[0]?.replace(/^www\./, ''),
  };
  if (partsSeen.size >= MOST_SEEN) partsSeen.clear();
  partsSeen.set(cell, parts);
  return parts;
}

/** Who these inputs are about: mark and company; undefined when a part is missing. */
export function identityOf(cells: readonly string[]): string | undefined {
  let mark: string | undefined;
  let host: string | undefined;
  for (const cell of cells) {
    if (cell === '') continue;
    const parts = partsOf(cell);
    mark ??= parts.mark;
    host ??= parts.host;
  }
  return mark !== undefined && host !== undefined ? `${mark}@${host}` : undefined;
}

/**
 * May this address be that of a row of which a part is gone, because its column was deleted? Told by what is left:
 * company, mark, and without a mark the first name.
 */
export function mayBeOf(address: string, cells: readonly string[]): boolean {
  const { mark, host } = partsOf(address);
  const parts = cells.map(partsOf);
  const agrees = (part: keyof Parts, wanted: string | undefined) => {
    const known = parts.flatMap((one) => one[part] ?? []);
    return known.length === 0 || (wanted !== undefined && known.includes(wanted));
  };
  const hasMark = parts.some((one) => one.mark !== undefined);
  const first = folded(address).split('.')[0] ?? '';
  const isNamed = first !== '' && cells.some((cell) => folded(cell).trim().startsWith(first));
  return agrees('mark', mark) && agrees('host', host) && (hasMark || isNamed);
}

/** Whose address this is; undefined when it is none of ours. */
export function identityOfEmail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const mark = MARK.exec(text.slice(0, at))?.[1];
  return mark === undefined ? undefined : `${mark.toLowerCase()}@${text.slice(at + 1).toLowerCase()}`;
}
