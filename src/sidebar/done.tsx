// Done: what came back, what is left to do. And the results that have no row, or stand in the wrong one.
import type { PageJob } from '../sidebar-api.js';
import { go, openLoose, settle, undo } from './actions.js';
import { billFor } from './actions-run.js';
import { ConfidenceChart, Providers, StackedBar } from './charts.js';
import { Frame } from './frame.js';
import { Button, Confirmed, Foreign, Status } from './parts.js';
import { can, store } from './store.js';
import { type DoneView, doneView, type LeftOver } from './view-done.js';
import { clean, count, plural } from './view-format.js';
import { barOf, barWords, doneCount } from './view-job.js';

function retry(job: PageJob, view: DoneView): unknown {
  return view.retry && billFor({ kind: 'retry', jobId: job.id, reasons: view.retry.reasons });
}

function LeftOverLine({
  job,
  view,
  left,
}: {
  readonly job: PageJob;
  readonly view: DoneView;
  readonly left: LeftOver;
}) {
  return (
    <li>
      <div>
        <p>{left.title}</p>
        <p class="caption">
          <Foreign text={left.detail} />
        </p>
      </div>
      {left.action && (
        <Button
          look="quiet"
          extra="btn--edge"
          task={left.id === 'retry' ? 'bill' : 'loose'}
          label={`${left.action}: ${left.title}`}
          onPress={() => (left.id === 'retry' ? retry(job, view) : openLoose(job.id))}
        >
          {left.action}
        </Button>
      )}
    </li>
  );
}

function Foot({ job, view }: { readonly job: PageJob; readonly view: DoneView }) {
  const more = () => go({ kind: 'start' });
  return (
    <div class="actions">
      {view.retry ? (
        <Button look="primary" task="bill" onPress={() => retry(job, view)}>
          {view.retry.label}
        </Button>
      ) : (
        <Button look="primary" onPress={more}>
          Enrich more rows
        </Button>
      )}
      {view.retry && <Button onPress={more}>Enrich more rows</Button>}
    </div>
  );
}

export function Done({ job }: { readonly job: PageJob }) {
  const view = doneView(job, store.opening.value?.settings.minimumConfidence ?? 0, can);
  const isViewer = store.opening.value?.access === 'view';
  const parts = barOf(job);
  return (
    <Frame title={view.title} lead={view.lead} foot={!isViewer && <Foot job={job} view={view} />}>
      <section class="section tight" aria-label="Results">
        <StackedBar parts={parts} total={Math.max(1, doneCount(job))} words={barWords(parts, 0, '')} />
        <ul class="rows counts">
          {view.counts.map((line) => (
            <li class="row" key={line.words}>
              <Status mark={line.mark} words={line.words} />
              <span>
                {count(line.count)} <span class="pct">{line.percent}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {view.leftOvers.length > 0 && (
        <ul class="list list--top">
          {view.leftOvers.map((left) => (
            <LeftOverLine key={left.title} job={job} view={view} left={left} />
          ))}
        </ul>
      )}
      {view.providers.length > 0 && <Providers shares={view.providers} />}
      {view.confidence && <ConfidenceChart spread={view.confidence} />}
      {can('loose') && (
        <Button look="quiet" extra="btn--lead" task="loose" onPress={() => openLoose(job.id)}>
          Look for results out of place
        </Button>
      )}
      {view.canUndo && (
        <section class="section rule">
          <p class="muted">Undo clears the results, not the bill.</p>
          <Confirmed
            question="Clear what this run wrote and nobody changed since? Credits stay spent."
            yes="Clear results"
            task="undo"
            onYes={() => undo(job.id)}
          >
            Undo this run
          </Confirmed>
        </section>
      )}
    </Frame>
  );
}

export function LooseResults({ job }: { readonly job: PageJob }) {
  const loose = store.loose.value;
  const unplaced = loose?.unplaced ?? [];
  const moved = loose?.moved ?? [];
  return (
    <Frame
      title="Results out of place"
      lead="Nothing here was changed. You decide."
      foot={
        <div class="actions">
          {moved.length > 0 && (
            <>
              <Button
                look="primary"
                task="put back"
                onPress={() => settle(job.id, 'put back', 'Putting back')}
              >
                Put back {plural(job.loose?.moved ?? moved.length, 'cell', 'cells')}
              </Button>
              <Button task="leave" onPress={() => settle(job.id, 'leave', 'Leaving')}>
                Leave as they are
              </Button>
            </>
          )}
          <Button onPress={() => go({ kind: 'job', jobId: job.id })}>Back</Button>
        </div>
      }
    >
      {unplaced.length > 0 && (
        <section class="section">
          <h2 class="h">No row holds these contacts</h2>
          <p class="muted">They stay in the ledger. Bring a row back, then place them again.</p>
          <ul class="list">
            {unplaced.map((one) => (
              <li key={`${one.name} ${one.result}`}>
                <div>
                  <p>
                    <Foreign text={clean(one.name, 60)} />
                  </p>
                  <p class="caption">
                    <Foreign text={clean(one.result, 120)} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <Button
            extra="btn--self"
            task="place again"
            onPress={() => settle(job.id, 'place again', 'Looking for rows')}
          >
            Place again
          </Button>
        </section>
      )}
      {moved.length > 0 && (
        <section class={unplaced.length > 0 ? 'section rule' : 'section'}>
          <h2 class="h">Moved by hand</h2>
          <ul class="list">
            {moved.map((one) => (
              <li key={one.row}>
                <div>
                  <p>
                    Row {count(one.row)}, <Foreign text={clean(one.name, 60)} />
                  </p>
                  <p class="caption">
                    holds the result of <Foreign text={clean(one.belongsTo, 60)} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unplaced.length + moved.length === 0 && <p>Every result stands in its row.</p>}
    </Frame>
  );
}
