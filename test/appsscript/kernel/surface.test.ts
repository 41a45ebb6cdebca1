// The surface: the generated file is what the installed types say, and every member of it exists in the realm.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { withCoverage } from '../../../local/appsscript/surface/coverage.js';
import { surfaceText, typesFolder } from '../../../local/appsscript/surface/generate.js';
import { surface } from '../../../local/appsscript/surface/surface.js';
import { ANN, onHost, resultOf } from '../stage.js';

const root = process.cwd();

test('surface.generated.json is up to date (node local/run.mjs local/appsscript/surface/generate.ts)', () => {
  const file = readFileSync(join(root, 'local/appsscript/surface/surface.generated.json'), 'utf8');
  expect(file).toBe(surfaceText(typesFolder(root)));
});

test('every global and every member of its class is there', async () => {
  await onHost('direct', '', (host, document) => {
    const wanted = Object.entries(surface.globals).map(([name, type]): [string, string[]] => {
      const shape = surface.classes[type];
      return [name, shape ? [...Object.keys(shape.methods), ...Object.keys(shape.properties)] : []];
    });
    const missing = resultOf(
      host.evaluateNow(
        `${JSON.stringify(wanted)}.flatMap(([name, members]) => name in globalThis ? members.filter((member) => !(member in globalThis[name])).map((member) => name + '.' + member) : [name])`,
        { email: ANN, document },
      ),
    );
    expect(missing).toEqual([]);
  });
});

test('the coverage table of the README is up to date (node local/run.mjs local/appsscript/surface/coverage.ts)', () => {
  const readme = readFileSync(join(root, 'local/appsscript/README.md'), 'utf8');
  expect(readme).toBe(withCoverage(readme));
});
