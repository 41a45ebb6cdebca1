// Check: the whole bill before a credit is spent.
import { useSignal } from '@preact/signals';
import type { PageBill } from '../sidebar-api.js';
import { go } from './actions.js';
import { openBill, rebill, run, showRows } from './actions-run.js';
import { Meter } from './charts.js';
import { NumberField, Pick } from './fields.js';
import { Frame } from './frame.js';
import { Button, Facts, Foreign } from './parts.js';
import { can, change, store, times } from './store.js';
import { type BillLine, type BillView, billView, capOf, rowsBehind } from './view-bill.js';
import { clean, count, percent } from './view-format.js';
import { WebhookPick } from './webhook.js';

function Line({ line, tabName }: { readonly line: BillLine; readonly tabName: string }) {
  const isOpen = useSignal(false);
  const { rows } = line;
  const look = line.look === 'row' ? 'row' : `row row--${line.look}`;
  return (
    <>
      <div class={look}>
        <span>
          {rows ? (
            <button
              type="button"
              class="rowbtn"
              aria-expanded={isOpen.value}
              onClick={() => {
                isOpen.value = !isOpen.value;
                if (isOpen.value && can('showRows')) void showRows(rows.first);
              }}
            >
              {line.label}
            </button>
          ) : (
            line.label
          )}
        </span>
        <span>{line.value}</span>
      </div>
      {rows && isOpen.value && <p class="caption behind">{rowsBehind(rows, tabName)}</p>}
    </>
  );
}

function Bill({ bill, view }: { readonly bill: PageBill; readonly view: BillView }) {
  const { draft, opening } = store;
  const cap = capOf(bill, draft.value, opening.value?.settings);
  const typed = draft.value.capText ?? (cap.kind === 'credits' ? count(cap.credits) : '');
  return (
    <section class="bill" aria-label="The bill">
      <div class="rows">
        {view.lines.map((line) => (
          <Line key={line.label} line={line} tabName={bill.tabName} />
        ))}
      </div>
      {view.notes.map((words) => (
        <p class="caption" key={words}>
          {words}
        </p>
      ))}
      {bill.lookups > 0 && (
        <NumberField
          id="cap"
          label="Stop the run at"
          value={typed}
          isWrong={cap.kind === 'unreadable'}
          onType={(capText) => change({ capText })}
        />
      )}
    </section>
  );
}

/** Other terms for the same rows; each makes a bill of its own. */
function Terms({ bill, view }: { readonly bill: PageBill; readonly view: BillView }) {
  const { draft } = store;
  if (draft.value.what) return null;
  const { forceRefresh, rule } = draft.value;
  if (!view.canRelax && bill.knownFree === 0 && !forceRefresh) return null;
  return (
    <section class="section section--loose rule">
      {view.canRelax && (
        <Pick
          kind="checkbox"
          name="relaxed"
          checked={rule === 'relaxed'}
          label="Send incomplete rows too"
          hint="One field is enough for LeadModule, but it finds less and costs the same."
          onPick={(checked) => rebill({ rule: checked ? 'relaxed' : 'strict' })}
        />
      )}
      {(bill.knownFree > 0 || forceRefresh) && (
        <Pick
          kind="checkbox"
          name="force"
          checked={forceRefresh}
          label="Look up known contacts again"
          hint="Ignores free answers of the last 30 days and pays anew."
          onPick={(checked) => rebill({ forceRefresh: checked })}
        />
      )}
    </section>
  );
}

function Quotas({ quotas }: { readonly quotas: BillView['quotas'] }) {
  return (
    <section class="section rule">
      <h2 class="h">Share of today’s Google quota</h2>
      <div class="quota">
        {quotas.map(({ label, need, aDay, words }) => (
          <>
            <span>{label}</span>
            <Meter need={need} aDay={aDay} words={`${label}: ${percent(need, aDay)} of today’s quota`} />
            <span class="num">{words}</span>
          </>
        ))}
      </div>
      {quotas.some(({ need, aDay }) => need > aDay) && (
        <p class="caption">
          More than a day holds: the run pauses when the quota is used up and goes on the next day.
        </p>
      )}
    </section>
  );
}

export function Check() {
  const bill = store.bill.value;
  if (!bill)
    return (
      <Frame
        title="Check before you spend"
        lead="The bill has to be read anew."
        foot={
          <div class="actions">
            <Button look="primary" task="bill" onPress={openBill}>
              Read the bill
            </Button>
          </div>
        }
      />
    );
  const { draft, opening } = store;
  const view = billView(bill, draft.value, opening.value?.settings, can('pilot'), times());
  const isOfRows = draft.value.what === undefined;
  const back = () => go(isOfRows ? { kind: can('mapping') ? 'map' : 'start' } : { kind: 'auto' });
  const hasPrimary = bill.contacts > 0;
  return (
    <Frame
      title={view.title}
      {...(isOfRows && can('mapping') ? { step: 'Step 2 of 3' } : {})}
      lead={view.lead}
      foot={
        <>
          {view.agreement && (
            <Pick
              kind="checkbox"
              name="agree"
              checked={draft.value.isAgreed}
              label={view.agreement.label}
              hint={view.agreement.hint}
              onPick={(isAgreed) => change({ isAgreed })}
            />
          )}
          <div class="actions">
            {hasPrimary && (
              <Button
                look="primary"
                task="run"
                heldBackBy={view.heldBack ? 'checkfix' : undefined}
                onHeldBack={() =>
                  (
                    document.querySelector<HTMLElement>('#cap[aria-invalid]') ??
                    document.querySelector<HTMLElement>('[name=agree]')
                  )?.focus()
                }
                onPress={() => run(false)}
              >
                {view.primary}
              </Button>
            )}
            {view.trial && (
              <Button task="trial" onPress={() => run(true)}>
                Try {count(view.trial.contacts)} first
              </Button>
            )}
          </div>
          {(view.heldBack || view.foot) && (
            <p class="caption" id="checkfix">
              {view.heldBack || view.foot}
            </p>
          )}
        </>
      }
    >
      <div class="row scopeline">
        <span>
          Tab <Foreign text={clean(bill.tabName, 40)} />
        </span>
        <span>
          <Button look="quiet" extra="btn--edge" onPress={back}>
            {isOfRows ? 'Change' : 'Back'}
          </Button>
        </span>
      </div>
      <Bill bill={bill} view={view} />
      <Terms bill={bill} view={view} />
      {view.lanes.length > 0 && (
        <section class="section rule">
          <h2 class="h">How long it takes</h2>
          <Facts facts={view.lanes} extra="lanes" />
          <WebhookPick bill={bill} />
        </section>
      )}
      {view.quotas.length > 0 && <Quotas quotas={view.quotas} />}
    </Frame>
  );
}
