// Menus: lists of commands that open to the side, by mouse and keyboard (arrows, Enter, Escape).
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from './commands.js';
import { Icon } from './icons.js';

interface MenuProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  /** Closes all menus; `back` closes this one only (Left, Escape in a menu at the side). */
  readonly close: () => void;
  readonly back?: () => void;
  readonly at?: { readonly left: number; readonly top: number };
}

const itemsOf = (list: HTMLElement | null) =>
  [...(list?.children ?? [])].flatMap((line) => {
    const first = line.firstElementChild;
    return first instanceof HTMLButtonElement ? [first] : [];
  });

export function Menu({ label, entries, close, back, at }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  useLayoutEffect(() => {
    itemsOf(list.current)[0]?.focus({ preventScroll: true });
    keepInSight(list.current);
  }, []);
  const step = (event: KeyboardEvent) => {
    const items = itemsOf(list.current);
    const index = items.indexOf(document.activeElement as HTMLButtonElement);
    const go = (next: number) => items[(next + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(index + 1);
    else if (event.key === 'ArrowUp') go(index - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape') (back ?? close)();
    else if (event.key === 'ArrowLeft' && back) back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      aria-label={label}
      style={at ? { left: `${at.left}px`, top: `${at.top}px` } : {}}
      onKeyDown={step}
    >
      {entries.map((entry, index) => (
        <Line
          key={`${index} ${entry.kind === 'separator' ? '' : entry.caption}`}
          entry={entry}
          isOpen={open === index}
          setOpen={(wanted) => setOpen(wanted ? index : null)}
          close={close}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly close: () => void;
}

function Line({ entry, isOpen, setOpen, close }: LineProps) {
  const button = useRef<HTMLButtonElement>(null);
  if (entry.kind === 'separator') return <hr />;
  if (entry.kind === 'item') {
    return (
      <div role="none" onMouseEnter={() => setOpen(false)}>
        <button
          type="button"
          role="menuitem"
          aria-disabled={entry.off ? 'true' : undefined}
          onClick={() => {
            if (entry.off) return;
            close();
            entry.run();
          }}
        >
          {entry.caption}
          {entry.hint && <span class="menu-hint">{entry.hint}</span>}
        </button>
      </div>
    );
  }
  return (
    <div role="none" onMouseEnter={() => setOpen(true)}>
      <button
        ref={button}
        type="button"
        role="menuitem"
        aria-haspopup="true"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowRight') return;
          setOpen(true);
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {entry.caption}
        <Icon name="right" />
      </button>
      {isOpen && (
        <Menu
          label={entry.caption}
          entries={entry.entries}
          close={close}
          back={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** A context menu near an edge moves back into the window. */
function keepInSight(list: HTMLElement | null): void {
  if (!list?.style.left) return;
  const box = list.getBoundingClientRect();
  if (box.right > window.innerWidth) list.style.left = `${Math.max(4, window.innerWidth - box.width - 8)}px`;
  if (box.bottom > window.innerHeight)
    list.style.top = `${Math.max(4, window.innerHeight - box.height - 8)}px`;
}
