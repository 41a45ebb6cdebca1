// Scripts run against the emulated Spreadsheet service, on any driver.

import { expect } from '@jest/globals';
import {
  createHost,
  type DriverName,
  type Host,
  realClock,
  virtualClock,
} from '../../../local/appsscript/index.js';
import type { HostOptions } from '../../../local/appsscript/kernel/options.js';
import type { SheetDocument } from '../../../local/appsscript/spreadsheet/document.js';
import { handsOn, NOW, OWNER } from './a-document.js';

export const drivers: readonly DriverName[] = ['direct', 'lockstep', 'worker'];

export interface Stage {
  readonly host: Host;
  readonly document: SheetDocument;
  readonly hands: ReturnType<typeof handsOn>;
  /** The value of a script's last expression; a failed execution throws its message. `book` and `sheet` are there. */
  run(script: string, email?: string): Promise<unknown>;
  /** The message of the exception a script ends with. */
  failure(script: string, email?: string): Promise<string>;
  /** The same host with a new document. */
  fresh(): Stage;
}

type StageOptions = Partial<HostOptions> & { readonly locale?: string; readonly timeZone?: string };

/** A host with one document, open for scripts by its owner; closed when `act` ends, and free of bugs. */
export async function onStage(
  driver: DriverName,
  act: (stage: Stage) => Promise<void> | void,
  options: StageOptions = {},
): Promise<void> {
  const clock = driver === 'worker' ? realClock() : virtualClock({ start: NOW, seed: 1 });
  const { locale = 'en_US', timeZone = 'Etc/GMT', ...rest } = options;
  const host = createHost({ clock, driver, deployer: OWNER, ...rest });
  try {
    host.loadProject({ files: { 'appsscript.json': '{"timeZone":"Etc/GMT","runtimeVersion":"V8"}' } });
    await act(stageOn(host, { locale, timeZone }));
    if (host.bugs.length > 0) throw host.bugs[0];
  } finally {
    await host.close();
  }
}

const PRELUDE = 'const book = SpreadsheetApp.getActive(); const sheet = book.getSheets()[0];';

function stageOn(host: Host, settings: { locale: string; timeZone: string }): Stage {
  const document = host.createDocument({ name: 'Leads', owner: OWNER, ...settings });
  const evaluate = (script: string, email: string) =>
    host.evaluate(`${PRELUDE}\n${script}`, { email, document });
  return {
    host,
    document,
    hands: handsOn(document),
    run: async (script, email = OWNER) => {
      const record = await evaluate(script, email);
      if (record.status !== 'completed') throw new Error(record.error?.message ?? record.status);
      return record.value;
    },
    failure: async (script, email = OWNER) => {
      const record = await evaluate(script, email);
      return record.error?.message ?? record.status;
    },
    fresh: () => stageOn(host, settings),
  };
}

/** A script, and the value of its last expression on a new document. */
export type ScriptCase = readonly [topic: string, script: string, result: unknown];

/** Runs each script on a document of its own and compares all results at once. */
export async function expectResults(driver: DriverName, cases: readonly ScriptCase[]): Promise<void> {
  const got: unknown[] = [];
  await onStage(driver, async (stage) => {
    for (const [topic, script] of cases) {
      got.push([
        topic,
        await stage
          .fresh()
          .run(script)
          .catch((error: Error) => error.message),
      ]);
    }
  });
  expect(got).toEqual(cases.map(([topic, , result]) => [topic, result]));
}
