// The menu bar: what the workbench can do, and under Extensions what the script's own onOpen registered.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { WireMenu } from '../protocol/sheet.js';
import {
  dataMenu,
  type Entry,
  editMenu,
  fileMenu,
  formatMenu,
  insertMenu,
  separator,
  stage,
  viewMenu,
} from './commands.js';
import { ask, menus, say, turn } from './link.js';
import { Menu } from './menu.js';

const BAR: readonly (readonly [string, () => readonly Entry[]])[] = [
  ['File', fileMenu],
  ['Edit', editMenu],
  ['View', viewMenu],
  ['Insert', insertMenu],
  ['Format', formatMenu],
  ['Data', dataMenu],
];

const open = signal<string | null>(null);
const functions = signal<readonly string[]>([]);

function scriptEntries(entries: readonly WireMenu[], path: readonly string[]): readonly Entry[] {
  return entries.map((entry): Entry => {
    if (entry.kind === 'separator') return separator;
    const here = [...path, entry.caption];
    if (entry.kind === 'menu')
      return { kind: 'menu', caption: entry.caption, entries: scriptEntries(entry.entries, here) };
    return { kind: 'item', caption: entry.caption, run: () => say({ kind: 'menu', path: here }) };
  });
}

function extensions(): readonly Entry[] {
  const own = (menus.value ?? []).flatMap((menu) =>
    menu.kind === 'menu' && menu.caption === 'Extensions' ? scriptEntries(menu.entries, ['Extensions']) : [],
  );
  const runs = functions.value.map(
    (functionName): Entry => ({
      kind: 'item',
      caption: functionName,
      run: () => void turn({ kind: 'run', functionName }),
    }),
  );
  return [
    ...own,
    ...(own.length > 0 ? [separator] : []),
    { kind: 'item', caption: 'Reload the bundle', run: () => void turn({ kind: 'reload' }) },
    { kind: 'menu', caption: 'Run a function', entries: runs },
  ];
}

/** Menus of the script that stand in the bar itself (Ui.createMenu). */
const topMenus = () =>
  (menus.value ?? []).flatMap((menu) =>
    menu.kind === 'menu' && menu.caption !== 'Extensions' ? [menu] : [],
  );

function show(name: string | null): void {
  open.value = name;
  if (name === 'Extensions')
    void ask({ kind: 'functions' }).then((answer) => {
      if (answer.ok) functions.value = answer.value as string[];
    });
}

export function MenuBar() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const away = (event: MouseEvent) => {
      if (open.value && !bar.current?.contains(event.target as Node)) show(null);
    };
    window.addEventListener('mousedown', away);
    return () => window.removeEventListener('mousedown', away);
  }, []);
  const all: readonly (readonly [string, () => readonly Entry[]])[] = [
    ...BAR,
    ['Extensions', extensions],
    ...topMenus().map((menu) => [menu.caption, () => scriptEntries(menu.entries, [menu.caption])] as const),
  ];
  const close = () => {
    show(null);
    stage.hands?.focus();
  };
  const sideways = (event: KeyboardEvent, name: string) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    const index = all.findIndex(([caption]) => caption === name);
    const next = all[(index + way + all.length) % all.length];
    if (!next) return;
    show(next[0]);
    event.preventDefault();
  };
  return (
    <nav ref={bar} class="menubar" aria-label="Menu" aria-busy={menus.value === undefined}>
      {all.map(([name, entries]) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears the arrow keys of the button and menu inside
        <div key={name} class="menubar-item" onKeyDown={(event) => open.value && sideways(event, name)}>
          <button
            type="button"
            aria-haspopup="true"
            aria-expanded={open.value === name}
            onClick={() => show(open.value === name ? null : name)}
            onMouseEnter={() => {
              if (open.value && open.value !== name) show(name);
            }}
          >
            {name}
          </button>
          {open.value === name && <Menu label={name} entries={entries()} close={close} />}
        </div>
      ))}
    </nav>
  );
}
