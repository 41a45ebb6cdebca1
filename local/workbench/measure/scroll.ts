// npm run bench:scroll: scrolls a sheet of 100,000 rows in a real browser and reads Chrome's own trace: the longest
// time without a new frame, and the longest task of the page's main thread. Exit code 1 when a frame took over 200 ms.
import type { Page } from 'playwright-core';
import { type Stand, withStand } from './stand.js';

const ROWS = 100_000;
const LIMIT_MS = 200;
/** Wheel turns of each of the three passes: a slow read, a fast search, a drag of the scroll bar. */
const TURNS = 60;

interface TraceEvent {
  readonly name: string;
  /** Its kind: 'X' a whole span, 'b' and 'e' the ends of an asynchronous one. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` is what the thread itself worked. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

function sample(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `First${at},Last${at},company${at}.example,note ${at}`,
  );
  return `First name,Last name,Website,Notes\n${rows.join('\n')}\n`;
}

async function scroll(page: Page): Promise<void> {
  await page.evaluate(async (turns) => {
    const grid = document.querySelector('.grid');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    performance.mark('scroll begins');
    for (let turn = 0; turn < turns; turn++) {
      grid?.scrollBy(0, 100);
      await frame();
    }
    for (let turn = 0; turn < turns; turn++) {
      grid?.scrollBy(0, 2400);
      await frame();
    }
    for (let turn = 0; turn < turns; turn++) {
      if (grid) grid.scrollTop = (grid.scrollHeight * ((turn * 37) % turns)) / turns;
      await frame();
    }
    performance.mark('scroll ends');
  }, TURNS);
}

interface Figures {
  readonly frames: number;
  readonly longestFrameMs: number;
  readonly longestTaskMs: number;
  /** Of that kind of task, without what other programs took. */
  readonly longestTaskCpuMs: number;
}

/** The end of a frame's way: it stands on the screen. */
const PRESENTED = 'SubmitCompositorFrameToPresentationCompositorFrame';
const TASK = 'ThreadControllerImpl::RunTask';

function read(events: readonly TraceEvent[]): Figures {
  const begin = events.find(({ name }) => name === 'scroll begins');
  const end = events.find(({ name }) => name === 'scroll ends');
  if (!begin || !end) throw new Error('the trace lacks its marks');
  const inside = events.filter(({ pid, ts }) => pid === begin.pid && ts >= begin.ts && ts <= end.ts);
  const presented = inside.filter(({ name, ph }) => name === PRESENTED && ph === 'e').map(({ ts }) => ts);
  const times = [begin.ts, ...presented.sort((a, b) => a - b), end.ts];
  const gaps = times.slice(1).map((ts, index) => ts - (times[index] ?? ts));
  // The marks are made by the page's main thread.
  const tasks = inside.filter(({ name, tid }) => name === TASK && tid === begin.tid);
  const longest = (values: readonly number[]) =>
    values.reduce((most, value) => Math.max(most, value), 0) / 1000;
  return {
    frames: presented.length,
    longestFrameMs: longest(gaps),
    longestTaskMs: longest(tasks.map(({ dur = 0 }) => dur)),
    longestTaskCpuMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
  };
}

async function measure({ browser, page }: Stand): Promise<void> {
  await browser.startTracing(page, { categories: ['toplevel', 'cc', 'benchmark', 'blink.user_timing'] });
  await scroll(page);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const figures = read(trace.traceEvents);
  const rows = await page.locator('.grid-row').count();
  process.stdout.write(
    [
      `${ROWS.toLocaleString('en')} rows, ${3 * TURNS} turns of the wheel, ${figures.frames} frames, ${rows} rows drawn`,
      `longest frame ${figures.longestFrameMs.toFixed(1)} ms (limit ${LIMIT_MS} ms)`,
      `longest task ${figures.longestTaskMs.toFixed(1)} ms, of which its own work ${figures.longestTaskCpuMs.toFixed(1)} ms`,
      '',
    ].join('\n'),
  );
  if (figures.frames === 0) throw new Error('the trace holds no frames');
  if (figures.longestFrameMs > LIMIT_MS) process.exitCode = 1;
}

await withStand({ name: 'Many', csv: sample(), latency: 'none', width: 1680, height: 1050 }, measure);
