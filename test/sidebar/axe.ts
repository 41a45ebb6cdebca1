// axe-core on an open page: what it would tell an inspector, one sentence a finding.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{
    violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }[];
    passes: readonly unknown[];
  }>;
}

/** Every rule of axe, best practices too; an empty list is a page without violations. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { found, passed } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    // Nothing is loaded from elsewhere, so there is nothing to wait for.
    const { violations, passes } = await axe.run(document, { preload: false });
    return {
      passed: passes.length,
      found: violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)}: ${failureSummary ?? ''}`,
        ),
      ),
    };
  });
  // A run that looked at nothing is no proof.
  if (passed < 10) throw new Error(`axe passed only ${passed} rules: it saw no page`);
  return found;
}
