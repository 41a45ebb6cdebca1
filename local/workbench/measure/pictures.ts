// npm run pictures: takes the pictures of README and guide anew, of the built bundle on the workbench, into
// docs/pictures/. The people on them are the invented ones of the sample.
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { OWNER } from '../bench.js';
import type { Speed } from '../protocol.js';
import { ROOT, type Stand, withStand } from './stand.js';

const FOLDER = resolve(ROOT, 'docs/pictures');
const KEY = 'lm_live_invented_key_for_pictures';
/** The picture of a running job is taken when the page shows that so many have ended. */
const ENDED_IN_PICTURE = 8;

const sidebarOf = (page: Page): FrameLocator => page.frameLocator('.sidebar iframe');

const shoot = (page: Page, name: string) => page.screenshot({ path: resolve(FOLDER, `${name}.png`) });

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Extensions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'LeadModule' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function connect(page: Page): Promise<void> {
  await choose(page, 'Open sidebar');
  const sidebar = sidebarOf(page);
  await sidebar.getByRole('textbox').first().fill(KEY);
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
  await selectRows(page, 2, 26);
  await choose(page, 'Enrich selected rows');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'bill');
  const speed = (wanted: Speed) => bench.turn({ kind: 'speed', speed: wanted }, OWNER);
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
  await page.setViewportSize({ width: 1440, height: 900 });
  await speed(10);
  await sidebar.getByRole('heading', { level: 1, name: /emails found/ }).waitFor({ timeout: 120_000 });
  await shoot(page, 'done');
}

mkdirSync(FOLDER, { recursive: true });
const csv = readFileSync(resolve(ROOT, 'local/demo/sample.csv'), 'utf8');
await withStand({ name: 'Spring contacts', csv, latency: 'fast', width: 1440, height: 900 }, mainJob);
