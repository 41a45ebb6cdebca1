// Connect: the key is typed once, tested without spending, stored for this user and never shown again.
import { useSignal } from '@preact/signals';
import { go } from './actions.js';
import { addSamples } from './actions-run.js';
import { saveKey } from './actions-settings.js';
import { FieldError, Pick } from './fields.js';
import { Frame } from './frame.js';
import { Icon } from './icons.js';
import { Button, Fold } from './parts.js';
import { can, store } from './store.js';
import { count } from './view-format.js';
import { PERMISSIONS } from './view-words.js';

const KEY_SHAPE = /^lm_live_\S+$/;
const VENDOR = 'https://app.leadmodule.ai/';

export function Connect() {
  const key = useSignal('');
  const isShown = useSignal(false);
  const error = useSignal('');
  const opening = store.opening.value;
  const isReplacing = opening?.key.configured === true;
  // A new key in the old one's place changes nothing else unasked; a first one spends by formulas only on a word.
  const share = useSignal(opening?.key.isShared === true);
  const formulas = useSignal(isReplacing && (opening.settings.formulaCreditsPerDay ?? 0) > 0);
  const focusKey = () => document.getElementById('key')?.focus();

  async function submit() {
    const text = key.value.trim();
    error.value = KEY_SHAPE.test(text) ? '' : 'This is not a LeadModule key. Keys start with lm_live_.';
    if (error.value) return focusKey();
    const isSaved = await saveKey(text, { share: share.value, formulas: formulas.value });
    // Saved: this view and the key in it are gone.
    if (!isSaved) focusKey();
  }

  const field = {
    class: 'input',
    id: 'key',
    autocomplete: 'off',
    spellcheck: false,
    value: key.value,
    'aria-describedby': error.value ? 'keyerror' : 'keyhint',
    ...(error.value ? { 'aria-invalid': 'true' as const } : {}),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => {
      key.value = event.currentTarget.value;
      error.value = '';
    },
  };

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Frame
        title={isReplacing ? 'Replace the key' : 'Connect LeadModule'}
        lead="Paste your API key once. It is kept in your private storage and never shown again."
        foot={
          <>
            <div class="actions">
              <Button look="primary" task="saveKey" onPress={submit}>
                Test and save key
              </Button>
              {isReplacing && <Button onPress={() => go({ kind: 'auto' })}>Keep the old key</Button>}
              {!isReplacing && can('samples') && (
                <Button task="samples" onPress={addSamples}>
                  Use sample rows
                </Button>
              )}
            </div>
            <p class="caption">The test costs no credits.</p>
          </>
        }
      >
        <div class="field">
          <label class="label" for="key">
            API key
          </label>
          <span class="inputbox">
            {isShown.value ? <input type="text" {...field} /> : <input type="password" {...field} />}
            <button
              type="button"
              class="iconbtn"
              aria-label="Show the key"
              aria-pressed={isShown.value}
              onClick={() => {
                isShown.value = !isShown.value;
              }}
            >
              <Icon name={isShown.value ? 'eyeOff' : 'eye'} />
            </button>
          </span>
          {error.value && <FieldError id="keyerror" words={error.value} />}
          <p class="caption" id="keyhint">
            Starts with <span class="code">lm_live_</span>. In LeadModule: Settings, API keys.{' '}
            <a href={VENDOR} target="_blank" rel="noopener noreferrer">
              Get a key
              <Icon name="external" />
            </a>
          </p>
        </div>
        {can('shareKey') && (
          <fieldset class="section section--loose">
            <legend class="label legend">Who may use this key</legend>
            <Pick
              kind="radio"
              name="who"
              checked={!share.value}
              label="Only me"
              hint="Each editor connects their own key."
              onPick={() => {
                share.value = false;
              }}
            />
            <Pick
              kind="radio"
              name="who"
              checked={share.value}
              label="Everyone who edits this document"
              hint="They spend your credits. Formulas work for all of them."
              onPick={() => {
                share.value = true;
              }}
            />
          </fieldset>
        )}
        {can('formulas') && (
          <Pick
            kind="checkbox"
            name="formulas"
            checked={formulas.value}
            label="Formulas may use this key"
            hint={`Up to ${count(opening?.settings.formulaCreditsPerDay || 200)} credits a day; you can change this in Settings.`}
            onPick={(checked) => {
              formulas.value = checked;
            }}
          />
        )}
        <section class="section rule">
          <h2 class="h">What leaves this sheet</h2>
          <p class="muted">
            First and last name, company domain and LinkedIn URL of the rows you choose. Only when you press
            Enrich.
          </p>
          <Fold name="Why it asks for four permissions" extra="fold--flat fold--link">
            <Permissions />
          </Fold>
        </section>
      </Frame>
    </form>
  );
}

export function Permissions() {
  return (
    <dl class="terms">
      {PERMISSIONS.map(({ asks, why }) => (
        <div key={asks}>
          <dt>{asks}</dt>
          <dd class="muted">{why}</dd>
        </div>
      ))}
    </dl>
  );
}
