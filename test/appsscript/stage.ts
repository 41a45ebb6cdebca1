// What the runtime's tests share: a host on any driver, and tables of expectations with their sources.

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createHost,
  type DriverName,
  type ExecutionRecord,
  type FetchHandler,
  type Host,
  type HostOptions,
  realClock,
  virtualClock,
} from '../../local/appsscript/index.js';
import type { SheetDocument } from '../../local/appsscript/spreadsheet/document.js';

export const drivers: readonly DriverName[] = ['direct', 'lockstep', 'worker'];
/** Drivers on a virtual clock: only there can hours pass. */
export const virtualDrivers: readonly DriverName[] = ['direct', 'lockstep'];

export const START = '2026-01-05T09:00:00Z';
export const ANN = 'ann@example.com';
export const BOB = 'bob@example.com';

/** An HTTP server that answers what it was asked, as JSON. */
export const echo: FetchHandler = (request) => ({
  status: Number(new URL(request.url).searchParams.get('status') ?? 200),
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Twice', 'one'],
    ['X-Twice', 'two'],
    ['retry-AFTER', '7'],
  ],
  body: JSON.stringify({
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(request.body).toString('latin1'),
    timeoutSeconds: request.timeoutSeconds,
  }),
  latencySeconds: 0.25,
});

export function hostOn(
  driver: DriverName,
  files: Readonly<Record<string, string>>,
  options: Partial<HostOptions> = {},
): Host {
  const clock = driver === 'worker' ? realClock() : virtualClock({ start: START, seed: 7 });
  const host = createHost({ clock, driver, fetch: echo, deployer: ANN, name: 'Sample', ...options });
  host.loadProject({ files });
  return host;
}

/** Runs `act` on a host with one document of Ann's, closes it, and fails on any bug the runtime noticed. */
export async function onHost(
  driver: DriverName,
  files: string | Readonly<Record<string, string>>,
  act: (host: Host, document: SheetDocument) => Promise<void> | void,
  options: Partial<HostOptions> = {},
): Promise<void> {
  const host = hostOn(driver, typeof files === 'string' ? { 'Code.js': files } : files, options);
  try {
    await act(host, host.createDocument({ name: 'Leads', owner: ANN }));
    expect(host.bugs).toEqual([]);
  } finally {
    await host.close();
  }
}

/** The value of a completed execution; a failed one fails the test with its error. */
export function resultOf(record: ExecutionRecord): unknown {
  expect(record.error).toBeUndefined();
  expect(record.status).toBe('completed');
  return record.value;
}

/** What a script's last expression gives, or the exception it ends with. */
export type Expectation = {
  readonly says: string;
  readonly script: string;
  /** Where the expectation comes from. */
  readonly source: string;
} & ({ readonly gives: unknown } | { readonly throws: string | RegExp });

/** One test an expectation and driver, on one host a driver. */
export function conform(
  title: string,
  expectations: readonly Expectation[],
  options: Partial<HostOptions> & { readonly files?: Readonly<Record<string, string>> } = {},
): void {
  describe.each(drivers)(`${title} (%s)`, (driver) => {
    let host: Host;
    let document: SheetDocument;
    beforeAll(() => {
      const { files = {}, ...rest } = options;
      host = hostOn(driver, files, rest);
      document = host.createDocument({ name: 'Leads', owner: ANN });
    });
    afterAll(() => host.close());

    test.each(expectations.map((expectation) => [expectation.says, expectation] as const))(
      '%s',
      async (_, expectation) => {
        const record = await host.evaluate(expectation.script, { email: ANN, document });
        if ('throws' in expectation) {
          expect(record.status).toBe('failed');
          expect(`${record.error?.name}: ${record.error?.message}`).toMatch(expectation.throws);
        } else expect(resultOf(record)).toEqual(expectation.gives);
        expect(host.bugs).toEqual([]);
      },
    );
  });
}
