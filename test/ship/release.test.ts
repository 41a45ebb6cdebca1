// npm run release, as the person reads it, with the real clasp (kept warm): one deployment, moved, never replaced.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { release } from '../../local/ship/publish.js';
import { build, type Checkout, CODE, makeCheckout } from './checkout.js';
import { type Google, startGoogle } from './google.js';
import { EMPTY_SCRIPT, newScript, type ScriptProject } from './google-answers.js';
import { startWarmClasp, type WarmClasp } from './warm-clasp.js';

// A clasp process takes a second, more on a busy machine; a hang is what this is for.
jest.setTimeout(60_000);

let google: Google;
let warm: WarmClasp;
let checkout: Checkout;
let script: ScriptProject;
beforeAll(async () => {
  google = await startGoogle();
  warm = startWarmClasp(google);
});
beforeEach(() => {
  google.reset();
  checkout = makeCheckout(warm.clasp);
  script = newScript(EMPTY_SCRIPT);
  google.scripts.set('S', script);
  google.logIn();
  checkout.writeLink({ scriptId: 'S', parentId: 'P' });
});
afterEach(() => checkout.remove());
afterAll(async () => {
  warm.close();
  await google.close();
});

const run = (deployment?: string) => release(checkout.tools(), deployment);
const versioned = () =>
  script.deployments
    .filter((one) => one.deploymentConfig.versionNumber !== undefined)
    .map((one) => [one.deploymentId, one.deploymentConfig.versionNumber]);
const deployed = (deploymentId: string, versionNumber: number) =>
  script.deployments.push({ deploymentId, deploymentConfig: { versionNumber, description: 'by hand' } });

test('the first release makes the deployment; each later one moves it', async () => {
  expect(await run()).toBe(true);
  expect(versioned()).toEqual([['AKdeployment1', 1]]);
  expect(checkout.said).toContain('Made the first deployment AKdeployment1: version 1, 1.2.3 (');
  expect(checkout.said).toContain('enter 1 as the script version');
  expect(checkout.link()).toEqual({
    scriptId: 'S',
    parentId: 'P',
    deploymentId: 'AKdeployment1',
    rootDir: 'dist',
  });

  checkout.built = build(`${CODE}// changed\n`);
  checkout.said = '';
  expect(await run()).toBe(true);
  expect(versioned()).toEqual([['AKdeployment1', 2]]);
  expect(checkout.said).toContain('Moved deployment AKdeployment1: version 2');
});

test('the same build released again takes no version', async () => {
  await run();
  checkout.said = '';

  expect(await run()).toBe(true);

  expect(checkout.said).toContain('already at version 1');
  expect(script.versions).toHaveLength(1);
});

test('a release cut short between version and deployment goes on with its version', async () => {
  await run();
  checkout.built = build(`${CODE}// changed\n`);
  google.refuse = (request) =>
    request.startsWith('PUT /v1/projects/S/deployments')
      ? { status: 400, message: 'Invalid argument' }
      : undefined;
  checkout.said = '';
  expect(await run()).toBe(false);
  expect(checkout.said).toContain('Version 2 was made, but no deployment was moved to it');
  expect(versioned()).toEqual([['AKdeployment1', 1]]);

  google.refuse = () => undefined;
  expect(await run()).toBe(true);
  expect(versioned()).toEqual([['AKdeployment1', 2]]);
  expect(script.versions).toHaveLength(2);
});

describe('which deployment', () => {
  test('a single one made by hand is taken over', async () => {
    deployed('AKbyHand', 7);
    expect(await run()).toBe(true);
    expect(versioned()).toEqual([['AKbyHand', 1]]);
    expect(checkout.link()['deploymentId']).toBe('AKbyHand');
  });

  test('of several, the one that is named, and from then on the same', async () => {
    deployed('AKone', 1);
    deployed('AKtwo', 1);

    expect(await run()).toBe(false);
    expect(checkout.said).toContain('--deployment ID');
    expect(checkout.said).toContain('AKone (version 1)');
    expect(script.versions).toEqual([]);

    expect(await run('AKtwo')).toBe(true);
    checkout.built = build(`${CODE}// changed\n`);
    expect(await run()).toBe(true);
    expect(versioned()).toEqual([
      ['AKone', 1],
      ['AKtwo', 2],
    ]);
  });

  test('one that is gone is not replaced by another', async () => {
    checkout.writeLink({ scriptId: 'S', deploymentId: 'AKgone' });
    deployed('AKother', 1);

    expect(await run()).toBe(false);

    expect(checkout.said).toContain('no deployment AKgone');
    expect(checkout.said).toContain('triggers of every user would stop');
    expect(versioned()).toEqual([['AKother', 1]]);
    expect(script.versions).toEqual([]);
  });
});

describe('the 200 versions that Apps Script keeps', () => {
  const fill = (count: number) => {
    for (let n = 1; n <= count; n += 1) script.versions.push({ versionNumber: n, description: `old ${n}` });
  };

  test('nobody hears of them while there are few', async () => {
    fill(178);
    await run();
    expect(checkout.said).not.toContain('Warning');
  });

  test('near the end there is a warning', async () => {
    fill(179);
    expect(await run()).toBe(true);
    expect(checkout.said).toContain('Warning: 180 of the 200 versions');
  });

  test('at the end nothing is deployed', async () => {
    fill(200);
    expect(await run()).toBe(false);
    expect(checkout.said).toContain('Delete old ones in the editor');
    expect(versioned()).toEqual([]);
  });
});
