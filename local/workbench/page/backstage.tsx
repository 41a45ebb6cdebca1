// Backstage: what Google and LeadModule do behind the sheet, from cause (clock, faults) to effect (requests, log).
import { useEffect, useState } from 'preact/hooks';
import type { Account, Edition, Speed, WireBackstage } from '../protocol.js';
import { ExecutionLog } from './backstage-log.js';
import { Icon } from './icons.js';
import { backstage, clockNow, clockSpeed, person, say, turn } from './link.js';
import { Panel } from './panel.js';
import { timeOf } from './times.js';

function Choice<T extends string | number>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly choose: (value: T) => void;
}) {
  return (
    <div class="seg seg--s" role="radiogroup" aria-label={props.label}>
      {props.choices.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={props.label}
            checked={props.value === value}
            onChange={() => props.choose(value)}
          />
          {text}
        </label>
      ))}
    </div>
  );
}

const sizeOf = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);

const SPEEDS: readonly (readonly [Speed, string])[] = [
  [1, '1×'],
  [10, '10×'],
  [60, '60×'],
];
const EDITIONS: readonly (readonly [Edition, string])[] = [
  ['bound', 'In the sheet'],
  ['addon', 'Add-on'],
];
const ACCOUNTS: readonly (readonly [Account, string])[] = [
  ['consumer', 'Consumer'],
  ['workspace', 'Workspace'],
];

function Clock({ state }: { readonly state: WireBackstage }) {
  const now = clockNow.value;
  const next = state.nextEvents[0];
  const others = person.value.others;
  return (
    <Panel title="Clock and people">
      <p class="figure">{timeOf(now)}</p>
      <p class="caption">
        {new Date(now).toLocaleDateString('en', {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        })}
      </p>
      <Choice
        label="Clock speed"
        value={clockSpeed.value}
        choices={SPEEDS}
        choose={(speed) => void turn({ kind: 'speed', speed })}
      />
      <button type="button" class="btn" onClick={() => void turn({ kind: 'jump' })}>
        <Icon name="skip" /> {next ? 'Skip to next trigger' : 'Skip one minute'}
      </button>
      {state.nextEvents.map(({ what, atMs }) => (
        <p key={`${what} ${atMs}`} class="caption">
          At {timeOf(atMs)}: {what}
        </p>
      ))}
      <h4>Installed as</h4>
      <Choice
        label="Edition"
        value={state.edition}
        choices={EDITIONS}
        choose={(edition) => void turn({ kind: 'edition', edition })}
      />
      <h4>Google account</h4>
      <Choice
        label="Account"
        value={state.account}
        choices={ACCOUNTS}
        choose={(account) => void turn({ kind: 'account', account })}
      />
      {others.map((other) => (
        <a key={other} class="btn" href={secondAddress()} target="_blank" rel="noopener">
          <Icon name="person" /> Open as {other.split('@')[0]}
        </a>
      ))}
    </Panel>
  );
}

const secondAddress = () =>
  new URLSearchParams(location.search).get('as') === 'second' ? '/' : '/?as=second';

function Faults({ state }: { readonly state: WireBackstage }) {
  const { faults } = state;
  if (!faults)
    return (
      <Panel title="Faults">
        <p class="caption">
          Requests go to {new URL(state.api).host}; faults can be made only in the sandbox.
        </p>
      </Panel>
    );
  const on = faults.filter((fault) => fault.on).length;
  return (
    <Panel title="Faults" count={on > 0 ? `${on} on` : ''}>
      <ul class="faults">
        {faults.map(({ id, label, on: isOn }) => (
          <li key={id}>
            <span id={`fault-${id}`}>{label}</span>
            <button
              type="button"
              class="switch switch--s"
              role="switch"
              aria-checked={isOn}
              aria-labelledby={`fault-${id}`}
              onClick={() => void turn({ kind: 'fault', id, on: !isOn })}
            />
          </li>
        ))}
      </ul>
      <button type="button" class="btn" onClick={() => void turn({ kind: 'topUp' })}>
        Top up to 1,000 credits
      </button>
      <a class="caption" href={new URL('/', state.api).href} target="_blank" rel="noopener">
        The sandbox's own pages
      </a>
    </Panel>
  );
}

