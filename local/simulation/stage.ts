// The stage of one world: the document, its people with the file open, LeadModule, and a twin of the document that
// only people touch: what the twin shows is what the user's own cells must show.
import {
  createHost,
  type FetchHandler,
  type Host,
  type UserSession,
  virtualClock,
} from '../appsscript/index.js';
import type { Project } from '../appsscript/kernel/project.js';
import { Acts } from '../appsscript/spreadsheet/acts.js';
import type { SheetDocument, Version } from '../appsscript/spreadsheet/document.js';
import { createSandbox, type FaultRule, type Sandbox } from '../leadmodule/index.js';
import { Chance } from './chance.js';
import { HOSTS, markOf } from './contacts.js';
import { FORMULA_TAB, formulaIn } from './formulas.js';
import { answerTest, Postman } from './postman.js';
import type { Driver, Story } from './story.js';

export const TAB = 'Sheet1';
export const LEDGER = 'LeadModule ledger';
const START = '2026-11-23T09:00:00Z';
const MORE_ROWS = 20;
/** Where the page tests the address of its web app; the road to LeadModule leads elsewhere. */
const GOOGLE = 'https://script.google.com/';

/** A submit as it went over the road, whatever became of it. */
export interface Ask {
  readonly atMs: number;
  readonly key: string;
  readonly type: string;
  readonly forced: boolean;
  /** The contact in small letters. */
  readonly contact: string;
  /** The run it made or met; undefined when it had no effect. */
  readonly runId: string | undefined;
  /** What the add-on heard says that it had none. */
  readonly isRefused: boolean;
}

/** The way to LeadModule. A fetch that cannot be made takes its whole wave with it. */
export interface Road {
  broken: boolean;
  readonly brokeAtMs: Set<number>;
  readonly asks: Ask[];
}

export interface Stage {
  readonly story: Story;
  readonly driver: Driver;
  readonly host: Host;
  readonly sandbox: Sandbox;
  readonly document: SheetDocument;
  readonly twin: SheetDocument;
  /** The same states of both, oldest first. */
  readonly versions: { readonly real: Version; readonly twin: Version }[];
  readonly sessions: UserSession[];
  /** Emptied when the chaos ends. */
  readonly faults: FaultRule[];
  readonly road: Road;
  /** Where results are pushed. */
  readonly postman: Postman | undefined;
}

/** Where a request may go besides LeadModule, and who hears of submits. */
interface Side {
  readonly host: Host;
  readonly driver: Driver;
  readonly postman: Postman | undefined;
}

interface Submit {
  readonly enrichmentType?: string;
  readonly forceRefresh?: boolean;
  readonly webhookUrl?: string;
}

function askOf(
  { enrichmentType = '', forceRefresh = false, ...contact }: Submit,
  atMs: number,
  key: string,
  runId: string | undefined,
  status: number,
): Ask {
  return {
    atMs,
    key,
    type: enrichmentType,
    forced: forceRefresh,
    contact: JSON.stringify(contact).toLowerCase(),
    runId,
    isRefused: status >= 400 && status < 500 && status !== 408 && status !== 409,
  };
}

function roadTo(sandbox: Sandbox, road: Road, share: number, chance: Chance, side: () => Side): FetchHandler {
  const handler = (request: Parameters<FetchHandler>[0]) => {
    const sent = new TextDecoder().decode(request.body);
    if (request.url.startsWith(GOOGLE)) return answerTest(side(), request.url, sent);
    if (road.broken && chance.flip(share)) {
      road.brokeAtMs.add(side().host.now());
      return { transportError: 'dns', delivered: false, latencySeconds: 0.1 } as const;
    }
    const answer = sandbox.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: sent,
    });
    if (request.method === 'POST') {
      const { postman, host } = side();
      const { webhookUrl, ...asked } = JSON.parse(sent) as Submit;
      // The run is known to the books, whatever becomes of the answer.
      const { runId, key = '' } = sandbox.books().requests.at(-1) ?? {};
      road.asks.push(askOf(asked, host.now(), key, runId, answer.kind === 'answered' ? answer.status : 0));
      if (postman && webhookUrl !== undefined && runId !== undefined) postman.submitted(webhookUrl, runId);
    }
    const latencySeconds = 0.15 + chance.next() * 0.3 + answer.delaySeconds;
    return answer.kind === 'dropped'
      ? ({
          transportError: 'connection reset',
          delivered: answer.dropped === 'after',
          latencySeconds,
        } as const)
      : { status: answer.status, headers: Object.entries(answer.headers), body: answer.body, latencySeconds };
  };
  return Object.assign(handler, {
    canReach: ({ url }: { readonly url: string }) =>
      url.startsWith(GOOGLE) || !(road.broken && chance.flip(share)),
  });
}

