// Backstage, LeadModule's own records: its jobs, the run book (what is in flight now) and the ledger.
import type { WireBackstage, WireRecords } from '../protocol/backstage.js';
import { Panel } from './panel.js';
import { selectTab } from './sheet-state.js';
import { timeOf } from './times.js';

export function RecordsPanel({ state }: { readonly state: WireBackstage }) {
  const { records } = state;
  if (!records)
    return (
      <Panel title="Run book and ledger">
        <p class="caption">The records of this document cannot be read.</p>
      </Panel>
    );
  return (
    <Panel
      title="Run book and ledger"
      count={records.flightCount > 0 ? `${records.flightCount} in flight` : ''}
    >
      {records.jobs.length === 0 && <p class="caption">No job yet.</p>}
      <ul class="jobs">
        {records.jobs.map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </ul>
      <Ledger ledger={records.ledger} />
      {records.jobs.length > 0 && <Standing records={records} />}
      <Flights records={records} />
    </Panel>
  );
}

function Job({ job }: { readonly job: WireRecords['jobs'][number] }) {
  const { id, tab, state, done, total, credits, submits, polls } = job;
  return (
    <li title={`Job ${id}`}>
      <p class="row">
        <strong>{tab}</strong>
        <span>{state}</span>
      </p>
      <p class="row">
        <span>
          {done.toLocaleString('en')} of {total.toLocaleString('en')} done
        </span>
        <span>{credits === 1 ? '1 credit' : `${credits.toLocaleString('en')} credits`}</span>
      </p>
      <p class="muted">
        {submits.toLocaleString('en')} submits, {polls.toLocaleString('en')} polls
      </p>
    </li>
  );
}

function Ledger({ ledger }: { readonly ledger: WireRecords['ledger'] }) {
  if (!ledger) return null;
  return (
    <div class="part">
      <p class="row">
        <strong>Ledger</strong>
        <span>{ledger.lines === 1 ? '1 line' : `${ledger.lines.toLocaleString('en')} lines`}</span>
      </p>
      <p class="muted">
        {ledger.states.map(([word, count]) => `${word || 'Blank'} ${count.toLocaleString('en')}`).join(', ')}
      </p>
      <button type="button" class="btn btn--quiet" onClick={() => selectTab(ledger.tab)}>
        Show the ledger
      </button>
    </div>
  );
}

function Standing({ records }: { readonly records: WireRecords }) {
  const { leaseUntilMs, intents } = records;
  return (
    <div class="part">
      <p class="row">
        <span>Lease</span>
        <span>{leaseUntilMs === null ? 'free' : `held, at most until ${timeOf(leaseUntilMs)}`}</span>
      </p>
      <p class="row">
        <span>Written ahead</span>
        <span>{intents === 0 ? 'nothing' : intents === 1 ? '1 placement' : `${intents} placements`}</span>
      </p>
    </div>
  );
}

function Flights({ records }: { readonly records: WireRecords }) {
  const { flights, flightCount } = records;
  if (flightCount === 0) return null;
  return (
    <table class="tt tt--flights">
      <thead>
        <tr>
          <th>In flight</th>
          <th>State</th>
          <th class="num">Sent</th>
        </tr>
      </thead>
      <tbody>
        {flights.map(({ id, about, state, sentAtMs, polls }) => (
          <tr key={id} title={`Lookup ${id}, ${polls === 1 ? 'polled once' : `polled ${polls} times`}`}>
            <td>{about}</td>
            <td>{state}</td>
            <td class="num t">{sentAtMs > 0 ? timeOf(sentAtMs) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
