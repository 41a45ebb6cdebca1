// The frontier as a picture: how long a job takes against how old a result is when it comes. Plain SVG.
import type { Baseline } from './baselines.js';
import type { Figures } from './play.js';

interface Point {
  readonly name: string;
  readonly makespan: number;
  readonly age: number;
  readonly waste: number;
  readonly kind: 'ours' | 'oracle' | 'other';
}

const WIDTH = 860;
const HEIGHT = 420;
const LEFT = 76;
const BOTTOM = 64;
const TOP = 54;
const RIGHT = 40;
const COLOURS = { ours: '#1f5fbf', oracle: '#3a7d44', other: '#b3541e' };

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function frontierSvg(cases: readonly Figures[], baselines: readonly Baseline[]): string {
  const points: Point[] = [
    ...cases.map(
      (one): Point => ({
        name: `${one.lane}, ${one.order}`,
        makespan: one.makespanSeconds / 60,
        age: one.meanAgeSeconds,
        waste: one.requestsPerContact,
        kind: 'ours',
      }),
    ),
    ...cases.slice(0, 1).map(
      (one): Point => ({
        name: 'oracle (knows every latency)',
        makespan: one.oracleSeconds / 60,
        age: one.oracleMeanAgeSeconds,
        waste: 2,
        kind: 'oracle',
      }),
    ),
    ...baselines
      .filter(({ name }) => name === 'quickstart loop')
      .map(
        (one): Point => ({
          name: `quickstart loop, ${one.remark}`,
          makespan: one.makespanSeconds / 60,
          age: one.meanAgeSeconds,
          waste: one.requestsPerContact,
          kind: 'other',
        }),
      ),
  ];
  const most = Math.ceil(Math.max(...points.map(({ makespan }) => makespan)) / 10) * 10;
  const oldest = 2_000;
  const x = (minutes: number) => LEFT + (minutes / most) * (WIDTH - LEFT - RIGHT);
  // Ages span three orders of magnitude.
  const y = (seconds: number) =>
    TOP + (1 - Math.log10(Math.max(20, seconds) / 20) / Math.log10(oldest / 20)) * (HEIGHT - TOP - BOTTOM);
  const grid = [20, 50, 100, 200, 500, 1_000, 2_000].map(
    (seconds) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(seconds).toFixed(1)}" y2="${y(seconds).toFixed(1)}" stroke="#dfe3e8"/><text x="${LEFT - 8}" y="${(y(seconds) + 4).toFixed(1)}" text-anchor="end">${seconds} s</text>`,
  );
  const step = most > 60 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step).map(
    (minutes) =>
      `<line x1="${x(minutes).toFixed(1)}" x2="${x(minutes).toFixed(1)}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM + 5}" stroke="#7a8490"/><text x="${x(minutes).toFixed(1)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${minutes} min</text>`,
  );
  const taken: number[] = [];
  const marks = [...points]
    .sort((a, b) => y(a.age) - y(b.age))
    .map((point) => {
      let labelY = y(point.age) + 4;
      while (taken.some((other) => Math.abs(other - labelY) < 17)) labelY += 17;
      taken.push(labelY);
      const isLeft = x(point.makespan) > WIDTH * 0.55;
      const textX = x(point.makespan) + (isLeft ? -14 : 14);
      const label = `${point.name} · ${point.waste.toFixed(2)} requests a contact`;
      return `<circle cx="${x(point.makespan).toFixed(1)}" cy="${y(point.age).toFixed(1)}" r="6" fill="${COLOURS[point.kind]}"/><text x="${textX.toFixed(1)}" y="${labelY.toFixed(1)}" text-anchor="${isLeft ? 'end' : 'start'}" fill="${COLOURS[point.kind]}">${escapeText(label)}</text>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="#49525c" role="img" aria-label="Makespan and mean age of a result, 1,000 contacts">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${LEFT}" y="24" font-size="15" font-weight="600" fill="#1d232a">1,000 contacts at 60 requests a minute: lower and further left is better</text>
<text x="${LEFT}" y="42">From submission to cell (mean, logarithmic) against the time until the last cell is filled</text>
${grid.join('\n')}
${ticks.join('\n')}
${marks.join('\n')}
</svg>
`;
}
