// Backstage, the causes: the clock that everything reads, the sandbox's accounts, and what may go wrong.
import type { Speed, WireBackstage } from '../protocol/backstage.js';
import { Choice } from './choice.js';
import { Icon } from './icons.js';
import { clockNow, clockSpeed, turn } from './link.js';
import { Panel } from './panel.js';
import { timeOf } from './times.js';

const SPEEDS: readonly (readonly [Speed, string])[] = [
  [1, '1×'],
  [10, '10×'],
  [60, '60×'],
];

const dateOf = (ms: number) =>
  new Date(ms).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

export function Clock({ state }: { readonly state: WireBackstage }) {
  const now = clockNow.value;
  return (
    <Panel title="Clock">
      <div>
        <p class="figure">{timeOf(now)}</p>
        <p class="caption">{dateOf(now)}</p>
      </div>
      <Choice
        label="Clock speed"
        value={clockSpeed.value}
        choices={SPEEDS}
        choose={(speed) => void turn({ kind: 'speed', speed })}
      />
      <button type="button" class="btn" onClick={() => void turn({ kind: 'jump', to: 'trigger' })}>
        <Icon name="skip" /> {state.hasNext ? 'Skip to next trigger' : 'Skip one minute'}
      </button>
      <button type="button" class="btn" onClick={() => void turn({ kind: 'jump', to: 'hour' })}>
        <Icon name="skip" /> Skip an hour
      </button>
      <Accounts state={state} />
    </Panel>
  );
}

function Accounts({ state }: { readonly state: WireBackstage }) {
  if (!state.faults) return null;
  return (
    <div class="part">
      <h4>Sandbox credits</h4>
      {state.accounts.length === 0 && <p class="caption">No key was used yet.</p>}
      {state.accounts.map(({ key, credits, spent }) => (
        <p key={key} class="row">
          <span class="fn">{key}</span>
          <span title={`${spent.toLocaleString('en')} spent`}>{credits.toLocaleString('en')} left</span>
        </p>
      ))}
      <button type="button" class="btn" onClick={() => void turn({ kind: 'topUp' })}>
        Top up to 1,000 credits
      </button>
    </div>
  );
}

export function Faults({ state }: { readonly state: WireBackstage }) {
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
      <a class="caption" href={new URL('/', state.api).href} target="_blank" rel="noopener">
        The sandbox's own pages
      </a>
    </Panel>
  );
}
