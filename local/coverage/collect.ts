// Runs in each test file of `npm run coverage`: V8 counts what of the add-on's code runs, whether a test imports it
// or the local runtime executes the bundle, and the covered places go into the folder of the run.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { asIntervals, type Counts, paint } from './intervals.js';

const folder = process.env['LEADMODULE_COVERAGE'];

/** Answers of the inspector come before `post` returns. */
function ask(session: Session, method: string, parameters: object = {}): object {
  let answer: object = {};
  session.post(method, parameters, (error, result) => {
    if (error) throw error;
    answer = result ?? {};
  });
  return answer;
}

if (folder) {
  const session = new Session();
  session.connect();
  ask(session, 'Profiler.enable');
  ask(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  afterAll(() => {
    const { result } = ask(session, 'Profiler.takePreciseCoverage') as { result: Counts[] };
    ask(session, 'Profiler.stopPreciseCoverage');
    session.disconnect();
    const covered = new Map<string, Uint8Array>();
    for (const script of result)
      if (/^Code(\.js)?$|[\\/]src[\\/].*\.tsx?$/.test(script.url)) paint(covered, script);
    writeFileSync(join(folder, `server-${randomUUID()}.json`), JSON.stringify(asIntervals(covered)));
  });
}
