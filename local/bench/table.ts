// The bench's table: what was reached beside what was wanted, and why where it was missed.
import type { Baseline } from './baselines.js';
import type { Figures } from './play.js';

interface Wanted {
  readonly ratio: number;
  readonly requestsPerContact: number;
  readonly p50AgeSeconds?: number;
  readonly p95AgeSeconds?: number;
  readonly meanAgeSeconds?: number;
}

/** What a case of 1,000 contacts at 60 requests a minute should reach, all together. */
function wantedOf(one: Figures): Wanted | undefined {
  if (one.contacts !== 1_000 || one.latency === 'const') return undefined;
  if (one.order === 'fastest finish') return { ratio: 1.02, requestsPerContact: 2.01 };
  if (one.lane === 'webhook')
    return { ratio: 1.03, requestsPerContact: 1.02, p50AgeSeconds: 30, p95AgeSeconds: 90 };
  if (one.lane === 'hourly') return undefined;
  if (one.latency === 'slow') return { ratio: 1.4, requestsPerContact: 2.45, meanAgeSeconds: 300 };
  return one.lane === 'sidebar'
    ? { ratio: 1.07, requestsPerContact: 2.09, p50AgeSeconds: 70, p95AgeSeconds: 135 }
    : { ratio: 1.09, requestsPerContact: 2.09, p50AgeSeconds: 75, p95AgeSeconds: 140 };
}

function cell(value: number, wanted: number | undefined, digits: number): string {
  const text = value.toFixed(digits);
  if (wanted === undefined) return text;
  return value <= wanted + 1e-9 ? `${text} (≤ ${wanted})` : `**${text}** (≤ ${wanted})`;
}

export function tableOf(cases: readonly Figures[], baselines: readonly Baseline[]): string {
  const head =
    '| lane | latency | order | contacts | makespan s | ÷ oracle | requests a contact | p50 s | p95 s | mean s | first s | after the slowest s | trigger s a minute | calls a wave |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|';
  const rows = cases.map((one) => {
    const wanted = wantedOf(one);
    return `| ${[
      one.lane,
      one.latency,
      one.order,
      one.contacts,
      one.makespanSeconds.toFixed(0),
      cell(one.ratio, wanted?.ratio, 3),
      cell(one.requestsPerContact, wanted?.requestsPerContact, 3),
      cell(one.p50AgeSeconds, wanted?.p50AgeSeconds, 0),
      cell(one.p95AgeSeconds, wanted?.p95AgeSeconds, 0),
      cell(one.meanAgeSeconds, wanted?.meanAgeSeconds, 0),
      one.firstResultSeconds.toFixed(0),
      one.lastAfterSlowestSeconds.toFixed(0),
      one.lane === 'minute' ? one.triggerSecondsAMinute.toFixed(1) : '–',
      `${one.callsAWaveMean} (most ${one.callsAWaveMax})`,
    ].join(' | ')} |`;
  });
  const others = baselines.map(
    ({ name, contacts, makespanSeconds, requestsPerContact, meanAgeSeconds, remark }) =>
      `| ${name} | | | ${contacts} | ${makespanSeconds.toFixed(0)} | | ${requestsPerContact} | | | ${meanAgeSeconds} | | | | ${remark} |`,
  );
  return [head, ...rows, ...others].join('\n');
}
