// The list behind a filter's button: sort by the column, or choose which values are shown.
import { useEffect, useState } from 'preact/hooks';
import { sortSheet } from './commands.js';
import { popup } from './grid/hands.js';
import { act, ask } from './link.js';
import { tab } from './sheet-state.js';

interface Values {
  readonly values: readonly (readonly [string, number])[];
  readonly hidden: readonly string[];
  readonly more: boolean;
}

export function FilterList({
  column,
  x,
  y,
}: {
  readonly column: number;
  readonly x: number;
  readonly y: number;
}) {
  const [list, setList] = useState<Values | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  useEffect(() => {
    if (!tab.value) return;
    void ask({ kind: 'values', tab: tab.value.id, column }).then((answer) => {
      if (!answer.ok) return;
      const values = answer.value as Values;
      setList(values);
      setHidden(new Set(values.hidden));
    });
  }, [column]);
  const close = () => {
    popup.value = null;
  };
  const shown = (list?.values ?? []).filter(([text]) => text.toLowerCase().includes(search.toLowerCase()));
  const apply = () => {
    if (tab.value) void act({ kind: 'filterColumn', tab: tab.value.id, column, hiddenValues: [...hidden] });
    close();
  };
  const sort = (ascending: boolean) => {
    sortSheet(column, ascending);
    close();
  };
  const toggle = (text: string, on: boolean) => {
    const next = new Set(hidden);
    if (on) next.delete(text);
    else next.add(text);
    setHidden(next);
  };
  return (
    <div
      class="filterlist"
      role="dialog"
      aria-label="Filter"
      style={{ left: `${Math.min(x, window.innerWidth - 268)}px`, top: `${y}px` }}
    >
      <div class="filterlist-sort">
        <button type="button" class="btn btn--quiet" onClick={() => sort(true)}>
          Sort A to Z
        </button>
        <button type="button" class="btn btn--quiet" onClick={() => sort(false)}>
          Sort Z to A
        </button>
      </div>
      <input
        class="input"
        aria-label="Search values"
        placeholder="Search values"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <div class="filterlist-all">
        <button type="button" class="btn btn--quiet" onClick={() => setHidden(new Set())}>
          Show all
        </button>
        <button
          type="button"
          class="btn btn--quiet"
          onClick={() => setHidden(new Set(list?.values.map(([text]) => text)))}
        >
          Show none
        </button>
      </div>
      <ul class="filterlist-values">
        {shown.map(([text, count]) => (
          <li key={text}>
            <label class="pick">
              <input
                type="checkbox"
                checked={!hidden.has(text)}
                onChange={(event) => toggle(text, event.currentTarget.checked)}
              />
              <span>{text === '' ? '(Blanks)' : text}</span>
              <span class="muted num">{count.toLocaleString('en')}</span>
            </label>
          </li>
        ))}
      </ul>
      {list?.more && <p class="caption">Only the first 1,000 values are listed.</p>}
      <div class="modal-buttons">
        <button type="button" class="btn" onClick={close}>
          Cancel
        </button>
        <button type="button" class="btn btn--primary" onClick={apply}>
          Show chosen
        </button>
      </div>
    </div>
  );
}
