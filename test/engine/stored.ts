// What the add-on keeps in a document, taken out whole and put into another one: how tests of stored formats meet a
// document that another version of the code has left in mid-job (test/fixtures/stored).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FetchHandler } from '../../local/appsscript/index.js';
import type { Stage } from './stage.js';

const LEDGER = 'LeadModule ledger';

export interface Stored {
  /** Who wrote it, and in which state. */
  readonly says: string;
  readonly user: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  /** Script properties, where a webhook is set up. */
  readonly script?: Readonly<Record<string, string>>;
  /** Display values; formulas and dates are no part of it. */
  readonly cells: readonly (readonly string[])[];
  readonly ledger: readonly (readonly string[])[];
  /** Runs that LeadModule knows of, with the e-mail that each found. */
  readonly runs: Readonly<Record<string, string>>;
}

export function readStored(name: string): Stored {
  const path = resolve(import.meta.dirname, `../fixtures/stored/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Stored;
}

export function takeStored(stage: Stage): Pick<Stored, 'properties' | 'cells' | 'ledger'> {
  const ledger = stage.script(
    `SpreadsheetApp.getActive().getSheetByName('${LEDGER}').getDataRange().getDisplayValues()`,
  ) as string[][];
  const properties = stage.script('PropertiesService.getDocumentProperties().getProperties()') as Record<
    string,
    string
  >;
  return { properties, cells: stage.cells(), ledger };
}

/** The stage's first tab was made with `stored.cells` already. */
export function putStored(stage: Stage, { user, properties, script = {}, ledger }: Stored): void {
  stage.script(`(function () {
    PropertiesService.getDocumentProperties().setProperties(${JSON.stringify(properties)}, true);
    PropertiesService.getUserProperties().setProperties(${JSON.stringify(user)}, false);
    PropertiesService.getScriptProperties().setProperties(${JSON.stringify(script)}, false);
    var lines = ${JSON.stringify(ledger)};
    var tab = SpreadsheetApp.getActive().insertSheet('${LEDGER}', 1);
    var range = tab.getRange(1, 1, lines.length, lines[0].length);
    range.setNumberFormat('@').setValues(lines);
    tab.hideSheet();
  })()`);
}

/** LeadModule, which remembers the runs of before. */
export function knowing(runs: Stored['runs']): (sandbox: FetchHandler) => FetchHandler {
  return (sandbox) => (request) => {
    const runId = Object.keys(runs).find((id) => request.url.includes(id));
    if (!runId) return sandbox(request);
    const body = {
      runId,
      status: 'completed',
      creditsUsed: 1,
      result: { email: runs[runId], confidence: 95, provider: 'prospeo', validation: { status: 'valid' } },
    };
    return { status: 200, headers: [], body: JSON.stringify(body), latencySeconds: 0.2 };
  };
}

/** The form of a stored text: names and kinds of what it holds, not the values. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const forms = value.map((one) => JSON.stringify(formOf(one)));
    return [...new Set(forms)].sort();
  }
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, formOf(one)]));
}

export function formsOf({
  properties,
  script = {},
  ledger,
}: Pick<Stored, 'properties' | 'script' | 'ledger'>): unknown {
  const job = /[0-9a-f]{8}$/;
  const forms = Object.entries(properties).map(([name, text]): [string, unknown] => {
    if (name.startsWith('run.')) {
      const [format, ...lines] = text.split('\n');
      // A line is a tuple: each place has its meaning.
      const kinds = lines.map((line) => (JSON.parse(line) as unknown[]).map(formOf));
      return ['run', { format, places: [...new Set(kinds.map(({ length }) => length))] }];
    }
    // A question of a formula is a text of parts.
    if (name.startsWith('formula.')) return ['formula', text.split('\u001f').length];
    if (!/^[[{]/.test(text)) return [name, text.replace(/\d+/g, '0')];
    const parsed: unknown = JSON.parse(text);
    if (name === 'now') {
      const { traffic, ...rest } = parsed as { traffic: Record<string, unknown> };
      return [name, formOf({ ...rest, wishes: {}, traffic: Object.values(traffic) })];
    }
    return [name.replace(job, ''), formOf(parsed)];
  });
  const events = Object.keys(script)
    .filter((name) => name.startsWith('in.'))
    .map((name) => JSON.stringify((JSON.parse(script[name] ?? '') as unknown[]).map(formOf)))
    .sort();
  const link = script['webhook'] ? formOf(JSON.parse(script['webhook'])) : undefined;
  return { ...Object.fromEntries(forms), events, link, ledger: [ledger[0]?.[1], ledger[1]] };
}
