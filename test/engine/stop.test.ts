// A Stop takes effect at once, whenever it comes: also in the last stretch of a step that LeadModule has just told
// to wait a minute (seen on the workbench: "Stopping" for more than a minute with nothing in flight).
import { expect, test } from '@jest/globals';
import type { StepResult } from '../../src/sidebar-api.js';
import { makeStage, newest, people, runAll, type Stage } from './stage.js';

/** Every submit is refused with a wait of a minute. */
const refusingStage = () =>
  makeStage({
    rows: people(12),
    road: () => () => ({ status: 429, headers: [['Retry-After', '60']], body: '{}', latencySeconds: 0.2 }),
  });

/** Service calls of the step that draws the 429. */
function callsOfStep(stage: Stage, onCall: (call: number) => void): StepResult {
  runAll(stage, 12);
  let calls = 0;
  let isFirst = true;
  stage.host.onServiceCall = (execution) => {
    if (!isFirst || execution.record().functionName !== 'sidebarStep') return;
    calls += 1;
    onCall(calls);
  };
  const step = stage.call<StepResult>('sidebarStep');
  isFirst = false;
  return step;
}

test('Stop while LeadModule holds us back ends the job with the next step, at once', () => {
  let total = 0;
  callsOfStep(refusingStage(), (call) => {
    total = call;
  });
  let pressed = 0;
  for (let wanted = total - 24; wanted <= total; wanted += 2) {
    const stage = refusingStage();
    let isPressed = false;
    let isWish = false;
    const step = callsOfStep(stage, (call) => {
      if (isPressed || call < wanted) return;
      const id = stage.call<StepResult>('sidebarOpen').report.jobs[0]?.id;
      const answer = stage.session.callServerNow('sidebarControl', id, 'stop');
      // "Google is busy": the mutex was held just then, so the person presses again.
      isPressed = answer.kind === 'success' && (answer.value as { ok: boolean }).ok;
      // While a step is under way a Stop is a wish that it must obey; after it, Stop changes the job itself.
      const now = stage.script("PropertiesService.getDocumentProperties().getProperty('now')") as string;
      isWish = isPressed && id !== undefined && JSON.parse(now).wishes[id] === 'stop';
    });
    if (!isPressed) continue;
    if (isWish) pressed += 1;
    const againSeconds = step.callAgainSeconds ?? 0;
    if (isWish) expect({ wanted, isSoon: againSeconds < 1 }).toEqual({ wanted, isSoon: true });
    const last = step.callAgainSeconds === undefined ? step : stage.call<StepResult>('sidebarStep');
    expect({ wanted, state: newest(last).state.kind }).toEqual({ wanted, state: 'stopped' });
  }
  expect(pressed).toBeGreaterThan(5);
});

test('lookups that were refused when Stop came count as not sent: such a job is "stopped", not "done"', () => {
  const stage = refusingStage();
  runAll(stage, 4);
  stage.call('sidebarStep');
  const id = stage.call<StepResult>('sidebarOpen').report.jobs[0]?.id;
  stage.call('sidebarControl', id, 'stop');
  const job = newest(stage.follow(1));
  expect(job).toMatchObject({
    state: { kind: 'stopped' },
    unsent: 4,
    sentence: 'Stopped. 0 found, 4 not sent.',
  });
});
