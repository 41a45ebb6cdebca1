// What Backstage shows: read from the host and the sandbox as they are, formatted once for the page.
import type { ExecutionRecord, InstalledTrigger, LogLine, RunningExecution } from '../appsscript/index.js';
import type { Bench } from './bench.js';
import { storesOf } from './keep.js';
import type { WireBackstage, WireExecution } from './protocol/backstage.js';

const MOST_EXECUTIONS = 60;
const MOST_REQUESTS = 60;
const MOST_LINES = 12;
const MOST_VALUE = 4000;

/** The state of the moment, as `email` sees its own meters. */
export function backstageOf(bench: Bench, email: string): WireBackstage {
  const { host, document } = bench;
  const running = host.running.map(runningOf);
  const ended = host.executions.slice(-MOST_EXECUTIONS).reverse().map(endedOf);
  return {
    edition: bench.edition,
    account: bench.account,
    api: bench.apiAddress,
    hasNext: host.triggers().some(({ nextRunAt, disabled }) => nextRunAt !== undefined && !disabled),
    accounts: accountsOf(bench),
    ...webAppOf(bench),
    records: bench.records.read(
      document,
      Object.fromEntries(host.properties.document(document.id).entries),
      host.now(),
    ),
    faults: bench.sandbox ? bench.faults.list() : null,
    meters: metersOf(bench, email, running.length),
    triggers: host.triggers().map(triggerOf),
    requests: { total: bench.requests.total, last: bench.requests.last.slice(-MOST_REQUESTS).reverse() },
    executions: [...running.reverse(), ...ended].slice(0, MOST_EXECUTIONS),
    stores: storesOf(host, document, bench.people)
      .filter(({ store }) => store.entries.size > 0)
      .map(({ name, store }) => ({
        name: name.replaceAll(document.id, '').trim(),
        bytes: store.size,
        entries: [...store.entries].map(([key, value]) => [key, hidden(value)] as const),
      })),
    bugs: host.bugs.slice(-5).map((bug) => (bug instanceof Error ? (bug.stack ?? bug.message) : String(bug))),
  };
}

function webAppOf(bench: Bench): Pick<WireBackstage, 'webApp'> {
  const here = bench.webAppUrl;
  if (here === undefined) return {};
  const atGoogle = bench.host.world.webAppUrl;
  return { webApp: here === null || atGoogle === null ? null : { atGoogle, here } };
}

/** A key on the screen would be in every screenshot. */
function hidden(value: string): string {
  return value.slice(0, MOST_VALUE).replace(/lm_live_[A-Za-z0-9_-]+/g, (key) => `lm_live_…${key.slice(-4)}`);
}

const MOST_ACCOUNTS = 4;

function accountsOf({ sandbox }: Bench): WireBackstage['accounts'] {
  return (sandbox?.sandbox.keys() ?? [])
    .slice(-MOST_ACCOUNTS)
    .map(({ key, credits, creditsSpent }) => ({ key: hidden(key), credits, spent: creditsSpent }));
}

function metersOf(bench: Bench, email: string, runningNow: number): WireBackstage['meters'] {
  const { host } = bench;
  const { limits } = host.world;
  const day = host.meters(email);
  const longest = host.executions.reduce((most, { runtimeSeconds }) => Math.max(most, runtimeSeconds), 0);
  const bytes = host.properties.document(bench.document.id).size;
  const meter = (label: string, used: number, limit: number, text: string) => ({ label, used, limit, text });
  const count = (used: number, limit: number) =>
    `${used.toLocaleString('en')} of ${limit.toLocaleString('en')}`;
  const { fetches, propertyOperations, triggerSeconds } = day;
  return [
    meter('Requests, last 60 s', bench.requests.lastMinute, 60, count(bench.requests.lastMinute, 60)),
    meter('Requests today', fetches.used, fetches.limit, count(fetches.used, fetches.limit)),
    meter(
      'Trigger time',
      triggerSeconds.used,
      triggerSeconds.limit,
      `${(triggerSeconds.used / 60).toFixed(1)} of ${triggerSeconds.limit / 60} min`,
    ),
    meter(
      'Property calls',
      propertyOperations.used,
      propertyOperations.limit,
      count(propertyOperations.used, propertyOperations.limit),
    ),
    meter(
      'Longest run',
      longest,
      limits.executionSeconds,
      `${longest.toFixed(1)} s of ${limits.executionSeconds / 60} min`,
    ),
    meter(
      'Executions at once',
      runningNow,
      limits.simultaneousExecutionsPerUser,
      count(runningNow, limits.simultaneousExecutionsPerUser),
    ),
    meter(
      'Stored properties',
      bytes,
      limits.propertyStoreBytes,
      `${(bytes / 1024).toFixed(1)} of ${Math.round(limits.propertyStoreBytes / 1024)} kB`,
    ),
  ];
}

function triggerOf({
  uid,
  handler,
  owner,
  what,
  nextRunAt,
  disabled,
}: InstalledTrigger): WireBackstage['triggers'][number] {
  return {
    uid,
    handler,
    owner,
    when: whenOf(what),
    disabled,
    ...(nextRunAt !== undefined && { nextAtMs: nextRunAt }),
  };
}

function whenOf(what: InstalledTrigger['what']): string {
  if (what.kind === 'document') return what.event.replace('ON_', 'on ').toLowerCase();
  const { schedule } = what;
  if (schedule.kind === 'once') return 'once';
  if (schedule.kind === 'calendar') return 'by the calendar';
  const minutes = schedule.seconds / 60;
  if (minutes === 1) return 'every minute';
  return minutes % 60 === 0
    ? minutes === 60
      ? 'every hour'
      : `every ${minutes / 60} h`
    : `every ${minutes} min`;
}

function topCalls(calls: Readonly<Record<string, number>>): string[] {
  return Object.entries(calls)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([name, count]) => (count === 1 ? name : `${name} × ${count}`));
}

const logOf = (log: readonly LogLine[]): string[] =>
  log.slice(-MOST_LINES).map(({ text }) => text.slice(0, 300));

function endedOf(record: ExecutionRecord): WireExecution {
  return {
    id: record.id,
    functionName: record.functionName,
    lane: record.origin,
    user: record.user,
    status: record.status,
    startedAtMs: record.startedAt,
    seconds: record.runtimeSeconds,
    calls: record.serviceCallCount,
    topCalls: topCalls(record.serviceCalls),
    log: logOf(record.log),
    ...(record.error && { error: `${record.error.name}: ${record.error.message}` }),
  };
}

function runningOf(execution: RunningExecution): WireExecution {
  return endedOf(execution.record());
}
