// The workbench in a real browser: the built bundle, the sandbox, a page, and hands. Each test has a workbench of
// its own on free ports. Where there is no browser the tests are skipped with a message, except under CI=true.
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { parseLatency } from '../../local/leadmodule/index.js';
import { findBrowser, launch } from '../../local/sidebar-harness/browser.js';
import { Bench, OWNER } from '../../local/workbench/bench.js';
import { bundlePage, type PageAssets } from '../../local/workbench/bundle-page.js';
import { turn } from '../../local/workbench/knobs.js';
import type { Speed } from '../../local/workbench/protocol/backstage.js';
import { serve } from '../../local/workbench/server.js';

const ROOT = resolve(import.meta.dirname, '../..');
const ARTIFACTS = resolve(ROOT, 'test/e2e/artifacts');
/** How long a button that comes and goes is waited for before the page is looked at again. */
const PRESS_MS = 2000;
const WITHOUT = 'no browser found: set CHROME_PATH or install Chromium';
const executable = findBrowser();
const isNeeded = process.env['CI'] === 'true';

export const KEY = 'lm_live_invented_key_of_the_tests';
export const SAMPLE = readFileSync(resolve(ROOT, 'local/demo/sample.csv'), 'utf8');

/** A test that needs the browser. */
export function inBrowser(name: string, run: () => Promise<void>): void {
  if (executable || isNeeded) test(name, run, 240_000);
  else test.skip(`${name} (${WITHOUT})`, run);
}

export interface Wanted {
  readonly csv?: string;
  /** As --latency takes it: a name, or milliseconds. */
  readonly latency?: string;
  readonly requestsPerMinute?: number;
  /** A project folder other than the built bundle. */
  readonly project?: string;
  readonly keep?: string;
  /** Of the workbench's clock; what waits for a minute waits for six seconds at 10. */
  readonly speed?: Speed;
}

export interface Opened {
  readonly bench: Bench;
  readonly url: string;
  readonly context: BrowserContext;
  readonly hands: Hands;
}

type Body = (opened: Opened) => Promise<void>;

export interface Stage {
  /** A workbench of the test's own. */
  with(wanted: Wanted, body: Body): Promise<void>;
  /**
   * One workbench for several tests of a file: each begins with the sample and a page loaded anew. For tests that
   * leave clock, edition and sandbox alone.
   */
  share(wanted: Wanted): (body: Body) => Promise<void>;
}

