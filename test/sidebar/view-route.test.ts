// Which view is shown: the state of the document leads, the user's way overrides.
import { describe, expect, test } from '@jest/globals';
import { NOW_MS } from '../../local/sidebar-harness/afternoon.js';
import { DONE, RUNNING, report, TRIAL } from '../../local/sidebar-harness/jobs.js';
import { OPENING } from '../../local/sidebar-harness/people.js';
import { type RouteInput, viewKey, viewOf } from '../../src/sidebar/view-route.js';
import type { PageJob, PageOpening } from '../../src/sidebar-api.js';

const BASE: RouteInput = {
  opening: OPENING,
  isInTrouble: false,
  report: report(),
  pastJobs: [],
  tab: 'enrich',
  place: { kind: 'auto' },
};
const NO_KEY: PageOpening = { ...OPENING, key: { configured: false, lastFour: '' } };
const shown = (part: Partial<RouteInput>) => viewKey(viewOf({ ...BASE, ...part }));

describe('by itself', () => {
  test('trouble before all, then the opening, then the key', () => {
    expect(shown({ isInTrouble: true })).toBe('trouble');
    expect(shown({ opening: undefined })).toBe('opening');
    expect(shown({ opening: NO_KEY })).toBe('connect');
    expect(shown({})).toBe('start');
  });

  test('a job under way is shown to everyone, mine before others’, the one at work before the one in line', () => {
    const theirs: PageJob = { ...RUNNING, id: 'theirs', mine: false };
    const inLine: PageJob = {
      ...RUNNING,
      id: 'line',
      state: { kind: 'waiting', reason: 'queued', untilMs: 0 },
    };
    expect(shown({ report: report(theirs) })).toBe('progress theirs');
    expect(shown({ report: report(theirs, RUNNING) })).toBe('progress job1');
    expect(shown({ report: report(inLine, RUNNING) })).toBe('progress job1');
    expect(shown({ report: report(theirs, inLine) })).toBe('progress line');
    expect(shown({ opening: NO_KEY, report: report(theirs) })).toBe('progress theirs');
  });

  test('a job that just ended is news; an old, undone or foreign one is history', () => {
    expect(shown({ report: report(DONE) })).toBe('done job1');
    expect(shown({ report: report({ ...DONE, endedAtMs: NOW_MS - 3_600_000 }) })).toBe('start');
    expect(shown({ report: report({ ...DONE, undo: 'undone' }) })).toBe('start');
    expect(shown({ report: report({ ...DONE, mine: false }) })).toBe('start');
  });

  test('a trial that left a rest asks whether to go on', () => {
    expect(shown({ report: report(TRIAL) })).toBe('trial job1');
    const { pilot } = TRIAL;
    expect(
      shown({ report: report({ ...TRIAL, ...(pilot && { pilot: { ...pilot, restContacts: 0 } }) }) }),
    ).toBe('done job1');
  });
});

describe('where the user went', () => {
  test('other tabs and places win over the job under way', () => {
    expect(shown({ tab: 'settings', report: report(RUNNING) })).toBe('settings');
    expect(shown({ tab: 'activity', opening: NO_KEY })).toBe('activity');
    expect(shown({ place: { kind: 'start' }, report: report(RUNNING) })).toBe('start');
    expect(shown({ place: { kind: 'connect' } })).toBe('connect');
  });

  test('a job that the user watches becomes its result; one of the list may be opened', () => {
    const place = { kind: 'job', jobId: 'job1' } as const;
    expect(shown({ place, report: report(RUNNING) })).toBe('progress job1');
    expect(shown({ place, report: report({ ...DONE, endedAtMs: 1 }) })).toBe('done job1');
    expect(shown({ place, pastJobs: [DONE] })).toBe('done job1');
    expect(shown({ place: { kind: 'loose', jobId: 'job1' }, report: report(DONE) })).toBe('loose job1');
    expect(shown({ place: { kind: 'job', jobId: 'gone' } })).toBe('start');
  });

  test('who can only view never reaches what spends', () => {
    const opening: PageOpening = { ...OPENING, access: 'view' };
    for (const kind of ['start', 'map', 'check', 'connect'] as const)
      expect(shown({ opening, place: { kind } })).toBe('read only');
    expect(shown({ opening, report: report(RUNNING) })).toBe('progress job1');
  });
});
