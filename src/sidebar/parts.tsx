// The small parts that every view is made of. They hold no state of the page but the task under way.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.js';
import { store } from './store.js';
import type { Mark, Phrase } from './view-words.js';

export type Look = 'primary' | 'plain' | 'stop' | 'quiet';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'btn btn--primary',
  plain: 'btn',
  stop: 'btn btn--stop',
  quiet: 'btn btn--quiet',
};

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => unknown;
  readonly look?: Look;
  readonly icon?: IconName;
  /** The task that this button starts: while it is under way the button says so. */
  readonly task?: string;
  /** Id of the text that says why the button is held back; it stays focusable and leads to the problem. */
  readonly heldBackBy?: string | undefined;
  readonly onHeldBack?: () => void;
  readonly extra?: string;
  readonly expanded?: boolean;
  readonly label?: string;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', heldBackBy } = props;
  const task = store.task.value;
  const isBusy = task !== undefined && task.id === props.task;
  return (
    <button
      type="button"
      class={props.extra ? `${LOOKS[look]} ${props.extra}` : LOOKS[look]}
      aria-busy={isBusy ? 'true' : undefined}
      aria-disabled={heldBackBy ? 'true' : undefined}
      aria-describedby={heldBackBy}
      aria-expanded={props.expanded}
      aria-label={props.label}
      onClick={() => {
        if (heldBackBy) props.onHeldBack?.();
        else props.onPress();
      }}
    >
      {isBusy ? <Icon name="turn" turns /> : props.icon && <Icon name={props.icon} />}
      {isBusy ? task.words : props.children}
    </button>
  );
}

/** Asks once more in place before something is cleared or removed. */
export function Confirmed(props: {
  readonly children: ComponentChildren;
  readonly question: string;
  readonly yes: string;
  readonly task: string;
  readonly look?: Look;
  readonly onYes: () => unknown;
}) {
  const [isAsking, ask] = useState(false);
  const yes = useRef<HTMLFieldSetElement>(null);
  const start = useRef<HTMLSpanElement>(null);
  const wasAsking = useRef(false);
  useLayoutEffect(() => {
    const box = isAsking ? yes : wasAsking.current ? start : undefined;
    box?.current?.querySelector('button')?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking)
    return (
      <span ref={start}>
        <Button look={props.look ?? 'plain'} onPress={() => ask(true)}>
          {props.children}
        </Button>
      </span>
    );
  return (
    <fieldset class="section section--loose asking" ref={yes}>
      <legend>{props.question}</legend>
      <div class="actions">
        <Button look="stop" task={props.task} onPress={props.onYes}>
          {props.yes}
        </Button>
        <Button onPress={() => ask(false)}>Keep</Button>
      </div>
    </fieldset>
  );
}

/** Text that came from the sheet, the user or the vendor: its direction is its own affair. */
export function Foreign({ text }: { readonly text: string }) {
  return <bdi>{text}</bdi>;
}

export function Words({ phrase }: { readonly phrase: Phrase }) {
  return (
    <>
      {phrase.map((part) =>
        typeof part === 'string' ? part : <strong key={part.strong}>{part.strong}</strong>,
      )}
    </>
  );
}

const NOTICE_ICONS = { plain: 'info', warn: 'waiting', bad: 'error', good: 'found' } as const;

export function Notice(props: {
  readonly tone: 'plain' | 'warn' | 'bad' | 'good';
  readonly role?: 'alert' | 'status';
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  const { tone } = props;
  return (
    <div class={tone === 'plain' ? 'notice' : `notice notice--${tone}`} role={props.role}>
      <Icon name={props.icon ?? NOTICE_ICONS[tone]} />
      <div>{props.children}</div>
    </div>
  );
}

export function Status({ mark, words }: { readonly mark: Mark; readonly words: string }) {
  return (
    <span class={`st st--${mark}`}>
      <Icon name={mark} />
      <span>{words}</span>
    </span>
  );
}

export function Facts(props: {
  readonly facts: readonly (readonly [string, string])[];
  readonly extra?: string;
}) {
  return (
    <dl class={props.extra ? `rows ${props.extra}` : 'rows'}>
      {props.facts.map(([name, value]) => (
        <div class="row" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Fold(props: {
  readonly name: string;
  readonly value?: string;
  readonly open?: boolean;
  readonly extra?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <details class={props.extra ? `fold ${props.extra}` : 'fold'} open={props.open}>
      <summary>
        <span>{props.name}</span>
        <span class="muted">{props.value}</span>
        <Icon name="down" />
      </summary>
      <div>{props.children}</div>
    </details>
  );
}

/** A text to take away: shown whole, copied by a press (a frame may not use the clipboard any other way). */
export function CopyBox({ label, text }: { readonly label: string; readonly text: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, say] = useState('');
  return (
    <div class="section section--loose">
      <textarea class="input code copybox" readOnly rows={6} aria-label={label} ref={box} value={text} />
      <div class="actions">
        <Button
          icon="copy"
          onPress={() => {
            box.current?.select();
            say(document.execCommand('copy') ? 'Copied.' : 'Press Ctrl+C to copy.');
          }}
        >
          Copy
        </Button>
      </div>
      <p class="caption" role="status">
        {said}
      </p>
    </div>
  );
}
