// The webhook on the page: set up with a refusal beside its field, on, and left out of a run.
import { expect } from '@jest/globals';
import { calls, inBrowser, openStage } from './support.js';

const stage = openStage();

inBrowser('set up: a refusal stands at the field, a success says so', () =>
  stage.with('webhook', async (opened) => {
    const { page } = opened;
    await page.getByText('Webhook', { exact: true }).click();
    await page.getByText('Who has access: Anyone').waitFor();
    const field = page.getByLabel('Web app URL');
    await field.fill('https://script.google.com/macros/s/AAAA/dev');
    await page.getByRole('button', { name: 'Test and switch on' }).click();
    await page.getByText('This address ends in /dev').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('https://script.google.com/macros/s/AAAA/exec');
    await page.getByRole('button', { name: 'Test and switch on' }).click();
    await page.getByText(/^The test result arrived/).waitFor();
    expect(
      (await calls(opened)).filter(({ name }) => name === 'sidebarChangeWebhook').map(({ args }) => args),
    ).toEqual([
      [{ kind: 'on', url: 'https://script.google.com/macros/s/AAAA/dev' }],
      [{ kind: 'on', url: 'https://script.google.com/macros/s/AAAA/exec' }],
    ]);
    expect(opened.faults).toEqual([]);
  }),
);

inBrowser('a new secret is made only after a second word', () =>
  stage.with('webhook on', async (opened) => {
    const { page } = opened;
    await page.getByText('Webhook', { exact: true }).click();
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByText(/^The test result arrived/).waitFor();
    expect((await calls(opened)).at(-1)).toMatchObject({ args: [{ kind: 'rotate' }] });
  }),
);

inBrowser('a run may do without', () =>
  stage.with('check webhook', async (opened) => {
    const { page } = opened;
    await page.getByText('7 min instead of').waitFor();
    await page.getByLabel('Receive results by webhook').uncheck();
    await page.getByRole('button', { name: 'Enrich 412 contacts' }).click();
    await page.getByRole('heading', { name: 'Enriching 412 contacts' }).waitFor();
    const run = (await calls(opened)).find(({ name }) => name === 'sidebarRun');
    expect(run?.args[0]).toMatchObject({ webhook: false });
  }),
);
