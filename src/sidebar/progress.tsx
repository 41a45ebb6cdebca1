// One job as the page shows it: a bar drawn in counts, the counts as words, one sentence, and what can be done.
import type { JobReport } from '../sidebar-api.js';

const PARTS = [
  ['Found', 'found'],
  ['Found (risky)', 'risky'],
  ['Not found', 'notFound'],
  ['Error', 'error'],
] as const;

export function Progress({
  job,
  control,
}: {
  job: JobReport;
  control: (jobId: string, wish: 'pause' | 'resume' | 'stop') => void;
}) {
  const done = PARTS.reduce((sum, [, part]) => sum + job.counts[part], 0);
  const percent = job.total === 0 ? 100 : Math.floor((done / job.total) * 100);
  const isOpen = job.endedAtMs === 0;
  return (
    <section aria-label="Job">
      <h2>{isOpen ? `Enriching ${job.total} contacts` : `${job.total} contacts`}</h2>
      <p>
        <strong>{percent}%</strong> {done} of {job.total} done
      </p>
      <svg viewBox={`0 0 ${Math.max(1, job.total)} 1`} preserveAspectRatio="none" class="bar" role="img">
        <title>{`${done} of ${job.total} done`}</title>
        <rect width={done} height="1" />
      </svg>
      <p role="status">{job.sentence}</p>
      <dl>
        {PARTS.map(([words, part]) => [
          <dt key={`${part} t`}>{words}</dt>,
          <dd key={`${part} d`}>{job.counts[part]}</dd>,
        ])}
        <dt>Searching</dt>
        <dd>{job.searching + job.inDoubt}</dd>
        <dt>Queued</dt>
        <dd>{job.queued}</dd>
        <dt>Credits used</dt>
        <dd>{job.creditsUsed}</dd>
      </dl>
      {isOpen && (
        <p class="actions">
          {job.state.kind === 'paused' ? (
            <button type="button" onClick={() => control(job.id, 'resume')}>
              Resume
            </button>
          ) : (
            <button type="button" onClick={() => control(job.id, 'pause')}>
              Pause
            </button>
          )}
          <button type="button" onClick={() => control(job.id, 'stop')}>
            Stop
          </button>
        </p>
      )}
    </section>
  );
}
