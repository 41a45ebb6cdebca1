// A job under way: every state says where it is, why it waits, until when, and what can be done.
import { describe, expect, test } from '@jest/globals';
import { at, NOW_MS } from '../../local/sidebar-harness/afternoon.js';
import { DOUBTFUL, NO_CREDITS, RUNNING, SLOWED, STOPPING } from '../../local/sidebar-harness/jobs.js';
import { barOf, barWords, doneCount, minutesLeft, speedOf } from '../../src/sidebar/view-job.js';
import { type ProgressContext, progressView } from '../../src/sidebar/view-progress.js';
import { plainText } from '../../src/sidebar/view-words.js';
import type { PageJob, PauseReason, WaitReason } from '../../src/sidebar-api.js';

const CONTEXT: ProgressContext = {
  nowMs: NOW_MS,
  timeZone: 'Etc/UTC',
  can: () => true,
  nextStepMs: NOW_MS + 4_000,
  isStepping: false,
  failedSteps: 0,
  isViewer: false,
  hasKey: true,
  isToppedUp: false,
};

const view = (job: PageJob, part: Partial<ProgressContext> = {}) =>
  progressView(job, { ...CONTEXT, ...part });
const notice = (job: PageJob, part: Partial<ProgressContext> = {}) =>
  plainText(view(job, part).notice?.text ?? []);
const labels = (job: PageJob, part: Partial<ProgressContext> = {}) =>
  view(job, part).actions.map((action) => action.label);
const flat = (text: string) => text.replace(/\u00a0/g, ' ');

describe('running', () => {
  test('counts add up to the whole', () => {
    const shown = view(RUNNING);
    expect(shown.title).toBe('Enriching 412 contacts');
    expect(shown.counts.reduce((sum, line) => sum + line.count, 0)).toBe(412);
    expect(shown.percent).toBe('58%');
    expect(shown.done).toBe('239 of 412 done');
    expect(flat(shown.sentence)).toBe('162 emails found so far. About 6 min left.');
    expect(shown.notice).toBeUndefined();
  });

  test('facts: speed, credits, next step, and what happens without this page', () => {
    expect(view(RUNNING).facts.map(([name, value]) => [name, flat(value)])).toEqual([
      ['Speed', '29 contacts a minute'],
      ['Credits used', '201 of at most 374'],
      ['Next step', 'in 4 s'],
      ['If you close this sidebar', 'goes on at 15:00'],
    ]);
    const { backgroundAtMs: _, ...plain } = RUNNING;
    const refused: PageJob = { ...plain, trigger: { kind: 'refused', reason: 'x' } };
    expect(view(refused).facts).toContainEqual(['If you close this sidebar', 'waits until you open it']);
  });

  test('no filled button while the work is under way; Stop says what it still collects', () => {
    expect(view(RUNNING).actions.some((action) => action.look === 'primary')).toBe(false);
    expect(labels(RUNNING)).toEqual(['Pause', 'Stop']);
    expect(view(RUNNING).foot).toBe('Stop still collects the 52 already sent.');
  });

  test('steps that get no answer are told, and once the key is gone that too', () => {
    expect(notice(RUNNING, { failedSteps: 1 })).toBe('');
    expect(notice(RUNNING, { failedSteps: 2 })).toMatch(/Google does not answer/);
    expect(notice(RUNNING, { hasKey: false })).toMatch(/waits for a key/);
  });
});

describe('waiting', () => {
  test.each<[WaitReason, RegExp]>([
    ['rate limited', /LeadModule asked us to slow down. It goes on by itself in 3 min 12 s\./],
    ['fetch refused', /daily limit of web requests.*goes on by itself/],
    [
      'credit day',
      /The limit of credits a day is reached; who holds the key can change it in Settings\. It goes on by itself/,
    ],
    ['in doubt', /may be paid already.*checked free.*goes on by itself/],
  ])('%s: cause and end, in grey', (reason, words) => {
    const job: PageJob = { ...SLOWED, state: { kind: 'waiting', reason, untilMs: at('14:41') } };
    expect(view(job).title).toBe('Waiting until 14:41');
    expect(view(job).notice?.tone).toBe('plain');
    expect(flat(notice(job))).toMatch(words);
    expect(view(job).counts).toContainEqual({ mark: 'waiting', words: 'Waiting: until 14:41', count: 109 });
  });

  test('until another day: the closed sidebar promises nothing earlier', () => {
    const untilMs = at('14:41') + 86_400_000;
    const shown = view({ ...SLOWED, state: { kind: 'waiting', reason: 'credit day', untilMs } });
    expect(shown.title).toBe('Waiting until tomorrow 14:41');
    expect(shown.facts).toContainEqual(['If you close this sidebar', 'goes on tomorrow 14:41']);
  });

  test('in line behind another job: no time is promised', () => {
    const job: PageJob = { ...SLOWED, state: { kind: 'waiting', reason: 'queued', untilMs: 0 } };
    expect(view(job).title).toBe('Waiting in line');
    expect(notice(job)).not.toMatch(/in \d/);
  });

  test('doubt: how many may be paid, when they are checked, and the priced way out where there is one', () => {
    const shown = view(DOUBTFUL);
    expect(shown.counts).toContainEqual({ mark: 'waiting', words: 'May be paid', count: 3 });
    expect(shown.facts).toContainEqual(['Checked free', 'at 15:09']);
    expect(labels(DOUBTFUL)).toContain('Look up now');
    expect(labels(DOUBTFUL, { can: () => false })).not.toContain('Look up now');
    expect(shown.foot).toMatch(/leaves 3 lookups that may be paid/);
  });
});

