// The page: opens with one call, shows the view that the state leads to, keeps the step going.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './tokens.css';
import './base.css';
import './controls.css';
import './content.css';
import './boxes.css';
import './views.css';
import { open } from './actions.js';
import { survey } from './actions-run.js';
import { ActivityList } from './activity.js';
import { Check } from './check.js';
import { Connect } from './connect.js';
import { Done, LooseResults } from './done.js';
import { Frame } from './frame.js';
import { MapColumns } from './map.js';
import { Progress } from './progress.js';
import { Settings } from './settings.js';
import { Start } from './start.js';
import { store, view } from './store.js';
import { Trial } from './trial.js';
import { Trouble } from './trouble.js';
import { type View, viewKey } from './view-route.js';

function Shown({ shown }: { readonly shown: View }) {
  switch (shown.kind) {
    case 'opening':
      return <Frame hasTabs={false} title="LeadModule" lead="Opening" />;
    case 'trouble':
      return <Trouble />;
    case 'connect':
      return <Connect />;
    case 'start':
      return <Start />;
    case 'map':
      return <MapColumns />;
    case 'check':
      return <Check />;
    case 'progress':
      return <Progress job={shown.job} />;
    case 'trial':
      return shown.job.pilot ? <Trial job={shown.job} pilot={shown.job.pilot} /> : <Done job={shown.job} />;
    case 'done':
      return <Done job={shown.job} />;
    case 'loose':
      return <LooseResults job={shown.job} />;
    case 'activity':
      return <ActivityList />;
    case 'settings':
      return <Settings />;
    case 'read only':
      return (
        <Frame
          title="You can only view this document"
          lead="Ask its owner for edit access to enrich rows. Jobs of other people appear here while they run."
        />
      );
  }
}

function Page() {
  const shown = view.value;
  const key = viewKey(shown);
  const before = useRef<string>('opening');
  useLayoutEffect(() => {
    const isFirst = before.current === 'opening';
    before.current = key;
    // The title takes the focus of a new view, but never from the sheet: people type there while a job runs.
    if (!isFirst && document.hasFocus()) document.querySelector<HTMLElement>('h1')?.focus();
  }, [key]);
  return <Shown key={key} shown={shown} />;
}

/** The user is back from the sheet (or from topping up): what they selected there may be new. */
function onReturn(): void {
  if (view.value.kind === 'start') void survey();
  const left = [...store.toppedUp.value].filter((mark) => mark.startsWith('left '));
  if (left.length > 0)
    store.toppedUp.value = new Set([
      ...store.toppedUp.value,
      ...left.map((mark) => mark.slice('left '.length)),
    ]);
}

/** One tick a second, and only while something on the screen counts down. */
effect(() => {
  if (view.value.kind !== 'progress') return undefined;
  const timer = setInterval(() => {
    store.tickMs.value = Date.now();
  }, 1000);
  return () => clearInterval(timer);
});

/** Light, unless this user chose dark. */
effect(() => {
  const theme = store.opening.value?.settings.theme;
  if (theme) document.documentElement.dataset['theme'] = theme;
});

const root = document.getElementById('page');
if (root) render(<Page />, root);
window.addEventListener('focus', onReturn);
void open();
