// What outlives the process, in files under .local/: the document, the script's properties, the clock's lead and the
// recurring triggers. The sandbox keeps its own file beside them.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../appsscript/index.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { type SavedDocument, saveDocument } from '../appsscript/spreadsheet/serialise.js';
import type { Account, Edition } from './protocol/backstage.js';

const FORMAT = 1;

export interface Saved {
  readonly format: typeof FORMAT;
  readonly aheadMs: number;
  readonly edition: Edition;
  /** Absent in files of older versions, like isDeployed. */
  readonly account?: Account;
  readonly isDeployed?: boolean;
  readonly document: SavedDocument;
  /** Entries by store: 'document', 'script …', 'user … …'. */
  readonly properties: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  /** Clock triggers that recur, to be installed again. */
  readonly triggers: readonly {
    readonly handler: string;
    readonly owner: string;
    readonly everySeconds: number;
  }[];
}

/** The property stores of a document by name; people are those the workbench knows. */
export function storesOf(host: Host, document: SheetDocument, people: readonly string[]) {
  const scopes = [document.id, ''];
  return [
    { name: 'document', store: host.properties.document(document.id) },
    ...scopes.flatMap((scope) => [
      { name: `script ${scope}`.trim(), store: host.properties.script(scope) },
      ...people.map((email) => ({
        name: `user ${email} ${scope}`.trim(),
        store: host.properties.user(scope, email),
      })),
    ]),
  ];
}

/** The part of the workbench that outlives the process. */
export interface Kept {
  readonly host: Host;
  readonly document: SheetDocument;
  readonly people: readonly string[];
  readonly edition: Edition;
  readonly account: Account;
  readonly isDeployed: boolean;
  readonly clock: { readonly aheadMs: number };
}

export function snapshot(kept: Kept): Saved {
  const { host, document, people, edition, account, isDeployed } = kept;
  const properties = storesOf(host, document, people).map(
    ({ name, store }) => [name, [...store.entries]] as const,
  );
  const triggers = host
    .triggers()
    .flatMap(({ handler, owner, what, disabled }) =>
      what.kind === 'clock' && what.schedule.kind === 'every' && !disabled
        ? [{ handler, owner, everySeconds: what.schedule.seconds }]
        : [],
    );
  return {
    format: FORMAT,
    aheadMs: kept.clock.aheadMs,
    edition,
    account,
    isDeployed,
    document: saveDocument(document),
    properties: Object.fromEntries(properties),
    triggers,
  };
}

export function restoreProperties(
  host: Host,
  document: SheetDocument,
  people: readonly string[],
  saved: Saved,
): void {
  for (const { name, store } of storesOf(host, document, people))
    for (const [key, value] of saved.properties[name] ?? []) store.set(key, value);
}

export class Keeper {
  readonly sandboxFile: string;
  private readonly file: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'document.json');
    this.sandboxFile = join(folder, 'sandbox.json');
  }

  /** undefined: nothing was kept, or in a format of another version (which is set aside, not lost). */
  load(): Saved | undefined {
    if (!existsSync(this.file)) return undefined;
    try {
      const value = JSON.parse(readFileSync(this.file, 'utf8')) as Partial<Saved>;
      if (value.format === FORMAT && value.document) return value as Saved;
    } catch {
      // Set aside below, like a file of another version.
    }
    renameSync(this.file, `${this.file}.old`);
    return undefined;
  }

  /** Replaces the file as a whole: a kill never leaves half of one. API keys stand in it, so it is its owner's only. */
  save(saved: Saved): void {
    const unfinished = `${this.file}.new`;
    writeFileSync(unfinished, JSON.stringify(saved), { mode: 0o600 });
    renameSync(unfinished, this.file);
  }
}
