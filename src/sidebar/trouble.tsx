// The page cannot open: what happened, how to fix it, what is safe.
import { useSignal } from '@preact/signals';
import { open } from './actions.js';
import { Frame } from './frame.js';
import { Button, CopyBox, Fold, Notice } from './parts.js';
import { store } from './store.js';
import { troubleView } from './view-trouble.js';

export function Trouble() {
  const isTrying = useSignal(false);
  const trouble = store.trouble.value;
  if (!trouble) return null;
  const view = troubleView(trouble.lost, trouble.sentence);
  return (
    <Frame
      hasTabs={false}
      mark="error"
      title={view.title}
      lead={view.lead}
      foot={
        <div class="actions">
          <Button
            look="primary"
            onPress={async () => {
              if (isTrying.value) return;
              isTrying.value = true;
              await open();
              isTrying.value = false;
            }}
          >
            {isTrying.value ? 'Trying' : 'Try again'}
          </Button>
        </div>
      }
    >
      <p class="sr" role="alert">
        {view.title}. {view.lead}
      </p>
      {view.steps.length > 0 && (
        <section class="section section--loose rule">
          <h2 class="h">{view.steps.length > 1 ? 'To fix it' : 'What to do'}</h2>
          <ol class="steps">
            {view.steps.map((step) => (
              <li key={step}>
                <span>{step}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Notice tone="good">
        <p>{view.safe}</p>
      </Notice>
      {trouble.details && (
        <Fold name="Details for support" extra="rule fold--flat">
          <CopyBox label="Details for support" text={trouble.details} />
        </Fold>
      )}
    </Frame>
  );
}
