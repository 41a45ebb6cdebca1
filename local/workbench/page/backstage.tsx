// Backstage: what Google and LeadModule do behind the sheet, from cause (clock, faults) to effect (requests, log).
import { useEffect, useState } from 'preact/hooks';
import type { Account, Edition, WireBackstage } from '../protocol/backstage.js';
import { Clock, Faults } from './backstage-clock.js';
import { Quotas, Triggers } from './backstage-google.js';
import { ExecutionLog } from './backstage-log.js';
import { RecordsPanel } from './backstage-records.js';
import { Requests } from './backstage-requests.js';
import { Choice } from './choice.js';
import { Icon } from './icons.js';
import { backstage, person, say, turn } from './link.js';

const EDITIONS: readonly (readonly [Edition, string])[] = [
  ['bound', 'In the sheet'],
  ['addon', 'Add-on'],
];
const ACCOUNTS: readonly (readonly [Account, string])[] = [
  ['consumer', 'Consumer'],
  ['workspace', 'Workspace'],
];

const secondAddress = () =>
  new URLSearchParams(location.search).get('as') === 'second' ? '/' : '/?as=second';

/** Which Google this is: how the script is installed, what account, and who else is there. */
function Setting({ state }: { readonly state: WireBackstage }) {
  return (
    <div class="setting">
      <span class="muted">Installed as</span>
      <Choice
        label="Edition"
        value={state.edition}
        choices={EDITIONS}
        choose={(edition) => void turn({ kind: 'edition', edition })}
      />
      <span class="muted">Account</span>
      <Choice
        label="Account"
        value={state.account}
        choices={ACCOUNTS}
        choose={(account) => void turn({ kind: 'account', account })}
      />
      {person.value.others.map((other) => (
        <a key={other} class="btn btn--quiet" href={secondAddress()} target="_blank" rel="noopener">
          <Icon name="person" /> Open as {other.split('@')[0]}
        </a>
      ))}
    </div>
  );
}

const LOW_PIXELS = 304;
const TALL_PIXELS = 520;

export function Backstage({ close }: { readonly close: () => void }) {
  const [height, setHeight] = useState(LOW_PIXELS);
  useEffect(() => {
    say({ kind: 'backstage', open: true });
    return () => say({ kind: 'backstage', open: false });
  }, [person.value]);
  const state = backstage.value;
  const isTall = height > LOW_PIXELS;
  return (
    <section class="backstage" aria-label="Backstage" style={{ height: `${height}px` }}>
      <header class="backstage-head">
        <h2>Backstage</h2>
        <p class="muted">What Google and LeadModule do behind the sheet</p>
        <div class="backstage-acts">
          {state && <Setting state={state} />}
          <button
            type="button"
            class="btn btn--quiet"
            onClick={() => setHeight(isTall ? LOW_PIXELS : TALL_PIXELS)}
          >
            {isTall ? 'Smaller' : 'Taller'}
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
          <RecordsPanel state={state} />
          <Requests state={state} />
          <ExecutionLog executions={state.executions} />
        </div>
      )}
    </section>
  );
}
