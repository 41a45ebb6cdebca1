// npm run pictures: takes the pictures of README and guide anew, of the built bundle on the workbench, into
// docs/pictures/. The people on them are the invented ones of the sample.
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { OWNER } from '../bench.js';
import { turn } from '../knobs.js';
import type { Speed } from '../protocol/backstage.js';
import { ROOT, type Stand, withStand } from './stand.js';

const FOLDER = resolve(ROOT, 'docs/pictures');
const KEY = 'lm_live_invented_key_for_pictures';
/** Right of the sample's columns, from 0. */
const FIRST_FREE_COLUMN = 6;
/** The picture of a running job is taken when the page shows that so many have ended. */
const ENDED_IN_PICTURE = 8;

const sidebarOf = (page: Page): FrameLocator => page.frameLocator('.sidebar iframe');

const shoot = (page: Page, name: string) => page.screenshot({ path: resolve(FOLDER, `${name}.png`) });

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Extensions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'LeadModule' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** `withFormulas`: the key's owner lets formulas use it. */
async function connect(page: Page, withFormulas = false): Promise<void> {
  await choose(page, 'Open sidebar');
  const sidebar = sidebarOf(page);
  await sidebar.getByRole('textbox').first().fill(KEY);
  if (withFormulas) await sidebar.getByText('Formulas may use this key').click();
  await sidebar.getByRole('button', { name: 'Test and save' }).click();
  await sidebar.getByText('The key works and is saved').waitFor();
}

async function selectRows(page: Page, first: number, last: number): Promise<void> {
  const head = (row: number) => page.locator('.grid-head', { hasText: new RegExp(`^${row}$`) });
  await head(first).click();
  await head(last).click({ modifiers: ['Shift'] });
}

/** A double click on the edge of its letter makes a column as wide as its texts. */
async function widen(page: Page, letter: string): Promise<void> {
  const box = await page.locator('.grid-letter', { hasText: new RegExp(`^${letter}$`) }).boundingBox();
  if (box) await page.mouse.dblclick(box.x + box.width - 2, box.y + 10);
}

/** As a person does who wants to see all of a table: pulls the right edge of a column's letter. */
async function narrow(page: Page, letter: string, width: number): Promise<void> {
  const head = page.locator('.grid-letter', { hasText: new RegExp(`^${letter}$`) });
  const box = await head.boundingBox();
  if (!box) return;
  await page.mouse.move(box.x + box.width - 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + width - 2, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((wanted) => {
    const heads = [...document.querySelectorAll<HTMLElement>('.grid-letter')];
    return heads.some(({ textContent, offsetWidth }) => `${textContent} ${offsetWidth}` === wanted);
  }, `${letter} ${width}`);
}

async function endedOnPage(sidebar: FrameLocator, least: number): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const text = (await sidebar.locator('body').textContent()) ?? '';
    const done = /(\d+)\s+of\s+23\s+done/.exec(text.replace(/\d+%/, ' '));
    if (Number(done?.[1] ?? 0) >= least || /emails found$/.test(text)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`the page never showed ${least} ended lookups`);
}

async function mainJob(stand: Stand): Promise<void> {
  const { page, bench } = stand;
  await connect(page);
  for (const [letter, width] of [
    ['D', 116],
    ['E', 76],
    ['F', 64],
  ] as const)
    await narrow(page, letter, width);
  await selectRows(page, 2, 26);
  await sidebarOf(page).getByRole('button', { name: 'Read the selection again' }).click();
  await sidebarOf(page).getByRole('heading', { name: '25 rows selected' }).waitFor();
  await choose(page, 'Enrich selected rows');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'bill');
  const speed = (wanted: Speed) => turn(bench, { kind: 'speed', speed: wanted }, OWNER);
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  const sidebar = sidebarOf(page);
  await endedOnPage(sidebar, ENDED_IN_PICTURE);
  await widen(page, 'G');
  await shoot(page, 'enriching');
  await page.setViewportSize({ width: 1680, height: 1050 });
  await page.getByRole('button', { name: 'Backstage', exact: true }).click();
  await page.getByRole('region', { name: 'Execution log' }).waitFor();
  await shoot(page, 'backstage');
  await page.getByRole('button', { name: 'Close Backstage' }).click();
  await page.setViewportSize({ width: 1536, height: 900 });
  await speed(10);
  await sidebar.getByRole('heading', { level: 1, name: /emails found/ }).waitFor({ timeout: 120_000 });
  await shoot(page, 'done');
}

/** One formula for a column, another for the next; the formula bar shows the first. */
async function formulas({ page }: Stand): Promise<void> {
  await connect(page, true);
  await page.getByRole('button', { name: 'Close sidebar' }).click();
  const columns = [
    ['Email', '=LEADMODULE_EMAIL(A2:A14, B2:B14, D2:D14)'],
    ['Domain', '=LEADMODULE_DOMAIN(D2:D14)'],
  ] as const;
  for (const [index, texts] of columns.entries()) {
    await page.locator(`#cell-0-${FIRST_FREE_COLUMN + index}`).click();
    for (const text of texts) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
  }
  const cell = (row: number) => page.locator(`#cell-${row}-${FIRST_FREE_COLUMN}`);
  await cell(13).filter({ hasText: 'isla.mackenzie@' }).waitFor({ timeout: 120_000 });
  await widen(page, 'G');
  await widen(page, 'H');
  await cell(1).click();
  await shoot(page, 'formulas');
}

mkdirSync(FOLDER, { recursive: true });
const csv = readFileSync(resolve(ROOT, 'local/demo/sample.csv'), 'utf8');
await withStand({ name: 'Spring contacts', csv, latency: 'fast', width: 1536, height: 900 }, mainJob);
await withStand({ name: 'Spring contacts', csv, latency: 'none', width: 1440, height: 560 }, formulas);