/** Fresh ones are Apps Script's way; kept ones are fast, and right for a bundle that keeps nothing of its own. */
export type Realms = 'kept' | 'fresh';

/** Sets the stage; nobody has the document open yet. */
export function setStage(story: Story, project: Project, realms: Realms): Stage {
  const { driver } = story;
  const clock = virtualClock({ start: START, seed: story.seed });
  const faults = [...story.faults];
  const sandbox = createSandbox({
    clock,
    seed: story.seed,
    latency: story.latency,
    rate: story.requestsPerMinute,
    credits: story.credits,
    readings: story.vendor,
    faults,
  });
  const road: Road = { broken: story.breakShare > 0, brokeAtMs: new Set(), asks: [] };
  const limits = {
    ...(story.fetchesPerDay !== undefined && { fetchesPerDay: story.fetchesPerDay }),
    ...(story.triggerSecondsPerDay !== undefined && { triggerSecondsPerDay: story.triggerSecondsPerDay }),
    ...(story.lockOperationsPerMinute !== undefined && {
      lockOperationsPerMinute: story.lockOperationsPerMinute,
    }),
  };
  const host = createHost({
    clock,
    driver,
    keptRealms: realms === 'kept',
    ...(driver === 'direct' && { busySeconds: Number.POSITIVE_INFINITY }),
    fetch: roadTo(sandbox, road, story.breakShare, new Chance(story.seed, 'road'), () => side),
    name: 'LeadModule',
    readings: story.google,
    edition: story.edition,
    language: story.language,
    limits,
    seed: story.seed,
    triggerJitterSeconds: story.triggers.jitterSeconds,
    triggerSkipShare: story.triggers.skipShare,
    triggerRepeatShare: story.triggers.repeatShare,
  });
  host.world.project = project;
  const document = host.createDocument({
    name: 'Leads',
    owner: story.people[0]?.email ?? 'person0@team.test',
    csvRows: story.sheet.rows,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
  });
  document.editors = story.people.map((person) => person.email);
  furnish(document, story);
  const twin = document.fork({ id: 'twin' });
  // Not in the twin: what formulas show is judged by itself.
  if (story.formulas) addFormulaTab(document);
  const postman = story.webhook
    ? new Postman(sandbox, new Chance(story.seed, 'post'), () => side)
    : undefined;
  if (postman) host.webApp.deploy(document);
  const side: Side = { host, driver, postman };
  return { story, driver, host, sandbox, document, twin, versions: [], sessions: [], faults, road, postman };
}

function furnish(document: SheetDocument, { sheet }: Story): void {
  const acts = new Acts(document, document.owner);
  for (const row of sheet.hiddenRows) acts.hideRows('Sheet1', row);
  for (const area of sheet.merged) acts.merge('Sheet1', area);
  for (const row of sheet.protectedRows) acts.protect('Sheet1', `${row}:${row}`);
  if (sheet.filtered) acts.setFilter('Sheet1', `A${sheet.headerRow}:Z${sheet.lastRow + MORE_ROWS}`);
}

function addFormulaTab(document: SheetDocument): void {
  const acts = new Acts(document, document.owner);
  acts.addTab(FORMULA_TAB);
  const row = { A1: 'Noor', B1: markOf(9_999), C1: HOSTS[0], D1: formulaIn(1) };
  for (const [cell, text] of Object.entries(row)) acts.type(FORMULA_TAB, cell, text);
}

/** Remembers both documents as they are now, as File ▸ Version history does. */
export function takeVersions(stage: Stage): void {
  const label = `v${stage.versions.length}`;
  const real = new Acts(stage.document, stage.document.owner).nameVersion(label);
  const twin = new Acts(stage.twin, stage.twin.owner).nameVersion(label);
  stage.versions.push({ real, twin });
}
