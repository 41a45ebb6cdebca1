// What a person with the document open sees and answers: menus, dialogs, the sidebar, toasts.
// Services write it, the host's session (session.ts) is the person's side of it.

import type { ContextSession, ContextUser } from './emulated.js';

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

/** A page on the screen: the sidebar or a dialog made of HtmlService content. */
export interface Page {
  readonly kind: 'sidebar' | 'modal dialog' | 'modeless dialog';
  readonly title: string;
  readonly html: string;
  readonly widthPixels: number | undefined;
  readonly heightPixels: number | undefined;
}

export type ButtonName = 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';

/** An alert or prompt waiting for the person. */
export interface Dialog {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly ButtonName[];
}

export interface DialogAnswer {
  readonly button: ButtonName;
  /** What was typed into a prompt. */
  readonly text?: string;
}

/** Answers dialogs: a person's hand, or a test's function. */
export type DialogHandler = (
  dialog: Dialog,
) => DialogAnswer | ButtonName | Promise<DialogAnswer | ButtonName>;

export interface Toast {
  readonly message: string;
  readonly title: string;
  readonly timeoutSeconds: number;
  readonly ms: number;
}

/** Everything on the screen of one open document; `changed` tells the workbench to draw again. */
export class UserInterface implements ContextSession {
  menus: MenuEntry[] = [];
  page: Page | undefined;
  readonly toasts: Toast[] = [];
  readonly dialogLog: { readonly dialog: Dialog; readonly answer: DialogAnswer }[] = [];
  answerDialog: DialogHandler = (dialog) => {
    throw new Error(`nobody answers the ${dialog.kind} "${dialog.title || dialog.message}"`);
  };
  changed: () => void = () => {};
  private readonly slots = new Map<string, unknown>();

  constructor(
    readonly user: ContextUser,
    private readonly now: () => number,
  ) {}

  slot<T>(key: string, create: () => T): T {
    if (!this.slots.has(key)) this.slots.set(key, create());
    return this.slots.get(key) as T;
  }

  toast(message: string, title: string, timeoutSeconds: number): void {
    this.toasts.push({ message, title, timeoutSeconds, ms: this.now() });
    this.changed();
  }

  show(page: Page): void {
    this.page = page;
    this.changed();
  }

  /** Merges a menu into the bar: one of the same name at the same place is replaced, as on reload. */
  addMenu(menu: MenuEntry): void {
    this.menus = merged(this.menus, menu);
    this.changed();
  }

  /** The function behind a path of captions; menus above its first one may be left out. Undefined: no such item. */
  menuFunction(path: readonly string[]): string | undefined {
    return find(this.menus, path);
  }
}

function find(entries: readonly MenuEntry[], path: readonly string[]): string | undefined {
  const here = functionAt(entries, path);
  if (here !== undefined) return here;
  for (const entry of entries) {
    const below = entry.kind === 'menu' ? find(entry.entries, path) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

function functionAt(top: readonly MenuEntry[], path: readonly string[]): string | undefined {
  let entries = top;
  for (const [depth, caption] of path.entries()) {
    const found = entries.find((entry) => entry.kind !== 'separator' && entry.caption === caption);
    if (!found || found.kind === 'separator') return undefined;
    if (found.kind === 'item') return depth === path.length - 1 ? found.functionName : undefined;
    entries = found.entries;
  }
  return undefined;
}

function merged(bar: readonly MenuEntry[], menu: MenuEntry): MenuEntry[] {
  if (menu.kind !== 'menu') return [...bar, menu];
  const only = menu.entries[0];
  const same = bar.find((entry) => entry.kind === 'menu' && entry.caption === menu.caption);
  const isPath = menu.entries.length === 1 && only?.kind === 'menu';
  if (same?.kind !== 'menu') return [...bar, menu];
  const entries = isPath && only ? merged(same.entries, only) : menu.entries;
  return bar.map((entry) => (entry === same ? { ...same, entries } : entry));
}
