// Charts: SVG holds the shapes, drawn in counts; the words stand beside them in HTML and grow with the text size.
import type { ConfidenceView, DoneView } from './view-done.js';
import { count } from './view-format.js';
import type { BarPart } from './view-job.js';
import type { Range } from './view-trial.js';

export function StackedBar(props: {
  readonly parts: readonly BarPart[];
  readonly total: number;
  readonly words: string;
}) {
  let x = 0;
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${props.total} 8`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.words}
    >
      {props.parts.map((part) => {
        const from = x;
        x += part.count;
        return (
          <rect key={part.words} class={`m-${part.tone}`} x={from} y="-2" width={part.count} height="12" />
        );
      })}
    </svg>
  );
}

export function Meter({
  need,
  aDay,
  words,
}: {
  readonly need: number;
  readonly aDay: number;
  readonly words: string;
}) {
  return (
    <svg
      class={need > aDay ? 'meter meter--warn' : 'meter'}
      viewBox={`0 0 ${Math.max(1, aDay)} 4`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <rect width={Math.min(need, aDay)} height="4" />
    </svg>
  );
}

/** The likely share between 0 and 100 %. */
export function RangeChart({ range, words }: { readonly range: Range; readonly words: string }) {
  return (
    <figure class="chart">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" height="12" role="img" aria-label={words}>
        <rect class="m-track" y="5" width="100" height="2" />
        <rect class="m-busy" x={range.low * 100} y="3" width={(range.high - range.low) * 100} height="6" />
        <rect class="m-ink" x={Math.min(99.1, range.best * 100)} width="0.9" height="12" />
      </svg>
      <div class="axis" aria-hidden="true">
        <span>0%</span>
        <span>50%</span>
        <span>100%</span>
      </div>
    </figure>
  );
}

/** Columns from a base line; each value is 0 to 1 of the tallest. */
function Columns(props: {
  readonly values: readonly number[];
  readonly className: (index: number) => string;
  readonly height: number;
  readonly words: string;
  /** A dashed line at this height, 0 to 1. */
  /** A dashed line at this place, 0 to 1. */
  readonly mark?: number;
}) {
  const { values, height } = props;
  const top = 1;
  const base = height - 1;
  const tall = (value: number) => (value > 0 ? Math.max(1, value * (base - top)) : 0);
  const width = values.length * 10;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      height={height}
      role="img"
      aria-label={props.words}
    >
      {values.map((value, index) => (
        <rect
          key={index}
          class={props.className(index)}
          x={index * 10 + 1}
          y={base - tall(value)}
          width="8"
          height={tall(value)}
        />
      ))}
      <path class="baseline" d={`M0 ${height - 0.5}H${width}`} />
      {props.mark !== undefined && <path class="limit" d={`M${props.mark * width} 4V${height}`} />}
    </svg>
  );
}

export function DaysChart(props: {
  readonly bars: readonly number[];
  readonly words: string;
  readonly from: string;
  readonly today: string;
}) {
  return (
    <figure class="chart">
      <Columns values={props.bars} className={() => 'm-busy'} height={36} words={props.words} />
      <div class="axis" aria-hidden="true">
        <span>{props.from}</span>
        <span>Credits a day</span>
        <span>{props.today}</span>
      </div>
    </figure>
  );
}

export function ConfidenceChart({ spread }: { readonly spread: ConfidenceView }) {
  const hasMinimum = spread.minimum > 0;
  return (
    <section class="section rule">
      <div class="row">
        <h2 class="h">Confidence</h2>
        <span class="caption">{spread.median}</span>
      </div>
      <figure class="chart">
        <Columns
          values={spread.bars.map((bar) => bar.share)}
          className={(index) => (spread.bars[index]?.isRisky ? 'm-warn' : 'm-good')}
          height={40}
          words={spread.words}
          {...(hasMinimum ? { mark: spread.minimum / 100 } : {})}
        />
        <div class="axis" aria-hidden="true">
          <span>0</span>
          {hasMinimum && <span>{spread.minimum}, your minimum</span>}
          <span>100</span>
        </div>
      </figure>
    </section>
  );
}

export function Providers({ shares }: { readonly shares: DoneView['providers'] }) {
  return (
    <section class="section rule">
      <h2 class="h">Who found them</h2>
      <ul class="hbars">
        {shares.map((share) => (
          <li key={share.name}>
            <span>
              <bdi>{share.name}</bdi>
            </span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="m-track" width="100" height="8" />
              <rect class="m-busy" width={share.share * 100} height="8" />
            </svg>
            <span class="num">
              {count(share.count)} <span class="pct">{share.percent}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
