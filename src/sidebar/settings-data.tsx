// Settings: the data in this file, what leaves it, what is forgotten, and what a support request may hold.
import { useSignal } from '@preact/signals';
import type { OldResults } from '../sidebar-api.js';
import { forgetOld, loadDiagnostics, removeData } from './actions-settings.js';
import { Permissions } from './connect.js';
import { FieldError, NumberField } from './fields.js';
import { Button, Confirmed, CopyBox, Fold } from './parts.js';
import { can, store } from './store.js';
import { readCount } from './view-format.js';
import { daysError, oldWords } from './view-settings.js';

export function DiagnosticsFold() {
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

/** Counts first: what is forgotten, and what that means, is read before it happens. */
function ForgetOld() {
  const typed = useSignal('90');
  const counted = useSignal<OldResults | undefined>(undefined);
  const days = readCount(typed.value) ?? Number.NaN;
  const error = daysError(days);
  const forget = (isSure: boolean) => forgetOld(days, isSure, (left) => (counted.value = left));
  const words = counted.value && oldWords(days, counted.value);
  return (
    <>
      <NumberField
        id="olddays"
        label="Results older than"
        unit="days"
        value={typed.value}
        isWrong={error !== ''}
        onType={(text) => {
          typed.value = text;
          counted.value = undefined;
        }}
      />
      {error && <FieldError id="olddays-error" words={error} />}
      <p role="status">{words?.found}</p>
      {words?.question ? (
        <Confirmed
          look="stop"
          question={words.question}
          yes="Forget them"
          task="forget"
          onYes={() => forget(true)}
        >
          {words.button}
        </Confirmed>
      ) : (
        <Button task="forget" heldBackBy={error && 'olddays-error'} onPress={() => forget(false)}>
          Count old results
        </Button>
      )}
    </>
  );
}

export function PrivacyFold() {
  return (
    <Fold name="Privacy" value="what leaves the sheet">
      <p class="muted">
        First and last name, company domain and LinkedIn URL of the rows you choose go to LeadModule. Nothing
        else does.
      </p>
      <Permissions />
      {can('forget') && <ForgetOld />}
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
