// Small questions of the workbench itself, in a dialog of its own; the script's dialogs are in dialogs.tsx.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface Question {
  readonly title: string;
  readonly message: string;
  /** undefined: nothing is typed. */
  readonly text: string | undefined;
  readonly verb: string;
  readonly settle: (answer: string | null) => void;
}

const question = signal<Question | null>(null);

/** null: cancelled. */
export function askText(title: string, text: string, verb: string): Promise<string | null> {
  return new Promise((settle) => {
    question.value = { title, message: '', text, verb, settle };
  });
}

export async function askYes(title: string, message: string, verb: string): Promise<boolean> {
  const answer = await new Promise<string | null>((settle) => {
    question.value = { title, message, text: undefined, verb, settle };
  });
  return answer !== null;
}

export function Asking() {
  const box = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const asked = question.value;
  useEffect(() => {
    if (asked && !box.current?.open) {
      box.current?.showModal();
      field.current?.select();
    }
  }, [asked]);
  if (!asked) return null;
  const end = (answer: string | null) => {
    question.value = null;
    asked.settle(answer);
  };
  return (
    <dialog ref={box} class="modal" aria-labelledby="asking" onCancel={() => end(null)}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          end(field.current?.value ?? '');
        }}
      >
        <h2 id="asking" class="modal-title">
          {asked.title}
        </h2>
        {asked.message && <p>{asked.message}</p>}
        {asked.text !== undefined && (
          <input ref={field} class="input" aria-labelledby="asking" value={asked.text} />
        )}
        <div class="modal-buttons">
          <button type="button" class="btn" onClick={() => end(null)}>
            Cancel
          </button>
          <button type="submit" class="btn btn--primary">
            {asked.verb}
          </button>
        </div>
      </form>
    </dialog>
  );
}
