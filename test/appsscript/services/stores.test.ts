// PropertiesService and CacheService: what they keep, for whom, how much, how long.

import { describe, expect, test } from '@jest/globals';
import { ANN, BOB, conform, drivers, onHost, resultOf, virtualDrivers } from '../stage.js';

const PROPERTIES = 'developers.google.com/apps-script/reference/properties/properties';
const QUOTAS = 'developers.google.com/apps-script/guides/services/quotas';
const CACHE = 'developers.google.com/apps-script/reference/cache/cache';
const MEASURED = 'justin.poehnelt.com, CacheService limits';

conform('properties', [
  {
    says: 'are texts; what was never set is null',
    script: `const p = PropertiesService.getUserProperties(); p.deleteAllProperties();
      p.setProperty('n', 7).setProperty('o', null); [p.getProperty('n'), p.getProperty('o'), p.getProperty('x')]`,
    gives: ['7', 'null', null],
    source: `${PROPERTIES}; V8 migration guide`,
  },
  {
    says: 'setProperties adds, or replaces all when told so',
    script: `const p = PropertiesService.getScriptProperties(); p.setProperties({ a: '1', b: '2' }, true); p.setProperties({ b: '3', c: '4' });
      const added = p.getProperties(); p.setProperties({ d: '5' }, true); [added, p.getKeys()]`,
    gives: [{ a: '1', b: '3', c: '4' }, ['d']],
    source: PROPERTIES,
  },
  {
    says: 'deleteProperty and deleteAllProperties',
    script: `const p = PropertiesService.getDocumentProperties(); p.setProperties({ a: '1', b: '2', c: '3' }, true);
      p.deleteProperty('b'); const left = p.getKeys(); p.deleteAllProperties(); [left, p.getKeys()]`,
    gives: [['a', 'c'], []],
    source: PROPERTIES,
  },
  {
    says: 'a value above 9 KB is too large, and nothing is written',
    script: `const p = PropertiesService.getScriptProperties(); p.deleteAllProperties(); p.setProperty('fits', 'é'.repeat(4608));
      try { p.setProperties({ small: 'x', big: 'é'.repeat(4609) }); } catch (e) { [e.message, p.getKeys()] }`,
    gives: ['Argument too large: value', ['fits']],
    source: `${QUOTAS}: 9 KB / val`,
  },
  {
    says: 'a store above 500 KB is full',
    script: `const p = PropertiesService.getScriptProperties(); p.deleteAllProperties();
      let count = 0; try { for (;;) { p.setProperty('key' + count, 'v'.repeat(9000)); count += 1; } } catch (e) { p.deleteAllProperties(); [count, e.message] }`,
    gives: [56, 'You have exceeded the property storage quota. Please remove some properties and try again.'],
    source: `${QUOTAS}: 500 KB / property store`,
  },
]);

describe.each(drivers)('stores on %s', (driver) => {
  test('belong to a script, a user or a document', async () => {
    const code = `
      function put(who) {
        PropertiesService.getScriptProperties().setProperty('who', who);
        PropertiesService.getUserProperties().setProperty('who', who);
        PropertiesService.getDocumentProperties().setProperty('who', who);
        CacheService.getUserCache().put('who', who);
      }
      function look() {
        return [PropertiesService.getScriptProperties().getProperty('who'), PropertiesService.getUserProperties().getProperty('who'),
          PropertiesService.getDocumentProperties().getProperty('who'), CacheService.getUserCache().get('who')];
      }
      function nowhere() { return [PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(), LockService.getDocumentLock()]; }`;
    const act = async (edition: 'bound' | 'addon', inAnotherFile: unknown) =>
      onHost(
        driver,
        code,
        async (host, document) => {
          const other = host.copyDocument(document);
          await host.run(ANN, document, 'put', ['ann']);
          expect(resultOf(await host.run(ANN, document, 'look'))).toEqual(['ann', 'ann', 'ann', 'ann']);
          expect(resultOf(await host.run(BOB, document, 'look'))).toEqual(['ann', null, 'ann', null]);
          expect(resultOf(await host.run(ANN, other, 'look'))).toEqual(inAnotherFile);
          expect(resultOf(await host.run(ANN, null, 'nowhere'))).toEqual([null, null, null]);
        },
        { edition },
      );
    // A copy of the file brings a script of its own; an add-on is one script in all files.
    await act('bound', [null, null, null, null]);
    await act('addon', ['ann', 'ann', null, 'ann']);
  });
});

