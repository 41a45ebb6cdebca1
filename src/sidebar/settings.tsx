// Settings: each line says its value; open one to change it. What the server does not know is not offered.
import type { PageSettings } from '../sidebar-api.js';
import { go } from './actions.js';
import {
  changeSetting,
  discardSettings,
  loadDiagnostics,
  removeData,
  removeKey,
  saveSettings,
  shareKey,
  testKey,
} from './actions-settings.js';
import { Permissions } from './connect.js';
import { Frame } from './frame.js';
import { Button, Confirmed, CopyBox, FieldError, Fold, Pick, Segments } from './parts.js';
import { can, store } from './store.js';
import { count, plural, readCount } from './view-format.js';
import { errorOf, type SettingsView, settingsView } from './view-settings.js';
import { TYPE_WORDS, TYPES } from './view-words.js';
import { WebhookFold } from './webhook.js';

type NumberName = {
  [Name in keyof PageSettings]-?: number extends PageSettings[Name] ? Name : never;
}[keyof PageSettings];

/** A number of the settings; not shown when the server does not have it. */
function NumberRow(props: {
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

function KeyFold() {
  const key = store.opening.value?.key;
  if (!key) return null;
  const isShared = key.whose === 'shared';
  return (
    <Fold name="Key" value={key.configured ? `ends in ${key.lastFour}` : 'none'} open>
      {isShared && <p class="muted">Another editor shares this key. Runs spend their credits.</p>}
      <div class="actions">
        {key.configured && can('testKey') && (
          <Button task="testKey" onPress={testKey}>
            Test
          </Button>
        )}
        <Button onPress={() => go({ kind: 'connect' })}>
          {key.configured && !isShared ? 'Replace' : 'Connect a key'}
        </Button>
        {key.configured && !isShared && (
          <Confirmed
            look="stop"
            question="Remove the key from this sheet’s storage? Jobs that use it wait for a key."
            yes="Remove key"
            task="removeKey"
            onYes={removeKey}
          >
            Remove
          </Confirmed>
        )}
      </div>
      {key.configured && !isShared && can('shareKey') && (
        <div class="switchrow">
          <span id="share">
            <span>Share with this document</span>
            <span class="caption">Every editor can spend your credits.</span>
          </span>
          <button
            type="button"
            class="switch"
            role="switch"
            aria-checked={key.isShared === true}
            aria-labelledby="share"
            onClick={() => shareKey(!key.isShared)}
          />
        </div>
      )}
    </Fold>
  );
}

const VALIDATIONS = [
  { value: 'valid', label: 'Valid', hint: 'The mailbox answered.' },
  { value: 'unknown', label: 'Unknown', hint: 'Nobody could tell.' },
  { value: 'risky', label: 'Risky', hint: 'May bounce, such as a catch-all domain.' },
] as const;

function FoundFold({ view }: { readonly view: SettingsView }) {
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

function SpeedFold({ view }: { readonly view: SettingsView }) {
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

function DiagnosticsFold() {
  const text = store.diagnostics.value;
  return (
    <Fold name="Diagnostics" value="without secrets">
      <p class="muted">
        Counts, states and versions to paste into a support request. No key, no names, no results.
      </p>
      {text ? (
        <CopyBox label="Diagnostics" text={text} />
      ) : (
        <div class="actions">
          <Button task="diagnostics" onPress={loadDiagnostics}>
            Show diagnostics
          </Button>
        </div>
      )}
    </Fold>
  );
}

function PrivacyFold() {
  return (
    <Fold name="Privacy" value="what leaves the sheet">
      <p class="muted">
        First and last name, company domain and LinkedIn URL of the rows you choose go to LeadModule. Nothing
        else does.
      </p>
      <Permissions />
      {can('removeData') && (
        <Confirmed
          look="stop"
          question="Remove the ledger, the jobs and the column marks from this file? Results in your tabs stay, but paid answers are no longer reused free."
          yes="Remove LeadModule data"
          task="removeData"
          onYes={removeData}
        >
          Remove LeadModule data from this file
        </Confirmed>
      )}
    </Fold>
  );
}

export function Settings() {
  const opening = store.opening.value;
  if (!opening) return null;
  const isViewer = opening.access === 'view';
  const view = settingsView(opening.settings, store.settingsDraft.value);
  const { theme } = view.shown;
  const hasSpending = [view.shown.creditsPerRun, view.shown.askAboveCredits].some(
    (value) => value !== undefined,
  );
  return (
    <Frame
      title="Settings"
      foot={
        view.changeCount > 0 && (
          <>
            <div class="actions">
              <Button
                look="primary"
                task="saveSettings"
                heldBackBy={view.hasErrors ? 'setfix' : undefined}
                onHeldBack={() => document.querySelector<HTMLElement>('.input[aria-invalid]')?.focus()}
                onPress={() => saveSettings(view.changed)}
              >
                Save {plural(view.changeCount, 'change', 'changes')}
              </Button>
              <Button onPress={discardSettings}>Discard</Button>
            </div>
            {view.hasErrors && (
              <p class="caption" id="setfix">
                One value cannot be saved.
              </p>
            )}
          </>
        )
      }
    >
      {isViewer ? (
        <p>You can view this document but not edit it, so there is nothing to set.</p>
      ) : (
        <div class="folds">
          <KeyFold />
          {hasSpending && (
            <Fold name="Spending" value={view.spending}>
              <p class="caption">In credits; 0 is no limit.</p>
              <div class="rows">
                <NumberRow name="creditsPerRun" label="Stop a run at" view={view} />
                <NumberRow name="askAboveCredits" label="Ask again above" view={view} />
              </div>
            </Fold>
          )}
          {view.shown.formulaCreditsPerDay !== undefined && (
            <Fold name="Formulas" value={view.formulas}>
              <NumberRow name="formulaCreditsPerDay" label="Credits a day, at most" view={view} />
              <p class="caption">
                What =LEADMODULE_EMAIL and its like may spend of your key. 0 is off: they answer only from
                what is known.
              </p>
            </Fold>
          )}
          <Fold name="What to find" value={TYPE_WORDS[view.shown.type].choice}>
            <p class="caption">Used by the menu, and first in this sidebar.</p>
            <Segments
              legend="What to find"
              name="settype"
              choices={TYPES.map((value) => ({ value, label: TYPE_WORDS[value].choice }))}
              value={view.shown.type}
              onPick={(type) => changeSetting('type', type)}
            />
          </Fold>
          <FoundFold view={view} />
          <SpeedFold view={view} />
          <WebhookFold />
          {theme && (
            <Fold name="Appearance" value={theme}>
              <Segments
                legend="Appearance"
                name="theme"
                choices={[
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
                value={theme}
                onPick={(value) => changeSetting('theme', value)}
              />
            </Fold>
          )}
          <PrivacyFold />
          {can('diagnostics') && <DiagnosticsFold />}
        </div>
      )}
    </Frame>
  );
}
