// Progress: where the job is, why it waits and until when, and what can be done.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageJob } from '../sidebar-api.js';
import { control, go, raiseLimit } from './actions.js';
import { billFor } from './actions-run.js';
import { StackedBar } from './charts.js';
import { FieldError, NumberField } from './fields.js';
import { Frame } from './frame.js';
import { Icon, type IconName } from './icons.js';
import { Button, Facts, Foreign, Notice, Status, Words } from './parts.js';
import { can, store, times } from './store.js';
import type { Action, ActionId } from './view-actions.js';
import { count } from './view-format.js';
import { barWords } from './view-job.js';
import { type LimitView, limitView } from './view-limit.js';
import { type ProgressContext, progressView } from './view-progress.js';
import { plainText } from './view-words.js';

/** A screen reader is told at most this often, and at each change of state. */
const SAY_EVERY_MS = 10_000;
const VENDOR = 'https://app.leadmodule.ai/';

function context(job: PageJob): ProgressContext {
  const opening = store.opening.value;
  const next = store.nextStepMs.value;
  return {
    ...times(),
    can,
    nextStepMs: next === undefined ? undefined : next + store.clockAheadMs.value,
    isStepping: next === undefined,
    failedSteps: store.failedSteps.value,
    isViewer: opening?.access === 'view',
    hasKey: opening?.key.configured === true,
    isToppedUp: store.toppedUp.value.has(job.id),
  };
}

/** What the live region says: the newest sentence, but not more often than one can listen to. */
function useSparingly(sentence: string, state: string): string {
  const [said, say] = useState(sentence);
  const last = useRef({ state, atMs: Date.now() });
  useEffect(() => {
    const passed = Date.now() - last.current.atMs;
    const speak = () => {
      last.current = { state, atMs: Date.now() };
      say(sentence);
    };
    if (last.current.state !== state || passed >= SAY_EVERY_MS) {
      speak();
      return undefined;
    }
    const timer = setTimeout(speak, SAY_EVERY_MS - passed);
    return () => clearTimeout(timer);
  }, [sentence, state]);
  return said;
}

const ICONS: Readonly<Partial<Record<ActionId, IconName>>> = { pause: 'pause', resume: 'play', stop: 'stop' };

function act(job: PageJob, action: Action): unknown {
  switch (action.id) {
    case 'pause':
    case 'resume':
    case 'stop':
      return control(job.id, action.id, action.busy);
    case 'replaceKey':
      return go({ kind: 'connect' });
    case 'takeOver':
      return billFor({ kind: 'take over', jobId: job.id });
    case 'lookUpAgain':
      return billFor({ kind: 'again', jobId: job.id });
    case 'startOther':
      return go({ kind: 'start' });
    // A link and a button of their own.
    case 'topUp':
    case 'raise':
      return undefined;
  }
}

const BILLED: readonly ActionId[] = ['takeOver', 'lookUpAgain'];

function ActionButton(props: {
  readonly job: PageJob;
  readonly action: Action;
  readonly limit: LimitView | undefined;
}) {
  const { job, action, limit } = props;
  if (action.id === 'topUp')
    return (
      <a
        class={action.look === 'primary' ? 'btn btn--primary' : 'btn'}
        href={VENDOR}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => {
          store.toppedUp.value = new Set([...store.toppedUp.value, `left ${job.id}`]);
        }}
      >
        {action.label}
        <Icon name="external" />
      </a>
    );
  if (action.id === 'raise')
    return (
      <Button
        look={action.look}
        task="raise"
        heldBackBy={limit?.heldBack ? 'limitfix' : undefined}
        onHeldBack={() => document.getElementById('limit')?.focus()}
        onPress={() => limit?.credits !== undefined && raiseLimit(job.id, limit.credits)}
      >
        {action.label}
      </Button>
    );
  const icon = ICONS[action.id];
  return (
    <Button
      look={action.look}
      task={BILLED.includes(action.id) ? 'bill' : action.id}
      {...(icon ? { icon } : {})}
      onPress={() => act(job, action)}
    >
      {action.label}
    </Button>
  );
}

export function Progress({ job }: { readonly job: PageJob }) {
  const view = progressView(job, context(job));
  const said = useSparingly(view.sentence, `${job.id} ${job.state.kind}`);
  const { notice } = view;
  const rest = view.total - view.bar.reduce((sum, part) => sum + part.count, 0);
  const isUsers = notice?.tone === 'warn';
  const [limitText, typeLimit] = useState<string | undefined>(undefined);
  const limit = limitView(job, limitText);
  return (
    <Frame
      title={view.title}
      foot={
        (view.actions.length > 0 || view.foot) && (
          <>
            {view.actions.length > 0 && (
              <div class="actions">
                {view.actions.map((action) => (
                  <ActionButton key={action.id} job={job} action={action} limit={limit} />
                ))}
              </div>
            )}
            {view.foot && <p class="caption">{view.foot}</p>}
          </>
        )
      }
    >
      <p class="caption under">
        <Foreign text={plainText(view.caption)} />
      </p>
      {notice && (
        <>
          <Notice tone={notice.tone} icon={job.state.kind === 'stopping' ? 'info' : 'waiting'}>
            <p>
              <Words phrase={notice.text} />
            </p>
          </Notice>
          {/* Said once: the box above counts down, and a live region would repeat it every second. */}
          <p class="sr" role={isUsers ? 'alert' : 'status'}>
            {isUsers ? plainText(notice.text) : view.title}
          </p>
        </>
      )}
      {limit && (
        <div>
          <NumberField
            id="limit"
            label="Stop the run at"
            value={limit.typed}
            isWrong={limit.heldBack !== ''}
            onType={typeLimit}
          />
          {limit.heldBack && <FieldError id="limitfix" words={limit.heldBack} />}
        </div>
      )}
      <section class="section tight" aria-label="Progress">
        <div class="row">
          <span class="figure">{view.percent}</span>
          <span class="muted">{view.done}</span>
        </div>
        <StackedBar parts={view.bar} total={view.total} words={barWords(view.bar, rest, 'waiting')} />
        <p aria-hidden="true">{view.sentence}</p>
        <p class="sr" role="status">
          {said}
        </p>
      </section>
      <ul class="rows counts">
        {view.counts.map((line) => (
          <li class="row" key={line.words}>
            <Status mark={line.mark} words={line.words} />
            <span>{count(line.count)}</span>
          </li>
        ))}
      </ul>
      <Facts facts={view.facts} extra="rule" />
    </Frame>
  );
}