conform('cache', [
  {
    says: 'keeps texts, silently made of anything',
    script: `const c = CacheService.getScriptCache(); c.put('a', 1); c.putAll({ b: { x: 1 }, c: 'text' });
      [c.get('a'), c.getAll(['b', 'c', 'none']), c.get('none')]`,
    gives: ['1', { b: '[object Object]', c: 'text' }, null],
    source: MEASURED,
  },
  {
    says: 'remove and removeAll',
    script: `const c = CacheService.getScriptCache(); c.putAll({ a: '1', b: '2', c: '3' }); c.remove('a'); c.removeAll(['b']); c.getAll(['a', 'b', 'c'])`,
    gives: { c: '3' },
    source: CACHE,
  },
  {
    says: 'keys to 250 characters, values to 100 KB',
    script: `const c = CacheService.getScriptCache(); const errors = [];
      c.put('k'.repeat(250), 'v'.repeat(102400));
      try { c.put('k'.repeat(251), 'v'); } catch (e) { errors.push(e.message); }
      try { c.put('k', 'v'.repeat(102401)); } catch (e) { errors.push(e.message); } errors`,
    gives: ['Argument too large: key', 'Argument too large: value'],
    source: CACHE,
  },
  {
    says: 'at 1,000 items the oldest tenth goes',
    script: `const c = CacheService.getUserCache(); for (let i = 0; i < 1001; i += 1) c.put('k' + i, 'v');
      [c.get('k0'), c.get('k99'), c.get('k100'), c.get('k1000')]`,
    gives: [null, null, 'v', 'v'],
    source: MEASURED,
  },
]);

test.each(virtualDrivers)(
  'cache items live 10 minutes, or as long as told up to 6 hours (%s)',
  async (driver) => {
    const code = `
    function put() { const c = CacheService.getScriptCache(); c.put('usual', 'x'); c.put('short', 'x', 5); c.put('long', 'x', 99999); }
    function get() { return Object.keys(CacheService.getScriptCache().getAll(['usual', 'short', 'long'])); }`;
    await onHost(driver, code, async (host, document) => {
      await host.run(ANN, document, 'put');
      const left = async () => resultOf(await host.run(ANN, document, 'get'));
      expect(await left()).toEqual(['usual', 'short', 'long']);
      await host.advance(6);
      expect(await left()).toEqual(['usual', 'long']);
      await host.advance(600);
      expect(await left()).toEqual(['long']);
      await host.advance(21_600);
      expect(await left()).toEqual([]);
    });
  },
);

test.each(drivers)('50,000 property operations a day, 500,000 for Workspace (%s)', async (driver) => {
  const code = `function work(n) { const p = PropertiesService.getScriptProperties(); for (let i = 0; i < n; i += 1) p.getProperty('a'); }`;
  const quota = 300;
  await onHost(
    driver,
    code,
    async (host, document) => {
      resultOf(await host.run(ANN, document, 'work', [quota]));
      const more = await host.run(ANN, document, 'work', [1]);
      expect(more.error?.message).toBe('Service invoked too many times for one day: properties.');
      expect(host.meters(ANN).propertyOperations).toMatchObject({ used: quota, limit: quota });
      resultOf(await host.run(BOB, document, 'work', [1]));
      if (driver === 'worker') return;
      await host.advance(24 * 3600);
      resultOf(await host.run(ANN, document, 'work', [1]));
    },
    { limits: { propertyOperationsPerDay: quota } },
  );
});