function Quotas({ state }: { readonly state: WireBackstage }) {
  return (
    <Panel title="Quotas">
      <ul class="quotas">
        {state.meters.map(({ label, used, limit, text }) => (
          <li key={label}>
            <div class="row">
              <span>{label}</span>
              <span>{text}</span>
            </div>
            <svg
              class={used > 0.8 * limit ? 'meter meter--warn' : 'meter'}
              viewBox="0 0 100 4"
              preserveAspectRatio="none"
              role="img"
              aria-label={`${label}: ${text}`}
            >
              <rect width={Math.min(100, (100 * used) / limit)} height="4" />
            </svg>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Triggers({ state }: { readonly state: WireBackstage }) {
  return (
    <Panel title="Triggers and storage">
      {state.triggers.length === 0 && <p class="caption">No triggers are installed.</p>}
      <ul class="triggers">
        {state.triggers.map(({ uid, handler, when, owner, nextAtMs, disabled }) => (
          <li key={uid}>
            <div class="row">
              <span class="fn">{handler}</span>
              <span>
                {disabled ? 'disabled' : nextAtMs === undefined ? when : `${when}, next ${timeOf(nextAtMs)}`}
              </span>
            </div>
            <div class="row">
              <span class="caption">{owner}</span>
              <button type="button" class="btn btn--quiet" onClick={() => void turn({ kind: 'fire', uid })}>
                Fire now
              </button>
            </div>
          </li>
        ))}
      </ul>
      <div class="stores rule">
        {state.stores.length === 0 && <p class="caption">No properties are stored.</p>}
        {state.stores.map(({ name, bytes, entries }) => (
          <details key={name}>
            <summary>
              {name}{' '}
              <span class="muted">
                {entries.length === 1 ? '1 entry' : `${entries.length} entries`}, {sizeOf(bytes)}
              </span>
            </summary>
            {entries.map(([key, value]) => (
              <div key={key} class="store">
                <p class="fn">{key}</p>
                <pre>{value}</pre>
              </div>
            ))}
          </details>
        ))}
      </div>
      {state.bugs.map((bug) => (
        <pre key={bug} class="bug">
          {bug}
        </pre>
      ))}
    </Panel>
  );
}

function Requests({ state }: { readonly state: WireBackstage }) {
  const { total, last } = state.requests;
  return (
    <Panel title="Requests" count={total > 0 ? total.toLocaleString('en') : ''}>
      {total === 0 && <p class="caption">Nothing was sent to LeadModule yet.</p>}
      {total > 0 && (
        <table class="tt tt--req">
          <thead>
            <tr>
              <th>Time</th>
              <th>Request</th>
              <th>Answer</th>
              <th class="num">ms</th>
            </tr>
          </thead>
          <tbody>
            {last.map(({ number, atMs, method, path, answer, about, ms }) => (
              <tr key={number}>
                <td class="t">{timeOf(atMs)}</td>
                <td>
                  <span class="verb">{method}</span> {path}
                </td>
                <td title={`${answer} ${about}`}>
                  <span class="code">{answer.slice(0, 3)}</span>
                  {answer.slice(3)} {about && <span class="muted">{about}</span>}
                </td>
                <td class="num">{ms}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

export function Backstage({ close }: { readonly close: () => void }) {
  const [height, setHeight] = useState(300);
  useEffect(() => {
    say({ kind: 'backstage', open: true });
    return () => say({ kind: 'backstage', open: false });
  }, [person.value]);
  const state = backstage.value;
  return (
    <section class="backstage" aria-label="Backstage" style={{ height: `${height}px` }}>
      <header class="backstage-head">
        <h2>Backstage</h2>
        <p class="muted">What Google and LeadModule do behind the sheet</p>
        <div class="backstage-acts">
          <button type="button" class="btn btn--quiet" onClick={() => setHeight(height > 300 ? 300 : 520)}>
            {height > 300 ? 'Smaller' : 'Taller'}
          </button>
          <button type="button" class="iconbtn" aria-label="Close Backstage" onClick={close}>
            <Icon name="down" />
          </button>
        </div>
      </header>
      {state && (
        <div class="panels">
          <Clock state={state} />
          <Faults state={state} />
          <Quotas state={state} />
          <Triggers state={state} />
          <Requests state={state} />
          <ExecutionLog executions={state.executions} />
        </div>
      )}
    </section>
  );
}
