// A realm that serves many executions: what each of them must find as if the realm were new, and what it does not.

import { expect, test } from '@jest/globals';
import { ANN, onHost, resultOf } from '../stage.js';

const kept = { keptRealms: true, busySeconds: Number.POSITIVE_INFINITY } as const;

test('chance, clock, arguments, handles and new globals are of this execution alone', async () => {
  const code = `
    function first(n) { leftover = n; const sheet = SpreadsheetApp.getActiveSheet(); sheet.getRange(1, 1).setValue(n);
      return [typeof leftover, n, sheet.getRange(1, 1).getValue(), Math.random(), Date.now()]; }
    function second() { const range = SpreadsheetApp.getActiveSheet().getRange(2, 2);
      return [typeof leftover, range.getA1Notation(), Math.random(), Date.now()]; }`;
  const play = async (options: object) => {
    const seen: unknown[] = [];
    await onHost(
      'direct',
      code,
      async (host, document) => {
        seen.push(resultOf(await host.run(ANN, document, 'first', [7])));
        seen.push(resultOf(await host.run(ANN, document, 'second')));
        seen.push(resultOf(await host.run(ANN, document, 'first', ['x'])));
      },
      options,
    );
    return seen;
  };
  const anew = await play({});
  expect(await play(kept)).toEqual(anew);
  expect(anew[1]).toEqual(['undefined', 'B2', expect.any(Number), expect.any(Number)]);
});

test('executions one inside the other have realms of their own', async () => {
  const code = `
    function outer() { inside = 'outer'; PropertiesService.getScriptProperties().setProperty('a', '1'); return inside; }
    function inner() { inside = 'inner'; return inside; }`;
  await onHost(
    'direct',
    code,
    async (host, document) => {
      expect(resultOf(host.runNow(ANN, document, 'inner'))).toBe('inner');
      const inner: unknown[] = [];
      host.onServiceCall = (execution) => {
        if (execution.context.functionName === 'outer') inner.push(host.runNow(ANN, document, 'inner').value);
      };
      expect(resultOf(host.runNow(ANN, document, 'outer'))).toBe('outer');
      expect(inner.length).toBeGreaterThan(0);
      expect(new Set(inner)).toEqual(new Set(['inner']));
    },
    kept,
  );
});

test('a killed execution leaves a realm that serves the next one', async () => {
  const code = `
    function work() { const store = PropertiesService.getScriptProperties();
      try { for (let n = 0; n < 5; n++) store.setProperty('n', String(n)); } catch (e) { store.setProperty('n', 'caught'); }
      return store.getProperty('n'); }`;
  await onHost(
    'direct',
    code,
    async (host, document) => {
      host.onServiceCall = (execution, index) => {
        if (execution.id === 1 && index === 4) execution.kill();
      };
      expect(host.runNow(ANN, document, 'work').status).toBe('killed');
      expect(resultOf(host.runNow(ANN, document, 'work'))).toBe('4');
    },
    kept,
  );
});

test("the project's own variables live on, which is why nobody gets this unasked", async () => {
  const code = 'var count = 0; function next() { count += 1; return count; }';
  const counts = async (options: object) => {
    const seen: unknown[] = [];
    await onHost(
      'direct',
      code,
      async (host, document) => {
        for (let n = 0; n < 2; n++) seen.push(resultOf(await host.run(ANN, document, 'next')));
      },
      options,
    );
    return seen;
  };
  expect(await counts({})).toEqual([1, 1]);
  expect(await counts(kept)).toEqual([1, 2]);
});
