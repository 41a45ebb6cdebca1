// What came back: trial, done, activity; and settings before they are saved.
import { describe, expect, test } from '@jest/globals';
import { NOW_MS } from '../../local/sidebar-harness/afternoon.js';
import { ACTIVITY, DONE, RUNNING, TRIAL } from '../../local/sidebar-harness/jobs.js';
import { OPENING } from '../../local/sidebar-harness/people.js';
import { activityView } from '../../src/sidebar/view-activity.js';
import { doneView } from '../../src/sidebar/view-done.js';
import { errorOf, oldWords, settingsView } from '../../src/sidebar/view-settings.js';
import { likelyShare, trialView } from '../../src/sidebar/view-trial.js';
import { troubleView } from '../../src/sidebar/view-trouble.js';
import type { PageJob } from '../../src/sidebar-api.js';

const all = () => true;
const none = () => false;

describe('trial', () => {
  test('the range is that of Wilson: 7 of 10 is 40% to 89%', () => {
    const range = likelyShare(7, 10);
    expect(range.low).toBeCloseTo(0.3968, 3);
    expect(range.high).toBeCloseTo(0.8922, 3);
    expect(range.best).toBe(0.7);
  });

  test.each([
    [0, 10],
    [10, 10],
    [1, 1],
    [0, 0],
  ])('%d of %d stays between 0 and 1 and holds the best guess', (found, of) => {
    const { low, best, high } = likelyShare(found, of);
    expect(0 <= low && low <= best && best <= high && high <= 1).toBe(true);
  });

  test('what the rest may bring and cost, as ranges', () => {
    const { pilot } = TRIAL;
    const view = pilot && trialView(TRIAL, pilot);
    expect(view?.title).toBe('7 of 10 found');
    expect(view?.facts).toEqual([
      ['Found share, likely', '40% to 89%'],
      ['Emails in the other 402', '160 to 360'],
      ['Credits per email', '1.1 to 2.5'],
      ['Credits used by the trial', '10'],
    ]);
    expect(view?.foot).toBe('At most 364 credits more. These 10 stay.');
  });

  test('nothing found promises no price', () => {
    const { pilot } = TRIAL;
    const counts = { found: 0, risky: 0, notFound: 10, error: 0, unplaced: 0 };
    expect(pilot && trialView({ ...TRIAL, counts }, pilot).facts[2]?.[1]).toMatch(/^3\.6 or more$/);
  });
});

describe('done', () => {
  test('title, price and shares', () => {
    const view = doneView(DONE, 70, all);
    expect(view.title).toBe('281 emails found');
    expect(view.lead).toBe('412 contacts, 374 credits, 1.3 per email');
    expect(view.counts.map((line) => line.percent)).toEqual(['64%', '4%', '30%', '2%']);
    expect(doneView({ ...DONE, state: { kind: 'stopped' } }, 70, all).title).toBe(
      'Stopped: 281 emails found',
    );
  });

  test('what is left to do, each with its action only where the server has it', () => {
    expect(doneView(DONE, 70, all).leftOvers.map((left) => [left.title, left.action])).toEqual([
      ['9 failed', 'Retry'],
      ['3 results have no row', 'Show'],
      ['7 cells hold another contact’s result', 'Show'],
    ]);
    expect(doneView(DONE, 70, none).leftOvers.map((left) => left.action)).toEqual(['', '', '']);
    expect(doneView(DONE, 70, none)).toMatchObject({ retry: undefined, canUndo: false });
    expect(doneView({ ...DONE, mine: false }, 70, all).canUndo).toBe(false);
  });

  test('a stopped run tells what was not sent, an undone one that it was undone', () => {
    const stopped: PageJob = { ...DONE, state: { kind: 'stopped' }, total: DONE.total + 5, undo: 'undone' };
    expect(doneView(stopped, 70, all).leftOvers.slice(3)).toEqual([
      { id: 'told', title: '5 not sent', detail: 'No credits were used for them', action: '' },
      {
        id: 'told',
        title: 'Undone',
        detail: 'Its results were cleared; credits stay spent',
        action: '',
      },
    ]);
  });

  test('only what a retry may help is retried', () => {
    const job: PageJob = {
      ...DONE,
      failures: [
        { why: 'took too long', count: 6, canRetry: true },
        { why: 'invalid input', count: 3, canRetry: false },
      ],
    };
    expect(doneView(job, 70, all).retry).toEqual({ label: 'Retry 6 failed', reasons: ['took too long'] });
  });

  test('providers: the three largest and the others, adding up', () => {
    const { providers } = doneView(DONE, 70, all);
    expect(providers.map((one) => one.name)).toEqual(['prospeo', 'provider b', 'provider c', '3 others']);
    expect(providers.reduce((sum, one) => sum + one.count, 0)).toBe(281);
    const four = { ...DONE, providers: (DONE.providers ?? []).slice(0, 4) };
    expect(doneView(four, 70, all).providers.map((one) => one.name)).not.toContain('1 others');
  });

  test('confidence: said in words, coloured by the minimum', () => {
    const spread = doneView(DONE, 70, all).confidence;
    expect(spread?.words).toMatch(
      /^Confidence of 281: 156 from 90 to 100, 83 from 80 to 89, 25 from 70 to 79/,
    );
    expect(spread?.bars.filter((bar) => bar.isRisky)).toHaveLength(7);
    expect(doneView({ ...DONE, confidence: { tens: [], median: 0 } }, 70, all).confidence).toBeUndefined();
  });
});

