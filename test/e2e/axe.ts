// axe-core in a page or frame: what it finds, in words. Its script is evaluated, so the page's own policy stays.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Frames of another origin are asked themselves.
  iframes: false,
};

/** One line a finding; none on a clean page. */
export async function axeFindings(place: Page | Frame): Promise<string[]> {
  await place.evaluate(SOURCE);
  const { violations } = await place.evaluate(
    (options) =>
      (window as unknown as { axe: { run(root: Document, options: unknown): Promise<AxeResults> } }).axe.run(
        document,
        options,
      ),
    OPTIONS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  );
}
