// The tabs below the sheet: choose, add, rename, hide, duplicate, delete.
import { signal } from '@preact/signals';
import type { WireTab } from '../protocol/sheet.js';
import { askText, askYes } from './asking.js';
import { type Entry, separator } from './commands.js';
import { Icon } from './icons.js';
import { act, documentNow } from './link.js';
import { Menu } from './menu.js';
import { Over } from './over.js';
import { selectTab, showHiddenTabs, tab } from './sheet-state.js';

const open = signal<{ readonly id: number; readonly left: number; readonly top: number } | null>(null);

async function rename(sheet: WireTab): Promise<void> {
  const name = await askText('Rename tab', sheet.name, 'Rename');
  if (name?.trim()) await act({ kind: 'renameTab', tab: sheet.id, name });
}

async function remove(sheet: WireTab): Promise<void> {
  if (
    await askYes(
      'Delete tab',
      `"${sheet.name}" and all its cells are deleted. Undo brings them back.`,
      'Delete tab',
    )
  )
    await act({ kind: 'deleteTab', tab: sheet.id });
}

function entriesOf(sheet: WireTab): readonly Entry[] {
  return [
    { kind: 'item', caption: 'Rename', run: () => void rename(sheet) },
    { kind: 'item', caption: 'Duplicate', run: () => void act({ kind: 'duplicateTab', tab: sheet.id }) },
    {
      kind: 'item',
      caption: sheet.hidden ? 'Show' : 'Hide',
      run: () => void act({ kind: 'hideTab', tab: sheet.id, hidden: !sheet.hidden }),
    },
    separator,
    { kind: 'item', caption: 'Delete', run: () => void remove(sheet) },
  ];
}

function show(event: MouseEvent, sheet: WireTab): void {
  event.preventDefault();
  const target = event.currentTarget as HTMLElement;
  const box = target.getBoundingClientRect();
  open.value = { id: sheet.id, left: box.left, top: box.top - 170 };
}

const close = () => {
  open.value = null;
};

export function SheetTabs() {
  const { tabs } = documentNow.value;
  const hiddenCount = tabs.filter(({ hidden }) => hidden).length;
  const listed = tabs.filter(({ hidden, id }) => !hidden || showHiddenTabs.value || id === tab.value?.id);
  const chosen = tabs.find(({ id }) => id === open.value?.id);
  return (
    <div class="sheets">
      <button
        type="button"
        class="iconbtn"
        aria-label="Add a tab"
        title="Add a tab"
        onClick={() => void act({ kind: 'addTab' })}
      >
        <Icon name="plus" />
      </button>
      {hiddenCount > 0 && (
        <button
          type="button"
          class="iconbtn"
          aria-label={showHiddenTabs.value ? 'Do not list hidden tabs' : `List hidden tabs (${hiddenCount})`}
          title="Hidden tabs"
          aria-pressed={showHiddenTabs.value}
          onClick={() => {
            showHiddenTabs.value = !showHiddenTabs.value;
          }}
        >
          <Icon name="list" />
        </button>
      )}
      <div class="tabset" role="tablist" aria-label="Tabs of the document">
        {listed.map((sheet) => (
          <button
            key={sheet.id}
            type="button"
            role="tab"
            aria-selected={sheet.id === tab.value?.id}
            onClick={() => selectTab(sheet.id)}
            onDblClick={() => void rename(sheet)}
            onContextMenu={(event) => show(event, sheet)}
          >
            {sheet.hidden && <Icon name="eyeOff" />}
            {sheet.hidden ? `${sheet.name}, hidden` : sheet.name}
          </button>
        ))}
      </div>
      {chosen && open.value && (
        <Over close={close}>
          <Menu label={`Tab ${chosen.name}`} entries={entriesOf(chosen)} at={open.value} close={close} />
        </Over>
      )}
    </div>
  );
}