/** Call once at the top of a test file. */
export function openStage(): Stage {
  let browser: Browser | undefined;
  let assets: PageAssets | undefined;
  beforeAll(async () => {
    if (!executable && isNeeded) throw new Error(WITHOUT);
    if (!executable) return;
    mkdirSync(ARTIFACTS, { recursive: true });
    [browser, assets] = await Promise.all([launch(executable), bundlePage(ROOT)]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
  });
  const open = async (wanted: Wanted): Promise<Standing> => {
    if (!browser || !assets) throw new Error(WITHOUT);
    return stand(browser, assets, wanted);
  };
  return {
    async with(wanted, body) {
      const standing = await open(wanted);
      try {
        await perform(standing, body);
      } finally {
        await standing.close();
      }
    },
    share(wanted) {
      let standing: Standing | undefined;
      afterAll(() => standing?.close());
      return async (body) => {
        if (standing) {
          await standing.opened.bench.open(null, '');
          await load(standing.opened.hands.page, standing.opened.url);
        }
        standing ??= await open(wanted);
        await perform(standing, body);
      };
    },
  };
}

interface Standing {
  readonly opened: Opened;
  readonly faults: string[];
  close(): Promise<void>;
}

async function stand(browser: Browser, assets: PageAssets, wanted: Wanted): Promise<Standing> {
  const latency = parseLatency(wanted.latency ?? 'none');
  if (!latency) throw new Error(`no latency: ${wanted.latency}`);
  const bench = await Bench.start({
    dist: wanted.project ?? resolve(ROOT, 'dist'),
    sample: { name: 'Spring contacts', csv: wanted.csv ?? SAMPLE },
    api: undefined,
    latency,
    requestsPerMinute: wanted.requestsPerMinute ?? 600,
    keep: wanted.keep,
    rebuild: async () => {},
  });
  bench.clock.speed = wanted.speed ?? 1;
  const server = await serve(bench, assets, 0, null);
  const context = await browser.newContext({
    viewport: { width: 1680, height: 1050 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const faults: string[] = [];
  watch(context, faults);
  const close = async () => {
    await context.close();
    await server.close();
    await bench.close();
  };
  try {
    const hands = new Hands(await openPage(context, server.url));
    return { opened: { bench, url: server.url, context, hands }, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function perform({ opened, faults }: Standing, body: Body): Promise<void> {
  faults.length = 0;
  try {
    await body(opened);
    expect(faults).toEqual([]);
    expect(opened.bench.host.bugs).toEqual([]);
  } catch (error) {
    await opened.context.pages()[0]?.screenshot({
      path: resolve(ARTIFACTS, `failed-${new Date().toISOString().replaceAll(':', '.')}.png`),
    });
    throw error;
  }
}

/** Nothing may go wrong silently, and nothing may leave the machine. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()))
      faults.push(`request: ${request.url()}`);
  });
}

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await load(page, url);
  return page;
}

/** Loads the page and waits until the script's onOpen has made its menus and the cells have their texts. */
async function load(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('nav[aria-busy=false]').waitFor();
  await page.locator('#cell-0-0', { hasText: /./ }).waitFor();
}

/** What a person does at the page, by what they see. */
export class Hands {
  constructor(readonly page: Page) {}

  get sidebar(): FrameLocator {
    return this.page.frameLocator('.sidebar iframe');
  }

  async menu(bar: string, ...path: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: bar, exact: true }).click();
    for (const name of path) await this.page.getByRole('menuitem', { name }).first().click();
  }

  cell(a1: string) {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(a1) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return this.page.locator(`#cell-${Number(digits) - 1}-${column}`);
  }

  async text(a1: string): Promise<string> {
    return (await this.cell(a1).textContent()) ?? '';
  }

  async type(a1: string, text: string): Promise<void> {
    await this.cell(a1).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until a cell shows a text. */
  async shows(a1: string, text: string): Promise<void> {
    const pattern = new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
    await this.cell(a1).filter({ hasText: pattern }).waitFor();
  }

  async selectRows(first: number, last: number): Promise<void> {
    const head = (row: number) => this.page.locator('.grid-head', { hasText: new RegExp(`^${row}$`) });
    await head(first).click();
    await head(last).click({ modifiers: ['Shift'] });
  }

  async connect(key = KEY): Promise<void> {
    await this.menu('Extensions', 'LeadModule', 'Open sidebar');
    await this.sidebar.getByRole('textbox').first().fill(key);
    await this.sidebar.getByRole('button', { name: 'Test and save' }).click();
  }

  async connected(key = KEY): Promise<void> {
    await this.connect(key);
    await this.sidebar.getByText('The key works and is saved').waitFor();
  }

  /** Makes a filter of the sheet and opens the list of one of its columns. */
  async filterBy(a1: string): Promise<void> {
    await this.cell('A1').click();
    await this.menu('Data', 'Create a filter');
    // The button is drawn on the cell once the sheet has its filter.
    await this.page.locator('.grid-cell.filter').first().waitFor();
    const head = await this.cell(a1).boundingBox();
    if (!head) throw new Error('the header is out of sight');
    await this.page.mouse.click(head.x + head.width - 10, head.y + 12);
    await this.page.getByRole('button', { name: 'Show none' }).waitFor();
  }

  /** Selects the rows, chooses Enrich, reads the bill and says yes. Gives the bill. */
  async enrich(first: number, last: number): Promise<string> {
    await this.selectRows(first, last);
    await this.menu('Extensions', 'LeadModule', 'Enrich selected rows');
    const bill = this.page.getByRole('dialog');
    await bill.waitFor();
    const words = (await bill.textContent()) ?? '';
    await bill.getByRole('button', { name: 'OK' }).click();
    return words;
  }

  /** The title of the sidebar's view, once it is like this. */
  async sidebarSays(words: string | RegExp): Promise<void> {
    await this.sidebar
      .getByRole('heading', { level: 1 })
      .filter({ hasText: words })
      .waitFor({ timeout: 180_000 });
  }

  /** Texts in sight by column letter, one list a row, header first. */
  async table(letters: readonly string[], rows: number): Promise<string[][]> {
    const columns = letters.map((letter) => letter.charCodeAt(0) - 65);
    return this.page.evaluate(
      ([wanted, count]) =>
        Array.from({ length: count }, (_, row) =>
          wanted.map((column) => document.getElementById(`cell-${row}-${column}`)?.textContent ?? ''),
        ),
      [columns, rows] as const,
    );
  }

  async backstage(): Promise<void> {
    await this.page.getByRole('button', { name: 'Backstage', exact: true }).click();
    await this.page.getByRole('region', { name: 'Quotas' }).waitFor();
  }

  /**
   * Moves the clock forward until the sidebar's title is like this. One step at a time: the next one when what the
   * last one woke has ended, as a page whose call is under way would take a leap for a lost answer. While no trigger
   * waits there is no such button: then the title must come by itself, or a trigger.
   */
  async skipUntil(words: RegExp, bench: Bench, button?: string): Promise<void> {
    const title = this.sidebar.getByRole('heading', { level: 1 });
    await this.skipTo(async () => words.test((await title.textContent()) ?? ''), bench, button);
    await this.sidebarSays(words);
  }

  /** The same until something else is so, which then comes by itself if it has not yet. */
  async skipTo(
    isReached: () => Promise<boolean>,
    bench: Bench,
    button = 'Skip to next trigger',
  ): Promise<void> {
    const isIdle = () => bench.host.running.length === 0;
    const skip = this.page.getByRole('button', { name: button });
    for (let skips = 0; skips < 60 && !(await isReached()); skips++) {
      await until(isIdle, 'nothing runs');
      const before = bench.host.executions.length;
      const pressed = skip.click({ timeout: PRESS_MS }).then(
        () => true,
        () => false,
      );
      if (!(await pressed)) continue;
      await until(
        async () => (bench.host.executions.length > before && isIdle()) || (await isReached()),
        'something ran after the clock was moved',
      );
    }
  }

  async fault(name: string): Promise<void> {
    await this.page.getByRole('switch', { name }).click();
    await this.page.getByRole('switch', { name, checked: true }).waitFor();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: resolve(ARTIFACTS, `${name}.png`) });
  }
}

/** What was to be done in mid-run is done: from here on the clock goes ten times as fast. */
export async function hurry(bench: Bench): Promise<void> {
  await turn(bench, { kind: 'speed', speed: 10 }, OWNER);
}

/** Letters only, without accents: how the sandbox makes an address of a name. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Waits until something outside the page is so. */
export async function until(what: () => boolean | Promise<boolean>, name: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never: ${name}`);
}
