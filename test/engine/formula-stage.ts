// A stage whose person types formulas: what cells show, and what their executions cost.
import type { ExecutionRecord } from '../../local/appsscript/kernel/record.js';
import { handsOn } from '../appsscript/spreadsheet/a-document.js';
import { HEADERS, makeStage, PERSON, type Stage, type StageOptions } from './stage.js';

export interface FormulaStage extends Stage {
  type(cell: string, text: string): void;
  paste(cell: string, rows: readonly (readonly string[])[]): void;
  shown(area: string): string[][];
  formula(cell: string): string;
  /** The hover text of a cell that shows an error. */
  message(cell: string): string;
  /** Property operations so far. */
  operations(): number;
  requests(): number;
  /** Another window opens the document: every call of a custom function runs again. */
  reopen(): void;
  forgetCache(): void;
  /** Time passes, minute by minute; nobody looks. */
  minutes(count: number): void;
  click(item: string): void;
}

export const NOOR = '=LEADMODULE_EMAIL("Noor", "Examplea0", "found.example")';
export const FOUND = 'noor.examplea0@found.example';
export const SIX_SECONDS: Partial<StageOptions> = { sandbox: { latency: { kind: 'const', seconds: 6 } } };
export const A_MINUTE: Partial<StageOptions> = { sandbox: { latency: { kind: 'const', seconds: 60 } } };

/** LeadModule gives this text for Noor's e-mail address. */
export function answering(text: string): NonNullable<StageOptions['road']> {
  return (sandbox) => (request) => {
    const answer = sandbox(request);
    return 'body' in answer && typeof answer.body === 'string'
      ? { ...answer, body: answer.body.replaceAll(FOUND, text) }
      : answer;
  };
}

/** `credits`: what formulas may spend a day. */
export function formulaStage(
  options: Partial<StageOptions> & { readonly credits?: number } = {},
): FormulaStage {
  const { credits = 200, ...rest } = options;
  const stage = makeStage({ rows: [HEADERS], ...rest });
  stage.call('sidebarSaveSettings', { formulaCreditsPerDay: credits });
  const { document, session, host } = stage;
  const { shown, formula, message } = handsOn(document);
  session.answerDialogs(() => 'OK');
  return {
    ...stage,
    shown,
    formula,
    message,
    type: (cell, text) => {
      session.acts.type('Sheet1', cell, text);
      // An open document shows its formulas without anybody reading them.
      shown(cell);
    },
    paste: (cell, rows) => {
      session.acts.paste('Sheet1', cell, rows);
      shown(cell);
    },
    operations: () => host.meters(PERSON).propertyOperations.used,
    requests: () => stage.sandbox.books().requests.length,
    reopen: () => {
      host.openNow(PERSON, document).close();
    },
    forgetCache: () => {
      host.caches.evictAll();
    },
    minutes: (count) => {
      for (let minute = 0; minute < count; minute++) host.advanceNow(60);
    },
    click: (item) => {
      session.clickNow(['LeadModule', item]);
    },
  };
}

export function formulaRuns({ host }: Pick<Stage, 'host'>): ExecutionRecord[] {
  return host.executions.filter(({ origin }) => origin === 'custom function');
}

/** Seconds of the longest formula execution. */
export function slowest(stage: Pick<Stage, 'host'>): number {
  return Math.max(...formulaRuns(stage).map((run) => run.runtimeSeconds));
}
