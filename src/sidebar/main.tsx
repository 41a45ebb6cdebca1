// The page: key, Enrich with its bill, progress. State lives in signals; the server holds the truth.
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Bill, Opening, Report, StepResult } from '../sidebar-api.js';
import { call } from './server.js';
import './sidebar.css';
import { Progress } from './progress.js';

const opening = signal<Opening | undefined>(undefined);
const report = signal<Report | undefined>(undefined);
const bill = signal<Bill | undefined>(undefined);
const problem = signal('');
const busy = signal('');
const keyText = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;
let stepping = false;

function follow(result: StepResult): void {
  report.value = result.report;
  if (timer !== undefined) clearTimeout(timer);
  timer = undefined;
  if (result.callAgainSeconds !== undefined) timer = setTimeout(advance, result.callAgainSeconds * 1000);
}

/** One call of the step at a time, with the delay that the last one asked for. */
async function advance(): Promise<void> {
  if (stepping) return;
  stepping = true;
  const answer = await call('sidebarStep');
  stepping = false;
  if (answer.ok) follow(answer.value);
  else {
    problem.value = answer.sentence;
    timer = setTimeout(advance, 10_000);
  }
}

async function open(): Promise<void> {
  const answer = await call('sidebarOpen');
  if (!answer.ok) {
    problem.value = answer.sentence;
    return;
  }
  opening.value = answer.value;
  follow(answer.value);
}

async function saveKey(): Promise<void> {
  busy.value = 'Saving key';
  const answer = await call('sidebarSaveKey', keyText.value);
  busy.value = '';
  problem.value = answer.ok ? '' : answer.sentence;
  if (!answer.ok || !opening.value) return;
  keyText.value = '';
  opening.value = { ...opening.value, key: answer.value };
}

async function showBill(): Promise<void> {
  busy.value = 'Reading the rows';
  const answer = await call('sidebarBill', {});
  busy.value = '';
  problem.value = answer.ok ? '' : answer.sentence;
  bill.value = answer.ok ? answer.value : undefined;
}

async function run(): Promise<void> {
  busy.value = 'Starting';
  bill.value = undefined;
  const answer = await call('sidebarRun', {});
  busy.value = '';
  problem.value = answer.ok ? '' : answer.sentence;
  if (answer.ok) follow(answer.value);
}

async function control(jobId: string, wish: 'pause' | 'resume' | 'stop'): Promise<void> {
  const answer = await call('sidebarControl', jobId, wish);
  problem.value = answer.ok ? '' : answer.sentence;
  if (answer.ok) follow(answer.value);
}

function Connect() {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saveKey();
      }}
    >
      <h1 tabIndex={-1}>Connect LeadModule</h1>
      <p>Paste your API key once. It is kept in your private storage and never shown again.</p>
      <label for="key">API key</label>
      <input
        id="key"
        type="password"
        autocomplete="off"
        value={keyText.value}
        onInput={(event) => {
          keyText.value = event.currentTarget.value;
        }}
      />
      <p class="hint">Starts with lm_live_. In LeadModule: Settings, API keys. The test costs no credits.</p>
      <button type="submit" class="primary">
        {busy.value || 'Test and save key'}
      </button>
    </form>
  );
}

function Check({ shown }: { shown: Bill }) {
  const skipped = shown.skipped.reduce((sum, skip) => sum + skip.rows, 0);
  return (
    <section>
      <h1 tabIndex={-1}>Check before you spend</h1>
      <dl>
        <dt>Rows selected</dt>
        <dd>{shown.rows}</dd>
        <dt>Skipped</dt>
        <dd>−{skipped}</dd>
        <dt>Same contact in several rows</dt>
        <dd>−{shown.duplicates}</dd>
        <dt>Contacts</dt>
        <dd>{shown.contacts}</dd>
        <dt>Paid for in the last 30 days, free</dt>
        <dd>−{shown.knownFree}</dd>
        <dt>Credits, at most</dt>
        <dd>{shown.creditsAtMost}</dd>
      </dl>
      <button type="button" class="primary" onClick={() => void run()}>
        Enrich {shown.contacts} contacts
      </button>
    </section>
  );
}

function Page() {
  if (!opening.value) return <p role="status">{problem.value || 'Opening'}</p>;
  const open = report.value?.jobs.find((job) => job.endedAtMs === 0);
  const last = report.value?.jobs[0];
  return (
    <main>
      {problem.value && <p role="alert">{problem.value}</p>}
      {!opening.value.key.configured && <Connect />}
      {opening.value.key.configured && !open && bill.value && <Check shown={bill.value} />}
      {opening.value.key.configured && !open && !bill.value && (
        <section>
          <h1 tabIndex={-1}>Enrich</h1>
          <p>Select rows in the sheet, then check what they cost.</p>
          <button type="button" class="primary" onClick={() => void showBill()}>
            {busy.value || 'Check selected rows'}
          </button>
        </section>
      )}
      {(open ?? last) && <Progress job={(open ?? last) as NonNullable<typeof last>} control={control} />}
    </main>
  );
}

const root = document.getElementById('page');
if (root) render(<Page />, root);
void open();
