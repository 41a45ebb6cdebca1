// .clasp.local.json: which script project this checkout is linked to. It is clasp's own project file under a name that
// git ignores, so that .clasp.json in git carries nobody's id; clasp reads it by -P and ignores the fields it lacks.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Relative on purpose: clasp resolves it against its working folder, which must be the root of the project. */
export const LINK_FILE = '.clasp.local.json';

export interface Link {
  readonly scriptId: string;
  /** The spreadsheet; unknown when an existing script was linked. */
  readonly parentId?: string;
  /** The one deployment that each release moves. */
  readonly deploymentId?: string;
}

/** Where LeadModule shall live. */
export type Place =
  | { readonly kind: 'new spreadsheet' }
  | { readonly kind: 'spreadsheet'; readonly spreadsheetId: string }
  | { readonly kind: 'script'; readonly scriptId: string };

export type LinkReading =
  | { readonly kind: 'linked'; readonly link: Link }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

export function readLink(root: string): LinkReading {
  const file = join(root, LINK_FILE);
  if (!existsSync(file)) return { kind: 'none' };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { kind: 'unreadable' };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'unreadable' };
  const text = (key: string): string => {
    const field: unknown = Reflect.get(value, key);
    return typeof field === 'string' ? field : '';
  };
  const scriptId = text('scriptId');
  if (scriptId === '') return { kind: 'unreadable' };
  const parentId = text('parentId');
  const deploymentId = text('deploymentId');
  return {
    kind: 'linked',
    link: { scriptId, ...(parentId && { parentId }), ...(deploymentId && { deploymentId }) },
  };
}

export function writeLink(root: string, link: Link): void {
  writeFileSync(join(root, LINK_FILE), `${JSON.stringify({ ...link, rootDir: 'dist' }, null, 2)}\n`);
}

/** Reads an address or an id as pasted; undefined when it is neither. Ids of scripts are longer than those of files. */
export function readPlace(text: string): Place | undefined {
  const pasted = text.trim();
  const spreadsheet = /docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{20,})/.exec(pasted);
  if (spreadsheet?.[1]) return { kind: 'spreadsheet', spreadsheetId: spreadsheet[1] };
  const script = /script\.google\.com\/(?:[\w./-]*\/)?(?:d|projects)\/([\w-]{20,})/.exec(pasted);
  if (script?.[1]) return { kind: 'script', scriptId: script[1] };
  if (/^[\w-]{50,}$/.test(pasted)) return { kind: 'script', scriptId: pasted };
  if (/^[\w-]{25,49}$/.test(pasted)) return { kind: 'spreadsheet', spreadsheetId: pasted };
  return undefined;
}
