// Settings: the key, its test, and who may use it.
import { go } from './actions.js';
import { removeKey, shareKey, testKey } from './actions-settings.js';
import { Button, Confirmed, Fold } from './parts.js';
import { can, store } from './store.js';

export function KeyFold() {
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
