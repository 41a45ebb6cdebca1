// The workbench's page: bands from top to bottom as in the mock: head, tools, sheet beside the sidebar, Backstage.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Asking, askText } from './asking.js';
import { Backstage } from './backstage.js';
import { contextMenu, sortSheet, stage, toggleFilter } from './commands.js';
import { Banner, Notes, ScriptDialog } from './dialogs.js';
import { FilterList } from './filter-list.js';
import { FormulaBar } from './formula-bar.js';
import { Hands, popup } from './grid/hands.js';
import { PageDialog, Sidebar } from './guest.js';
import { Icon, type IconName } from './icons.js';
import { act, clockNow, clockSpeed, documentNow, hooks, person } from './link.js';
import { Menu } from './menu.js';
import { MenuBar } from './menu-bar.js';
import { Over } from './over.js';
import { lastRange, selection, tab } from './sheet-state.js';
import { SheetTabs } from './sheet-tabs.js';
import { timeOf } from './times.js';

const isBackstageOpen = signal(false);

async function rename(): Promise<void> {
  const name = await askText('Name of the document', documentNow.value.name, 'Rename');
  if (name?.trim()) await act({ kind: 'rename', name });
}

function Top() {
  const { name } = documentNow.value;
  return (
    <div class="top">
      <Icon name="sheet" big />
      <div>
        <div class="name">
          <h1>
            <button type="button" class="rename" title="Rename" onClick={() => void rename()}>
              {name || 'Workbench'}
            </button>
          </h1>
          <span class="tag">Workbench</span>
          <span class="caption">On this computer, no Google account, invented people</span>
        </div>
        <MenuBar />
      </div>
      <div class="topright">
        <span class="who">
          <Icon name="person" /> {person.value.name.split('@')[0]}
        </span>
        <span class="clock">
          <Icon name="clock" /> {timeOf(clockNow.value)}, speed {clockSpeed.value}×
        </span>
        <button
          type="button"
          class="btn"
          aria-pressed={isBackstageOpen.value}
          onClick={() => {
            isBackstageOpen.value = !isBackstageOpen.value;
          }}
        >
          Backstage
        </button>
      </div>
    </div>
  );
}

function Tool({
  icon,
  text,
  run,
  off = false,
  title,
}: {
  readonly icon: IconName;
  readonly text?: string;
  readonly run: () => void;
  readonly off?: boolean;
  readonly title?: string;
}) {
  return (
    <button
      type="button"
      class={text ? 'btn btn--quiet' : 'iconbtn'}
      aria-label={text ? undefined : title}
      title={title}
      aria-disabled={off ? 'true' : undefined}
      onClick={() => {
        if (!off) run();
        stage.hands?.focus();
      }}
    >
      <Icon name={icon} />
      {text}
    </button>
  );
}

function Tools() {
  const { undo, redo } = documentNow.value;
  const rows = lastRange.value;
  const onTab = (run: (id: number) => void) => () => {
    if (tab.value) run(tab.value.id);
  };
  return (
    <div class="tools" role="toolbar" aria-label="Sheet">
      <Tool
        icon="undo"
        title={undo ? `Undo: ${undo}` : 'Undo'}
        off={!undo}
        run={() => void act({ kind: 'undo' })}
      />
      <Tool
        icon="redo"
        title={redo ? `Redo: ${redo}` : 'Redo'}
        off={!redo}
        run={() => void act({ kind: 'redo' })}
      />
      <hr />
      <Tool
        icon="sort"
        text="Sort"
        title="Sort the sheet by this column, A to Z"
        run={() => sortSheet(selection.value.anchor.column, true)}
      />
      <Tool icon="filter" text={tab.value?.filter ? 'Remove filter' : 'Filter'} run={toggleFilter} />
      <hr />
      <Tool
        icon="rowAdd"
        text="Insert row"
        title="Insert rows above the selection"
        run={onTab(
          (id) =>
            void act({
              kind: 'insert',
              tab: id,
              axis: 'rows',
              before: rows.row,
              count: Math.min(rows.rows, 1000),
            }),
        )}
      />
      <Tool
        icon="rowDelete"
        text="Delete row"
        title="Delete the selected rows"
        run={onTab(
          (id) => void act({ kind: 'delete', tab: id, axis: 'rows', first: rows.row, count: rows.rows }),
        )}
      />
    </div>
  );
}

function Sheet() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current || stage.hands) return;
    const hands = new Hands(box.current);
    stage.hands = hands;
    hooks.reopened = () => hands.view.reconnected();
    hands.view.reconnected();
    hands.focus();
  }, []);
  // biome-ignore lint/a11y/useSemanticElements: a table cannot hold 100,000 rows of which 40 are drawn
  return <div ref={box} class="grid" role="grid" tabIndex={0} aria-multiselectable="true" />;
}

function Popup() {
  const shown = popup.value;
  if (!shown) return null;
  const close = () => {
    popup.value = null;
    stage.hands?.focus();
  };
  return (
    <Over close={close}>
      {shown.kind === 'context' ? (
        <Menu label="Cells" entries={contextMenu()} at={{ left: shown.x, top: shown.y }} close={close} />
      ) : (
        <FilterList column={shown.column} x={shown.x} y={shown.y} />
      )}
    </Over>
  );
}

export function App() {
  const isOpen = isBackstageOpen.value;
  return (
    <div class="wb ui">
      <header class="band">
        <Top />
        <Tools />
        <Banner />
      </header>
      <div class="stage">
        <main class="left">
          <FormulaBar />
          <Sheet />
          <SheetTabs />
          <Popup />
          <Notes />
        </main>
        <Sidebar />
      </div>
      {isOpen && (
        <Backstage
          close={() => {
            isBackstageOpen.value = false;
          }}
        />
      )}
      <ScriptDialog />
      <PageDialog />
      <Asking />
    </div>
  );
}
