// Backstage, Google's side: the day's quotas, triggers, the web app, and what the script has stored.
import type { WireBackstage } from '../protocol/backstage.js';
import { turn } from './link.js';
import { Panel } from './panel.js';
import { timeOf } from './times.js';

const sizeOf = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);

export function Quotas({ state }: { readonly state: WireBackstage }) {
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

export function Triggers({ state }: { readonly state: WireBackstage }) {
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
      <WebApp state={state} />
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

/** A web app is deployed by its owner's hand, as on Google; the script learns its address from then on. */
function WebApp({ state }: { readonly state: WireBackstage }) {
  const { webApp } = state;
  if (webApp === undefined) return null;
  return (
    <div class="part">
      <p class="row">
        <strong>Web app</strong>
        <span>{webApp === null ? 'not deployed' : 'deployed'}</span>
      </p>
      {webApp === null ? (
        <button type="button" class="btn" onClick={() => void turn({ kind: 'deploy' })}>
          Deploy as web app
        </button>
      ) : (
        <>
          <p>Its address, for the add-on’s settings:</p>
          <p class="fn">{webApp.atGoogle}</p>
          <p>On this machine it leads to:</p>
          <p class="fn">{webApp.here}</p>
        </>
      )}
    </div>
  );
}
