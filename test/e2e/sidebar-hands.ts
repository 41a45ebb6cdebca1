// What a person does in the sidebar on the workbench, by what they see; and each of its views looked at by an
// inspector of accessibility and photographed.
import { expect } from '@jest/globals';
import type { Frame, Locator } from 'playwright-core';
import type { Bench } from '../../local/workbench/bench.js';
import { inspectPage } from '../sidebar/inspect.js';
import { axeFindings } from './axe.js';
import type { Hands } from './support.js';

/** A call of the page may wait for other executions, and on a busy machine for the processor. */
const SAYS_MS = 90_000;

export class SidebarHands {
  constructor(readonly hands: Hands) {}

  private get inside() {
    return this.hands.sidebar;
  }

  async open(): Promise<void> {
    await this.hands.menu('Extensions', 'LeadModule', 'Open sidebar');
    await this.inside.getByText('Opening', { exact: true }).waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.hands.page.getByRole('button', { name: 'Close sidebar' }).click();
    await this.hands.page.locator('.sidebar').waitFor({ state: 'detached' });
  }

  button(name: string | RegExp): Locator {
    return typeof name === 'string'
      ? this.inside.getByRole('button', { name, exact: true })
      : this.inside.getByRole('button', { name });
  }

  async press(...names: readonly (string | RegExp)[]): Promise<void> {
    for (const name of names) await this.button(name).click();
  }

  /** A line that opens: a fold of the settings, or of a view. */
  async unfold(name: string): Promise<void> {
    await this.inside.locator('summary', { hasText: name }).click();
  }

  label(name: string): Locator {
    return this.inside.getByLabel(name, { exact: true });
  }

  /** Waits until a text stands in the view. */
  async says(words: string | RegExp): Promise<void> {
    await this.inside.getByText(words).first().waitFor({ timeout: SAYS_MS });
  }

  async titled(words: string | RegExp): Promise<void> {
    await this.hands.sidebarSays(words);
  }

  /** The value beside a label: a line of a bill, of the counts, of the figures. */
  async figure(label: string): Promise<string> {
    const named = this.hands.page.locator(':scope > :first-child', { hasText: new RegExp(`^${label}$`) });
    const line = this.inside.locator('.row').filter({ has: named });
    const value = await line.locator(':scope > :last-child').textContent();
    return (value ?? '').replace(/\s+/g, ' ').trim();
  }

  frame(): Frame {
    const frame = this.hands.page.frames().find((one) => one.url().includes('/page/'));
    if (!frame) throw new Error('no sidebar is open');
    return frame;
  }

  /** Nothing is wrong in sight, and a picture of the whole window is kept. */
  async looksRight(name: string): Promise<void> {
    await this.hands.shot(`sidebar-${name}`);
    const frame = this.frame();
    expect([name, await frame.evaluate(inspectPage), await axeFindings(frame)]).toEqual([name, [], []]);
  }

  /** From the rows selected in the sheet to the view with the bill. */
  async check(first: number, last: number): Promise<void> {
    const range = this.hands.page.getByLabel('Name of the range');
    await range.fill(`${first}:${last}`);
    await range.press('Enter');
    await this.press('Read the selection again');
    const rows = last - first + 1;
    await this.press(rows === 1 ? 'Continue with 1 row' : `Continue with ${rows} rows`, /^Check \d/);
    await this.inside.getByRole('region', { name: 'The bill' }).waitFor();
  }
}

/** How often the page called the server, by name, in the order of the first call. */
export function callsOf(bench: Bench): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const { functionName, origin } of bench.host.executions)
    if (origin === 'sidebar') calls[functionName] = (calls[functionName] ?? 0) + 1;
  return calls;
}

/** What LeadModule counted: credits of all keys. */
export function creditsSpent(bench: Bench): number {
  return (bench.sandbox?.sandbox.books().keys ?? []).reduce((sum, { creditsSpent: spent }) => sum + spent, 0);
}
