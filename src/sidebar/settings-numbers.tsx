// Settings that are numbers, and the folds made of them: what counts as found, and speed.
import type { PageSettings } from '../sidebar-api.js';
import { changeSetting } from './actions-settings.js';
import { FieldError, Pick, Segments } from './fields.js';
import { Fold } from './parts.js';
import { count, readCount } from './view-format.js';
import { errorOf, type SettingsView } from './view-settings.js';

type NumberName = {
  [Name in keyof PageSettings]-?: number extends PageSettings[Name] ? Name : never;
}[keyof PageSettings];

/** A number of the settings; not shown when the server does not have it. */
export function NumberRow(props: {
  readonly name: NumberName;
  readonly label: string;
  readonly view: SettingsView;
}) {
  const { name, view } = props;
  const value = view.shown[name];
  if (value === undefined) return null;
  const error = errorOf(name, value);
  const id = `set-${name}`;
  return (
    <>
      <div class="row setrow">
        <label for={id}>{props.label}</label>
        <span>
          <input
            class="input input--short"
            id={id}
            inputMode="numeric"
            defaultValue={count(value)}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            onInput={(event) => changeSetting(name, readCount(event.currentTarget.value) ?? Number.NaN)}
          />
        </span>
      </div>
      {error && <FieldError id={`${id}-error`} words={error} />}
    </>
  );
}

const VALIDATIONS = [
  { value: 'valid', label: 'Valid', hint: 'The mailbox answered.' },
  { value: 'unknown', label: 'Unknown', hint: 'Nobody could tell.' },
  { value: 'risky', label: 'Risky', hint: 'May bounce, such as a catch-all domain.' },
] as const;

export function FoundFold({ view }: { readonly view: SettingsView }) {
  const { accept } = view.shown;
  return (
    <Fold name="What counts as found" value={view.found}>
      <NumberRow name="minimumConfidence" label="Confidence, at least" view={view} />
      <p class="caption">From 0 to 100. Below it a result is “Found (risky)”; the value is kept.</p>
      {accept && (
        <fieldset class="section section--loose">
          <legend class="label legend">Validations accepted</legend>
          {VALIDATIONS.map(({ value, label, hint }) => (
            <Pick
              key={value}
              kind="checkbox"
              name={`accept-${value}`}
              checked={accept.includes(value)}
              label={label}
              hint={hint}
              onPick={(checked) =>
                changeSetting(
                  'accept',
                  checked ? [...accept, value] : accept.filter((other) => other !== value),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </Fold>
  );
}

export function SpeedFold({ view }: { readonly view: SettingsView }) {
  const { order } = view.shown;
  return (
    <Fold name="Speed" value={view.speed}>
      <NumberRow name="requestsPerMinute" label="Requests a minute" view={view} />
      <p class="caption">LeadModule allows 60 a key. Take less when another app uses the same key.</p>
      {order && (
        <Segments
          legend="Order of work"
          name="order"
          choices={[
            { value: 'first results', label: 'Results early' },
            { value: 'fastest finish', label: 'Finish early' },
          ]}
          value={order}
          onPick={(value) => changeSetting('order', value)}
        />
      )}
    </Fold>
  );
}
