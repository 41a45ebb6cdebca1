// The limits table: numbers as documented, and each limit crossed by a test somewhere.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { limitsTable } from '../../../local/appsscript/index.js';

test('the documented numbers', () => {
  const numbers = Object.fromEntries(
    Object.entries(limitsTable).map(([name, { consumer, workspace }]) => [
      name,
      consumer === workspace ? consumer : [consumer, workspace],
    ]),
  );
  expect(numbers).toMatchObject({
    executionSeconds: 360,
    customFunctionSeconds: 30,
    simpleTriggerSeconds: 30,
    triggerSecondsPerDay: [5400, 21_600],
    triggersPerUser: 20,
    addonTriggerIntervalSeconds: 3600,
    fetchesPerDay: [20_000, 100_000],
    fetchResponseBytes: 52_428_800,
    fetchPayloadBytes: 52_428_800,
    fetchHeaders: 100,
    fetchHeaderBytes: 8192,
    fetchUrlCharacters: 2082,
    propertyValueBytes: 9216,
    propertyStoreBytes: 512_000,
    propertyOperationsPerDay: [50_000, 500_000],
    cacheKeyCharacters: 250,
    cacheValueBytes: 102_400,
    cacheItems: 1000,
    cacheDefaultSeconds: 600,
    cacheMaxSeconds: 21_600,
    simultaneousExecutionsPerUser: 30,
    simultaneousExecutionsPerScript: 1000,
    simultaneousSidebarCalls: 10,
    cellCharacters: 50_000,
    spreadsheetCells: 10_000_000,
    sleepSeconds: 300,
  });
});

test('every entry names its source, and is read by the runtime', () => {
  const folder = join(process.cwd(), 'local/appsscript');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('limits.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const ofTheSheet = ['cellCharacters', 'spreadsheetCells']; // constants of the document model
  const unread = Object.keys(limitsTable).filter(
    (name) => !code.includes(name) && !ofTheSheet.includes(name),
  );
  expect(unread).toEqual([]);
  for (const { source, unit } of Object.values(limitsTable)) {
    expect(source.length).toBeGreaterThan(3);
    expect(unit.length).toBeGreaterThan(0);
  }
});
