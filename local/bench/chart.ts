// The frontier as one SVG: makespan across, mean age upward, requests a contact beside each point. Down and left is
// better. It follows the reader's light or dark scheme and needs no font of its own.
import type { FrontierPoint } from './frontier.js';

/** Means over the same seeds. */
export interface Reached {
  readonly makespanSeconds: number;
  readonly meanAgeSeconds: number;
  readonly requestsPerContact: number;
}

export interface Frontier {
  readonly title: string;
  readonly ours: Reached;
  readonly fastest: Reached;
  readonly oracle: Reached;
  readonly quickstart: Reached;
  readonly curve: readonly FrontierPoint[];
}

interface Point {
  readonly minutes: number;
  readonly ageSeconds: number;
}

const WIDTH = 760;
const HEIGHT = 460;
const PLOT = { left: 64, right: 24, top: 64, bottom: 56 };
const AGE_TICKS = [15, 30, 60, 120, 240, 480, 960, 1_920];

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #3c4043 }
  .small { font-size: 11px }
  .title { font-size: 15px; font-weight: 600; fill: #202124 }
  .strong { font-weight: 600; fill: #202124 }
  .grid { stroke: #e3e6ea }
  .axis { stroke: #9aa0a6 }
  .curve { fill: none; stroke: #9aa0a6; stroke-width: 1.5 }
  .step { fill: #ffffff; stroke: #9aa0a6; stroke-width: 1.5 }
  .ours { fill: #2f5bea }
  .oracle { fill: #188038 }
  .other { fill: #c5221f }
  .paper { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #bdc1c6 } .title, .strong { fill: #e8eaed } .grid { stroke: #303236 } .axis, .curve { stroke: #80868b }
    .step { fill: #1b1c1f; stroke: #80868b } .ours { fill: #8ab4f8 } .oracle { fill: #81c995 } .other { fill: #f28b82 }
    .paper { fill: #1b1c1f }
  }`;

/** Where a point lies on the picture. */
class Scale {
  private readonly fromMinutes: number;
  private readonly toMinutes: number;
  private readonly fromAge: number;
  private readonly toAge: number;

  constructor(points: readonly Point[]) {
    const minutes = points.map((point) => point.minutes);
    const ages = points.map((point) => point.ageSeconds);
    this.fromMinutes = Math.floor(Math.min(...minutes)) - 1;
    this.toMinutes = Math.ceil(Math.max(...minutes)) + 1;
    this.fromAge = Math.max(...AGE_TICKS.filter((age) => age <= Math.min(...ages)), AGE_TICKS[0] ?? 1);
    this.toAge = Math.min(...AGE_TICKS.filter((age) => age >= Math.max(...ages)), 4_000);
  }

  x(minutes: number): number {
    const share = (minutes - this.fromMinutes) / (this.toMinutes - this.fromMinutes);
    return Math.round(PLOT.left + share * (WIDTH - PLOT.left - PLOT.right));
  }

  /** Ages span two orders of magnitude: their scale is logarithmic. */
  y(ageSeconds: number): number {
    const share = Math.log(ageSeconds / this.fromAge) / Math.log(this.toAge / this.fromAge);
    return Math.round(HEIGHT - PLOT.bottom - share * (HEIGHT - PLOT.top - PLOT.bottom));
  }

  get ages(): number[] {
    return AGE_TICKS.filter((age) => age >= this.fromAge && age <= this.toAge);
  }

  get minuteTicks(): number[] {
    const span = this.toMinutes - this.fromMinutes;
    const step = span > 24 ? 5 : span > 12 ? 2 : 1;
    const ticks: number[] = [];
    for (let at = Math.ceil(this.fromMinutes / step) * step; at <= this.toMinutes; at += step) ticks.push(at);
    return ticks;
  }
}

const ageText = (seconds: number) => (seconds < 120 ? `${seconds} s` : `${seconds / 60} min`);
const text = (x: number, y: number, words: string, attributes = '') =>
  `<text x="${x}" y="${y}"${attributes}>${words}</text>`;

function axes(scale: Scale): string[] {
  const bottom = HEIGHT - PLOT.bottom;
  const right = WIDTH - PLOT.right;
  return [
    ...scale.ages.flatMap((age) => [
      `<line class="grid" x1="${PLOT.left}" x2="${right}" y1="${scale.y(age)}" y2="${scale.y(age)}"/>`,
      text(PLOT.left - 8, scale.y(age) + 4, ageText(age), ' text-anchor="end"'),
    ]),
    ...scale.minuteTicks.map((minutes) =>
      text(scale.x(minutes), bottom + 18, String(minutes), ' text-anchor="middle"'),
    ),
    `<line class="axis" x1="${PLOT.left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`,
    text((PLOT.left + right) / 2, bottom + 40, 'minutes until the last result', ' text-anchor="middle"'),
    text(PLOT.left - 48, PLOT.top - 14, 'mean age of a result, from submission to cell'),
  ];
}

interface Mark {
  readonly kind: 'ours' | 'oracle' | 'other';
  readonly name: string;
  readonly at: Reached;
  /** Where its name stands, if not at the right: something else is near. */
  readonly beside?: 'above' | 'left';
}

const pointOf = ({ makespanSeconds, meanAgeSeconds }: Reached): Point => ({
  minutes: makespanSeconds / 60,
  ageSeconds: meanAgeSeconds,
});

function mark(scale: Scale, { kind, name, at, beside }: Mark): string {
  const { minutes, ageSeconds } = pointOf(at);
  const [x, y] = [scale.x(minutes), scale.y(ageSeconds)];
  const nameY = beside === 'above' ? y - 26 : y + 4;
  const isRight = x < WIDTH * 0.7 && beside !== 'left';
  const [wordsX, anchor] = isRight ? [x + 12, 'start'] : [x - 12, 'end'];
  const words = (down: number, what: string, attributes = '') =>
    text(wordsX, nameY + down, what, `${attributes} text-anchor="${anchor}"`);
  return [
    `<circle class="${kind}" cx="${x}" cy="${y}" r="6"/>`,
    words(0, name, ' class="strong"'),
    words(15, `${at.requestsPerContact.toFixed(2)} requests a contact`),
  ].join('');
}

/** A step of the curve: one fixed age of the first poll. */
function stepOf(scale: Scale, point: FrontierPoint): string {
  const { minutes, ageSeconds } = pointOf(point);
  const [x, y] = [scale.x(minutes), scale.y(ageSeconds)];
  const words = `${point.firstPollSeconds} s: ${point.requestsPerContact.toFixed(2)}`;
  return [
    `<circle class="step" cx="${x}" cy="${y}" r="3.5"/>`,
    text(x + 8, y - 6, words, ' class="small"'),
  ].join('');
}

/** What the curve is, below its last step. */
function captionOf(scale: Scale, curve: readonly FrontierPoint[]): string {
  const last = curve[0];
  if (!last) return '';
  const { minutes, ageSeconds } = pointOf(last);
  const x = scale.x(minutes) + 10;
  const y = scale.y(ageSeconds) + 22;
  return text(x, y, 'An ideal program that polls first at one fixed age', ' text-anchor="end"');
}

export function chartOf({ title, ours, fastest, oracle, quickstart, curve }: Frontier): string {
  const marks: Mark[] = [
    { kind: 'oracle', name: 'Oracle: knows every latency', at: oracle, beside: 'above' },
    { kind: 'ours', name: 'LeadModule for Google Sheets', at: ours, beside: 'left' },
    { kind: 'ours', name: 'the same, set to “fastest finish”', at: fastest },
    { kind: 'other', name: 'Loop of the API’s quickstart', at: quickstart },
  ];
  const scale = new Scale([...marks.map(({ at }) => at), ...curve].map(pointOf));
  const path = curve
    .map(pointOf)
    .map(({ minutes, ageSeconds }) => `${scale.x(minutes)},${scale.y(ageSeconds)}`)
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title}">`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    text(16, 28, title, ' class="title"'),
    ...axes(scale),
    `<polyline class="curve" points="${path}"/>`,
    ...curve.map((point) => stepOf(scale, point)),
    captionOf(scale, curve),
    text(WIDTH - PLOT.right, 28, '↙ better', ' text-anchor="end"'),
    ...marks.map((each) => mark(scale, each)),
    '</svg>\n',
  ].join('\n');
}
