// What the script shows the person: alerts and prompts of its Ui, toasts, and the banner of a failed script.
import { useEffect, useRef } from 'preact/hooks';
import type { WireDialog } from '../protocol/sheet.js';
import { Icon } from './icons.js';
import { connection, dialog, drop, notes, person, say, working } from './link.js';

/** Words of the buttons by Ui.Button. */
const WORDS: Readonly<Record<string, string>> = { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No' };

export function ScriptDialog() {
  const shown = dialog.value;
  return shown ? <OpenDialog key={shown.number} shown={shown} /> : null;
}

function OpenDialog({ shown }: { readonly shown: WireDialog }) {
  const box = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const answer = (button: string) =>
    say({ kind: 'answer', dialog: shown.number, button, text: field.current?.value ?? '' });
  const [first, ...others] = shown.buttons;
  return (
    <dialog
      ref={box}
      class="modal"
      aria-labelledby="script-dialog"
      onCancel={(event) => {
        event.preventDefault();
        answer('CLOSE');
      }}
    >
      <button type="button" class="iconbtn modal-close" aria-label="Close" onClick={() => answer('CLOSE')}>
        <Icon name="close" />
      </button>
      <h2 id="script-dialog" class="modal-title">
        {shown.title || 'LeadModule'}
      </h2>
      <p class="modal-text">{shown.message}</p>
      {shown.kind === 'prompt' && <input ref={field} class="input" aria-labelledby="script-dialog" />}
      <div class="modal-buttons">
        {others.reverse().map((button) => (
          <button key={button} type="button" class="btn" onClick={() => answer(button)}>
            {WORDS[button] ?? button}
          </button>
        ))}
        {first !== undefined && (
          <button type="button" class="btn btn--primary" onClick={() => answer(first)}>
            {WORDS[first] ?? first}
          </button>
        )}
      </div>
    </dialog>
  );
}

export function Notes() {
  return (
    <div class="notes" aria-live="polite">
      {notes.value.map(({ number, kind, title, message }) => (
        <div
          key={number}
          class={kind === 'failure' ? 'note note--bad' : 'note'}
          role={kind === 'failure' ? 'alert' : 'status'}
        >
          <div>
            {title && <strong>{title}</strong>}
            <p>{message}</p>
          </div>
          <button type="button" class="iconbtn" aria-label="Dismiss" onClick={() => drop(number)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}

/** The line under the toolbar: what runs, what is wrong, where requests go. */
export function Banner() {
  if (connection.value === 'lost')
    return (
      <p class="banner banner--bad" role="alert">
        The workbench has stopped. Start it again with <code>npm start</code>; this page comes back by itself.
      </p>
    );
  const { notice } = person.value;
  return (
    <>
      {notice && (
        <p class="banner banner--warn" role="note">
          {notice}
        </p>
      )}
      {working.value && (
        <p class="running" role="status">
          <Icon name="turn" turns /> Running {working.value}
        </p>
      )}
    </>
  );
}