describe('activity', () => {
  const times = { nowMs: NOW_MS, timeZone: 'Etc/UTC' };

  test('today and earlier, newest first, the report’s news over the list’s', () => {
    const view = activityView([RUNNING], { ...ACTIVITY, jobs: [DONE, ...ACTIVITY.jobs] }, times);
    expect(view.groups.map((group) => [group.title, group.jobs.map((job) => job.tag.words)])).toEqual([
      ['Today', ['Running', 'Done']],
      ['Earlier', ['Stopped', 'Paused', 'Undone']],
    ]);
    expect(view.groups[0]?.jobs[1]).toMatchObject({
      name: 'Webinar leads, both',
      who: '10:05, another editor',
      result: '96 of 140 found (69%), 131 credits',
    });
    expect(view.background?.detail).toBe('Last woke at 14:00, next at 15:00.');
  });

  test('without a list the jobs of the report are the activity', () => {
    expect(activityView([], undefined, times).lead).toBe('Nothing was run in this document yet.');
    expect(activityView([DONE], undefined, times).groups).toHaveLength(1);
  });
});

describe('settings', () => {
  const { settings } = OPENING;

  test('only what is different counts as a change', () => {
    expect(settingsView(settings, { requestsPerMinute: 60 }).changeCount).toBe(0);
    expect(settingsView(settings, { accept: ['unknown', 'valid'] }).changeCount).toBe(0);
    const view = settingsView(settings, { requestsPerMinute: 30, minimumConfidence: 70 });
    expect(view.changed).toEqual({ requestsPerMinute: 30 });
    expect(view.speed).toBe('30 requests a minute');
  });

  test.each([
    ['minimumConfidence', 101],
    ['requestsPerMinute', 0],
    ['creditsPerRun', Number.NaN],
  ] as const)('%s cannot be %d', (name, value) => {
    expect(errorOf(name, value)).toMatch(/^Type a number from/);
    expect(settingsView(settings, { [name]: value }).hasErrors).toBe(true);
  });

  test('forgetting old results: how many, what it means, and what a contact costs then', () => {
    expect(oldWords(90, { old: 0, all: 12 })).toEqual({
      found: 'No results in this file are older than 90 days.',
    });
    const month = oldWords(90, { old: 412, all: 1204 });
    expect(month.found).toBe('412 of 1,204 results in this file’s ledger are older than 90 days.');
    expect(month.button).toBe('Forget 412 old results');
    expect(month.question).toMatch(
      /Your tabs keep what stands in them.* costs a credit, as it does after 30 days anyway\.$/,
    );
    expect(oldWords(7, { old: 1, all: 1 })).toMatchObject({
      found: '1 of 1 result in this file’s ledger is older than 7 days.',
      question: expect.stringMatching(/may cost a credit: only LeadModule’s own memory/),
    });
  });
});

test.each(['accounts', 'timeout', 'offline', 'google', 'refused'] as const)(
  'trouble (%s) names cause, fix and what is safe',
  (kind) => {
    const view = troubleView(kind, 'Open this from a spreadsheet.');
    expect(view.title).not.toBe('');
    expect(view.lead).toMatch(/\.$/);
    expect(view.safe).toMatch(/Nothing was sent or spent/);
    if (kind !== 'refused') expect(view.steps.length).toBeGreaterThan(0);
  },
);