describe('paused', () => {
  const reasons: readonly PauseReason[] = [
    'user',
    'bad key',
    'other key',
    'no credits',
    'refused',
    'cap',
    'ledger changed',
    'tab deleted',
    'columns changed',
    'cannot write',
    'failures',
  ];

  test.each(reasons)('%s: in amber, with its cause, one filled button, and Stop', (reason) => {
    const job: PageJob = { ...NO_CREDITS, state: { kind: 'paused', reason, detail: 'Detail 7' } };
    const shown = view(job);
    expect(shown.title).toMatch(/^Paused/);
    expect(shown.notice?.tone).toBe('warn');
    expect(notice(job)).toMatch(/133 contacts wait and spend nothing until you decide\./);
    expect(notice(job)).not.toMatch(/\{|undefined/);
    expect(shown.actions.filter((action) => action.look === 'primary')).toHaveLength(1);
    expect(labels(job)).toContain('Stop');
    expect(shown.facts).toContainEqual(['Next wake-up', 'none, you decide']);
  });

  test('the state’s own word is in the sentence, bounded', () => {
    const job: PageJob = {
      ...NO_CREDITS,
      state: { kind: 'paused', reason: 'columns changed', detail: 'Email, '.repeat(999) },
    };
    expect(notice(job)).toMatch(/columns are gone: Email, Email/);
    expect(notice(job).length).toBeLessThan(400);
  });

  test('no credits: Top up comes first, and Resume once the user is back', () => {
    expect(labels(NO_CREDITS)).toEqual(['Top up', 'Resume', 'Stop']);
    expect(labels(NO_CREDITS, { isToppedUp: true })).toEqual(['Resume', 'Top up', 'Stop']);
    expect(view(NO_CREDITS, { isToppedUp: true }).actions[0]?.look).toBe('primary');
  });
});

describe('stopping', () => {
  test('says what is collected, and offers to send again only where the server can', () => {
    expect(flat(notice(STOPPING))).toBe(
      'Nothing more is sent. 52 lookups were already sent and paid for, so their results are still collected. About 1 min.',
    );
    expect(view(STOPPING).counts).toContainEqual({
      mark: 'skipped',
      words: 'Not sent, no credits used',
      count: 121,
    });
    expect(labels(STOPPING)).toEqual(['Resume sending']);
    expect(labels(STOPPING, { can: () => false })).toEqual([]);
  });
});

describe('another person’s job', () => {
  const theirs: PageJob = { ...RUNNING, mine: false, unsent: 121 };

  test('is shown as theirs, and taken over only where something can move', () => {
    expect(view(theirs).title).toBe('Another editor enriches 412 contacts');
    expect(labels(theirs)).toEqual(['Take over 121 contacts', 'Enrich other rows', 'Stop']);
    expect(labels({ ...theirs, unsent: 0 })).toEqual(['Enrich other rows', 'Stop']);
    expect(view(theirs).foot).toMatch(/The 52 already sent wait for the key that paid for them\./);
  });

  test('who can only view is offered nothing', () => {
    expect(labels(theirs, { isViewer: true })).toEqual([]);
    expect(labels(NO_CREDITS, { isViewer: true })).toEqual([]);
    expect(view(theirs, { isViewer: true }).foot).toMatch(/cannot change this job/);
  });
});

describe('figures', () => {
  const { ratePerMinute: _, minutesLeft: __, ...plain } = RUNNING;

  test('without the server’s word the speed is the average, and is not said too early', () => {
    expect(speedOf(plain, plain.startedAtMs + 10 * 60_000)).toBeCloseTo(23.9);
    expect(speedOf(plain, plain.startedAtMs + 20_000)).toBeUndefined();
    expect(minutesLeft(plain, plain.startedAtMs + 10 * 60_000)).toBeCloseTo(173 / 23.9);
    expect(
      speedOf({ ...plain, counts: { ...plain.counts, found: 4, notFound: 0, risky: 0, error: 0 } }, NOW_MS),
    ).toBeUndefined();
  });

  test('the bar is drawn in counts and said in words', () => {
    expect(barOf(RUNNING).reduce((sum, part) => sum + part.count, 0)).toBe(doneCount(RUNNING) + 52);
    expect(barWords(barOf(RUNNING), 121, 'waiting')).toBe(
      '148 found, 14 risky, 71 not found, 6 errors, 52 searching, 121 waiting',
    );
    expect(barWords([], 0, 'waiting')).toBe('nothing yet');
  });
});
