// What the user types into or chooses from, the same in every view.
import { Icon } from './icons.js';

export function FieldError({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <p class="error" id={id}>
      <Icon name="error" />
      <span>{words}</span>
    </p>
  );
}

/** A number with its name before it and its unit behind; credits when nothing else is said. */
export function NumberField(props: {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
}) {
  const unit = `${props.id}unit`;
  return (
    <div class="row caprow">
      <label for={props.id}>{props.label}</label>
      <span>
        <input
          class="input input--short"
          id={props.id}
          inputMode="numeric"
          value={props.value}
          aria-invalid={props.isWrong ? 'true' : undefined}
          aria-describedby={unit}
          onInput={(event) => props.onType(event.currentTarget.value)}
        />{' '}
        <span id={unit}>{props.unit ?? 'credits'}</span>
      </span>
    </div>
  );
}

export function Pick(props: {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly onPick: (checked: boolean) => void;
  readonly label: string;
  readonly hint?: string;
}) {
  return (
    <label class="pick">
      <input
        type={props.kind}
        name={props.name}
        checked={props.checked}
        onChange={(event) => props.onPick(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        {props.hint && <span class="caption">{props.hint}</span>}
      </span>
    </label>
  );
}

export function Segments<T extends string>(props: {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onPick: (value: T) => void;
}) {
  return (
    <fieldset>
      <legend class="sr">{props.legend}</legend>
      <div class="seg">
        {props.choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={props.name}
              checked={props.value === value}
              onChange={() => props.onPick(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
