// The page's side of a test: calls with their answers whole, and people whose lookups fail in known ways.
import type { PageAnswer, PageJob, PageStep, SidebarApi, Survey } from '../../src/sidebar-api.js';
import { HEADERS, type Stage } from './stage.js';

interface Caller {
  callServerNow(name: string, ...args: unknown[]): unknown;
}

type Value<Name extends keyof SidebarApi> =
  ReturnType<SidebarApi[Name]> extends PageAnswer<infer T> ? T : never;

/** The answer as the page gets it: refusals are values. */
export function ask<Name extends keyof SidebarApi>(
  session: Caller,
  name: Name,
  ...args: unknown[]
): PageAnswer<Value<Name>> {
  const answer = session.callServerNow(name, ...args) as { kind: string; message?: string; value: unknown };
  if (answer.kind !== 'success') throw new Error(answer.message ?? answer.kind);
  return answer.value as PageAnswer<Value<Name>>;
}

/** The value of a call that must succeed. */
export function get<Name extends keyof SidebarApi>(
  session: Caller,
  name: Name,
  ...args: unknown[]
): Value<Name> {
  const answer = ask(session, name, ...args);
  if (!answer.ok) throw new Error(answer.sentence);
  return answer.value;
}

export function survey(stage: Stage): Survey {
  return get(stage.session, 'sidebarSurvey');
}

/** The job that began last. */
export function latest(step: Pick<PageStep, 'report'>): PageJob {
  const job = [...step.report.jobs].sort((a, b) => b.startedAtMs - a.startedAtMs)[0];
  if (!job) throw new Error('no job');
  return job;
}

export function jobOf(stage: Stage, id: string): PageJob {
  const job = get(stage.session, 'sidebarOpen').report.jobs.find((one) => one.id === id);
  if (!job) throw new Error('no such job');
  return job;
}

/** Invented people at these company domains, one a row. */
export function peopleAt(...domains: readonly string[]): string[][] {
  const first = ['Noor', 'Ida', 'Lena', 'Olu', 'Priya', 'Jonas'];
  return [
    HEADERS,
    ...domains.map((domain, index) => [
      first[index % first.length] ?? 'Noor',
      `Sample${String.fromCharCode(97 + (index % 26))}${index}`,
      domain,
    ]),
  ];
}

/** The cells of a column by its header, below it. */
export function column(stage: Stage, header: string): string[] {
  const [headers, ...rows] = stage.cells();
  const at = headers?.indexOf(header) ?? -1;
  return rows.map((row) => row[at] ?? '(no such column)');
}
