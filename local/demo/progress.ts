// Progress in the terminal: one line that is drawn again, or a line now and then where there is no terminal.
import type { JobReport } from '../../src/sidebar-api.js';

const WIDTH = 30;

function lineOf(job: JobReport): string {
  const { found, risky, notFound, error } = job.counts;
  const done = found + risky + notFound + error;
  const filled = job.total === 0 ? WIDTH : Math.round((done / job.total) * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  const doubt = job.inDoubt > 0 ? `, ${job.inDoubt} in doubt` : '';
  return `${bar} ${done} of ${job.total} done, ${found + risky} found, ${job.searching} searching${doubt}, ${job.queued} queued, ${job.creditsUsed} credits`;
}

/** Shows a job each time it changed. With `quiet` it goes to stderr, so that stdout holds nothing but the JSON. */
export function progressLine(quiet: boolean): (job: JobReport) => void {
  const out = quiet ? process.stderr : process.stdout;
  let last = '';
  return (job) => {
    const line = lineOf(job);
    if (line === last) return;
    last = line;
    if (out.isTTY) out.write(`\r\u001b[K${line}${job.endedAtMs > 0 ? '\n' : ''}`);
    else out.write(`${line}\n`);
    if (job.state.kind === 'waiting' && job.sentence) out.write(`${out.isTTY ? '\n' : ''}${job.sentence}\n`);
  };
}
