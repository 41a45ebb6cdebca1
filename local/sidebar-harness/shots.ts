// Takes a picture of every view: node local/run.mjs local/sidebar-harness/shots.ts FOLDER [big|narrow|dark|tall] [name …]
import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findBrowser, type Looks, launch, openScenario } from './browser.js';
import { SCENARIO_NAMES, SCENARIOS, type Scenario } from './scenarios.js';

const LOOKS: Readonly<Record<string, Looks>> = {
  plain: {},
  big: { textScale: 2 },
  narrow: { width: 283 },
  dark: { theme: 'dark' },
  tall: { height: 1300 },
};

const [folder = '.local/shots', look = 'plain', ...names] = process.argv.slice(2);
const executable = findBrowser();
if (!executable) throw new Error('No browser was found. Set CHROME_PATH.');
const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const built = await readFile(resolve(root, 'dist/Sidebar.html'), 'utf8');
const browser = await launch(executable);
await mkdir(resolve(folder), { recursive: true });
for (const name of SCENARIO_NAMES) {
  if (names.length > 0 && !names.includes(name)) continue;
  const opened = await openScenario(browser, built, SCENARIOS[name] as Scenario, LOOKS[look] ?? {});
  await opened.page.getByText('Opening', { exact: true }).waitFor({ state: 'detached' });
  await opened.page.waitForTimeout(200);
  await opened.page.screenshot({ path: resolve(folder, `${name}-${look}.png`) });
  for (const fault of opened.faults) process.stdout.write(`${name}: ${fault}\n`);
  await opened.close();
}
await browser.close();
