// The frame of every view: tabs, the title that takes the focus, what the user must read now, the body, the foot.
import type { ComponentChildren } from 'preact';
import { showTab } from './actions.js';
import { Icon, type IconName } from './icons.js';
import { CopyBox, Fold, Notice } from './parts.js';
import { store } from './store.js';
import type { Tab } from './view-route.js';

const TABS: readonly { readonly tab: Tab; readonly label: string }[] = [
  { tab: 'enrich', label: 'Enrich' },
  { tab: 'activity', label: 'Activity' },
  { tab: 'settings', label: 'Settings' },
];

function Tabs() {
  return (
    <nav class="tabs" aria-label="LeadModule">
      {TABS.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          aria-current={store.tab.value === tab ? 'page' : undefined}
          onClick={() => showTab(tab)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}

function Said() {
  const notice = store.notice.value;
  if (!notice) return null;
  return (
    <Notice tone={notice.tone} role={notice.tone === 'bad' ? 'alert' : 'status'}>
      <p>{notice.sentence}</p>
      {notice.details && (
        <Fold name="Details for support" extra="fold--flat">
          <CopyBox label="Details for support" text={notice.details} />
        </Fold>
      )}
    </Notice>
  );
}

export function Frame(props: {
  readonly title: string;
  /** A large mark above the title. */
  readonly mark?: IconName;
  /** "Step 1 of 3" */
  readonly step?: string;
  readonly lead?: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly foot?: ComponentChildren;
  readonly hasTabs?: boolean;
}) {
  return (
    <div class="view">
      {props.hasTabs !== false && <Tabs />}
      <main class="whole">
        <div class="body">
          {props.mark && (
            <span class="bigicon">
              <Icon name={props.mark} />
            </span>
          )}
          <header class={props.step ? 'head head--step' : 'head'}>
            <h1 class="title" tabIndex={-1}>
              {props.title}
            </h1>
            {props.step && <p class="caption">{props.step}</p>}
            {props.lead && <p class="muted">{props.lead}</p>}
          </header>
          <Said />
          {props.children}
        </div>
        {props.foot && <div class="foot">{props.foot}</div>}
      </main>
    </div>
  );
}
