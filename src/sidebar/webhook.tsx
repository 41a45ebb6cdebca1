// The webhook: its set-up in Settings, with a test through the real address, and its box in Check.
import { useSignal } from '@preact/signals';
import type { PageBill, WebhookWish } from '../sidebar-api.js';
import { FieldError, Pick } from './fields.js';
import { Button, Confirmed, Fold } from './parts.js';
import { call } from './server.js';
import { can, change, store, times } from './store.js';
import { moment } from './view-format.js';
import { WEBHOOK_GAIN, WEBHOOK_STEPS, webhookHint, webhookValue } from './view-webhook.js';

export function WebhookFold() {
  const pasted = useSignal<string | undefined>(undefined);
  const error = useSignal('');
  const state = store.opening.value?.webhook;
  if (!state || !can('webhook')) return null;

  /** Says what is wrong beside the field: the cure is a change of what was pasted. */
  async function ask(wish: WebhookWish, words: string) {
    const opening = store.opening.value;
    if (!opening || store.task.value) return;
    store.task.value = { id: wish.kind, words };
    error.value = '';
    const reply = await call('sidebarChangeWebhook', wish);
    store.task.value = undefined;
    if (reply.ok) store.opening.value = { ...opening, webhook: reply.value };
    else error.value = reply.sentence;
  }

  const url = 'url' in state ? state.url : '';
  const test = () => ask({ kind: 'on', url: pasted.value ?? url }, 'Testing');
  return (
    <Fold name="Webhook" value={webhookValue(state)}>
      {state.kind === 'impossible' ? (
        <p class="muted">{state.sentence}</p>
      ) : (
        <>
          <p class="muted">{WEBHOOK_GAIN}</p>
          {state.kind === 'off' && (
            <ol class="numbered">
              {WEBHOOK_STEPS.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          )}
          <div class="field">
            <label class="label" for="hook">
              Web app URL
            </label>
            <input
              class="input"
              id="hook"
              autocomplete="off"
              spellcheck={false}
              value={pasted.value ?? url}
              aria-invalid={error.value ? 'true' : undefined}
              aria-describedby={error.value ? 'hookerror' : 'hookhint'}
              onInput={(event) => {
                pasted.value = event.currentTarget.value;
              }}
            />
            {error.value && <FieldError id="hookerror" words={error.value} />}
          </div>
          <p class="caption" id="hookhint">
            {state.kind === 'on'
              ? `The test result arrived ${moment(state.testedAtMs, times())}.`
              : 'Anybody may knock at this address; only results signed for this sheet are kept. The test is free.'}
          </p>
          <div class="actions">
            <Button task="on" onPress={test}>
              {state.kind === 'on' ? 'Test again' : 'Test and switch on'}
            </Button>
            {state.kind === 'on' && (
              <>
                <Button task="off" onPress={() => ask({ kind: 'off' }, 'Switching off')}>
                  Switch off
                </Button>
                <Confirmed
                  question="Make a new secret? Results under way that were signed with the old one are asked for instead."
                  yes="New secret"
                  task="rotate"
                  onYes={() => ask({ kind: 'rotate' }, 'Testing')}
                >
                  New secret
                </Confirmed>
              </>
            )}
          </div>
        </>
      )}
    </Fold>
  );
}

/** Shown where a webhook is set up; the run itself may do without. */
export function WebhookPick({ bill }: { readonly bill: PageBill }) {
  const hint = webhookHint(bill);
  return hint === '' || !can('webhook') ? null : (
    <Pick
      kind="checkbox"
      name="webhook"
      checked={store.draft.value.webhook}
      label="Receive results by webhook"
      hint={hint}
      onPick={(webhook) => change({ webhook })}
    />
  );
}
