// npm run bench:runtime: how fast the runtime is. Prints calls a second, the cost of a realm and of a worker, and a
// 10,000 × 10 block written and read.

import { createHost, type ExecutionRecord, type Host, realClock, virtualClock } from '../index.js';

const project = {
  'appsscript.json': '{"timeZone":"Etc/UTC","runtimeVersion":"V8"}',
  'Code.js': `
    function nothing() {}
    function calls(n) {
      const properties = PropertiesService.getScriptProperties();
      for (let index = 0; index < n; index += 1) properties.getProperty('key');
    }
    function block() {
      const sheet = SpreadsheetApp.getActiveSheet();
      const values = Array.from({ length: 10000 }, (_, row) => Array.from({ length: 10 }, (_, column) => row * column));
      const range = sheet.getRange(1, 1, 10000, 10);
      range.setValues(values);
      SpreadsheetApp.flush();
      return range.getValues().length;
    }`,
};
const user = 'ann@example.com';
const enough = { propertyOperationsPerDay: 1e9, executionSeconds: 1e6 };

async function seconds(act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

/** The middle of several measurements: one alone is at the mercy of the machine. */
async function typical(times: number, act: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let index = 0; index < times; index += 1) all.push(await seconds(act));
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(62)} ${value}\n`);
}

function completed(record: ExecutionRecord): ExecutionRecord {
  if (record.status !== 'completed')
    throw new Error(`${record.functionName}: ${record.error?.message ?? ''}`);
  return record;
}

const document = (host: Host) => {
  const made = host.createDocument({ name: 'Bench', owner: user });
  completed(
    host.evaluateNow('SpreadsheetApp.getActiveSheet().insertRowsAfter(1000, 9000);', {
      email: user,
      document: made,
    }),
  );
  return made;
};

const direct = createHost({
  clock: virtualClock({ start: '2026-01-01T00:00:00Z', seed: 1 }),
  driver: 'direct',
  limits: enough,
});
direct.loadProject({ files: project });
const sheet = document(direct);
const COUNT = 200_000;
const run = (name: string, args: readonly unknown[] = []) =>
  completed(direct.runNow(user, sheet, name, args));
run('calls', [10_000]);
const perCall = (await typical(3, () => run('calls', [COUNT]))) / COUNT;
say('direct: simple service calls a second (goal ≥ 200,000)', Math.round(1 / perCall).toLocaleString('en'));
const realm = await typical(51, () => run('nothing'));
say('direct: an execution that does nothing, its realm (goal ≤ 1 ms)', `${(realm * 1000).toFixed(2)} ms`);
const block = await typical(5, () => run('block'));
say('direct: 10,000 × 10 setValues, flush, getValues', `${(block * 1000).toFixed(0)} ms`);
await direct.close();

const worker = createHost({ clock: realClock(), driver: 'worker', limits: enough });
worker.loadProject({ files: project });
const runWorker = async (name: string, args: readonly unknown[] = []) =>
  completed(await worker.run(user, null, name, args));
await runWorker('calls', [1000]);
const start = await typical(11, () => runWorker('nothing'));
say('worker: an execution that does nothing, its thread (goal ≤ 30 ms)', `${(start * 1000).toFixed(1)} ms`);
const many = 10_000;
const inWorker = await typical(3, () => runWorker('calls', [many]));
say('worker: a simple service call (goal ≤ 100 µs)', `${(((inWorker - start) / many) * 1e6).toFixed(0)} µs`);
await worker.close();
