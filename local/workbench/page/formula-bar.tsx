// The line above the sheet: where one is, and what the current cell holds.
import { useRef } from 'preact/hooks';
import { stage } from './commands.js';
import { beginDraft, endDraft } from './grid/editor.js';
import { goTo } from './grid/hands.js';
import { nameOf, readName } from './grid/ranges.js';
import { draft, entered, extent, lastRange } from './sheet-state.js';

/** Parts of a formula in colours: functions, texts, and each different reference in a colour of its own. */
function coloured(text: string) {
  if (!text.startsWith('=')) return text;
  const seen: string[] = [];
  const parts = text.split(
    /("(?:[^"]|"")*"|\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?![\w(])|[A-Za-z_][\w.]*(?=\())/,
  );
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    if (part.startsWith('"'))
      return (
        <span key={index} class="fx-text">
          {part}
        </span>
      );
    if (!/\d/.test(part) || /_/.test(part))
      return (
        <span key={index} class="fx-name">
          {part}
        </span>
      );
    if (!seen.includes(part)) seen.push(part);
    return (
      <span key={index} class={`fx-ref fx-ref--${seen.indexOf(part) % 3}`}>
        {part}
      </span>
    );
  });
}

export function FormulaBar() {
  const name = useRef<HTMLInputElement>(null);
  const text = draft.value?.text ?? entered.value ?? '';
  const where = nameOf(lastRange.value, extent.value);
  const jump = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') stage.hands?.focus();
    if (event.key !== 'Enter' || !name.current) return;
    const next = readName(name.current.value, extent.value);
    if (next) goTo(stage.hands, next);
    else name.current.value = where;
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    endDraft(event.key !== 'Escape');
    stage.hands?.focus();
    if (event.key !== 'Escape') stage.hands?.move({ key: event.key, shift: event.shiftKey, control: false });
  };
  return (
    <div class="fx">
      <input
        ref={name}
        class="fx-name-box"
        aria-label="Name of the range"
        value={where}
        onKeyDown={jump}
        onFocus={(event) => event.currentTarget.select()}
      />
      <em aria-hidden="true">fx</em>
      <div class="fx-field">
        <pre aria-hidden="true">{coloured(text)}</pre>
        <textarea
          rows={1}
          aria-label="Formula"
          spellcheck={false}
          value={text}
          onFocus={() => beginDraft('bar')}
          onInput={(event) => {
            if (draft.value) draft.value = { ...draft.value, text: event.currentTarget.value };
          }}
          onKeyDown={key}
          onBlur={() => {
            if (draft.value?.where === 'bar') endDraft(true);
          }}
        />
      </div>
    </div>
  );
}
