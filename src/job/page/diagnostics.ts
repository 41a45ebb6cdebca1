// Text to paste into an issue: counts, states and versions. No key, no name, no cell, no title of a tab or column.
import type { World } from '../../ports.js';
import { creditDay, formulaHold } from '../desk/credit-day.js';
import { Desk } from '../desk/desk.js';
import { readLedger } from '../desk/ledger-tab.js';
import { FRESH_TRAFFIC } from '../desk/pace.js';
import type { Job } from '../desk/records.js';
import { byteLength } from '../desk/run-line.js';
import { isSharing, type KeyInUse, keyInUse, ownKey, settingsOf } from '../desk/settings.js';
import { VERSION } from '../desk/version.js';

const JOBS_TOLD = 10;

function timeOf(ms: number): string {
  return ms > 0 ? new Date(ms).toISOString().slice(0, 19) : 'never';
}

function stateOf({ state }: Job): string {
  switch (state.kind) {
    case 'waiting':
      return `waiting (${state.reason}) until ${timeOf(state.untilMs)}`;
    case 'paused':
      return `paused (${state.reason})`;
    default:
      return state.kind;
  }
}

function jobLine(job: Job, world: World): string {
  const { counts, requests, trigger } = job;
  const armed = trigger.kind === 'armed' ? `every ${trigger.everyMinutes} min` : trigger.kind;
  return [
    `${job.id} ${job.type}${job.forceRefresh ? ' forced' : ''}, ${job.owner === world.userKey ? 'mine' : "another's"}: ${stateOf(job)}`,
    `  started ${timeOf(job.startedAtMs)}, ended ${timeOf(job.endedAtMs)}, trigger ${armed}`,
    `  lookups ${job.first} to ${job.total}, next ${job.next}; rows ${job.rows}, known ${job.known}`,
    `  found ${counts.found}, risky ${counts.risky}, not found ${counts.notFound}, error ${counts.error}, unplaced ${counts.unplaced}`,
    `  credits ${job.creditsUsed}, cap ${job.cap ?? 'none'}, submits ${requests.submits}, polls ${requests.polls}, failures in a row ${job.failuresInRow}`,
  ].join('\n');
}

function formulaLine(desk: Desk, key: KeyInUse | undefined): string {
  const { formulas, scan } = desk;
  const nowMs = desk.world.clock.nowMs();
  const traffic = key ? desk.traffic(key.payer) : FRESH_TRAFFIC;
  const [, spent, byJobs = 0] = creditDay(traffic, nowMs);
  const held = formulaHold(traffic, nowMs);
  const cap = key?.formulaCreditsPerDay ?? 0;
  return `Formulas: ${formulas.asked.size} asked (${formulas.bytes} bytes), ${spent} of ${cap} credits today, jobs ${byJobs} of ${key?.creditsPerDay || 'any'}${held ? `, held back (${held})` : ''}, next look ${timeOf(scan?.dueMs ?? 0)}`;
}

/** Bytes of the document's properties by the first word of their names. */
function storeLines(properties: Readonly<Record<string, string>>): string[] {
  const sizes = new Map<string, number>();
  for (const name of Object.keys(properties)) {
    const kind = name.split('.')[0] ?? '';
    sizes.set(kind, (sizes.get(kind) ?? 0) + byteLength(name) + byteLength(properties[name] ?? ''));
  }
  return [...sizes].map(([kind, bytes]) => `  ${kind}: ${bytes} bytes`);
}

export function diagnosticsOf(world: World): string {
  const key = keyInUse(world);
  const settings = settingsOf(world);
  const desk = new Desk(world, key, settings);
  const ledger = readLedger(world.grid);
  const flights = new Map<string, number>();
  for (const { state } of desk.book.all()) flights.set(state, (flights.get(state) ?? 0) + 1);
  const traffic = key && desk.traffic(key.payer);
  const whose = ownKey(world) === undefined ? 'shared by another editor' : 'own';
  return [
    `LeadModule for Google Sheets ${VERSION}`,
    `Time ${timeOf(world.clock.nowMs())} UTC, zone of the document ${world.grid.timeZone()}`,
    `Key: ${key ? `${whose}${isSharing(world) ? ', shared' : ''}` : 'none'}; may edit: ${world.grid.canEdit()}`,
    `Settings: ${JSON.stringify(settings)}`,
    ledger.kind === 'ready'
      ? `Ledger: ${ledger.tab.lastRow} lines, epoch ${ledger.header.epoch} (stored ${desk.ledgerEpoch})`
      : `Ledger: ${ledger.kind} (stored epoch ${desk.ledgerEpoch})`,
    `In flight: ${[...flights].map(([state, count]) => `${count} ${state}`).join(', ') || 'nothing'}; intents ${desk.intents.length}`,
    traffic
      ? `Pace: burst ${traffic.burst}, not before ${timeOf(traffic.notBeforeMs)}, breaks ${traffic.breaks}, rate limited ${traffic.limitedAtMs.length} times lately, ${traffic.latencies.length} latencies${traffic.latencies.length > 0 ? `, longest ${Math.max(...traffic.latencies)} s` : ''}`
      : 'Pace: no key',
    formulaLine(desk, key),
    'Document properties:',
    ...storeLines(world.document.getAll()),
    'Jobs, newest first:',
    ...desk
      .allJobs()
      .reverse()
      .slice(0, JOBS_TOLD)
      .map((job) => jobLine(job, world)),
  ].join('\n');
}
