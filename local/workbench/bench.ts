// The workbench itself: one document, the emulated Google around it, the sandbox behind it, and the people at it.
// Every execution of the built bundle runs here; pages only look and act through persons (person.ts).
import { parse } from 'csv-parse/sync';
import { createHost, type ExecutionRecord, type Host } from '../appsscript/index.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { loadDocument } from '../appsscript/spreadsheet/serialise.js';
import { routeTo } from '../demo/route.js';
import { type Latency, type SandboxServer, startServer } from '../leadmodule/index.js';
import { ScaledClock } from './clock.js';
import { Faults } from './faults.js';
import { fill } from './fill.js';
import { Freshness } from './freshness.js';
import { Keeper, restoreProperties, type Saved, snapshot } from './keep.js';
import type { Account, Edition } from './protocol/backstage.js';
import { Records } from './records.js';
import { RequestLog } from './requests.js';
import { WebAppDoor } from './web-app.js';

export const OWNER = 'sam@example.com';
export const SECOND = 'alex@example.com';

export interface BenchOptions {
  /** Folder of the built bundle. */
  readonly dist: string;
  /** Text of the sample table, and its name. */
  readonly sample: { readonly name: string; readonly csv: string };
  readonly api: string | undefined;
  readonly latency: Latency;
  readonly requestsPerMinute: number;
  readonly keep: string | undefined;
  /** Builds the bundle anew. */
  readonly rebuild: () => Promise<void>;
}

/** Who wants to hear what happens: the persons. */
export interface Listener {
  /** The document changed in some way, soon to be drawn. */
  changed(structure: boolean): void;
  /** Another host stands in the place of the old one: everything begins anew. */
  replaced(): Promise<void>;
  executionEnded(record: ExecutionRecord): void;
  /** The clock goes at another speed, or has leapt. */
  clockTurned(): void;
}

const SAVE_AFTER_MS = 1500;
/** Saving takes at most this share of the time: while it does, executions wait for their answers. */
const SAVING_SHARE = 0.05;
const TICK_MS = 100;
const KILL_SECONDS = 5;

export class Bench {
  readonly people = [OWNER, SECOND] as const;
  readonly faults = new Faults();
  readonly requests: RequestLog;
  readonly records = new Records();
  readonly listeners = new Set<Listener>();
  edition: Edition;
  account: Account;
  /** As a web app, once its owner said so. */
  isDeployed: boolean;
  host: Host;
  document: SheetDocument;
  fresh: Freshness;
  private isClosed = false;
  private saveTookMs = 0;
  private saveTimer: NodeJS.Timeout | undefined;
  private readonly tick: NodeJS.Timeout;

  private constructor(
    private readonly options: BenchOptions,
    readonly clock: ScaledClock,
    readonly sandbox: SandboxServer | undefined,
    private readonly keeper: Keeper | undefined,
    private readonly web: WebAppDoor,
    saved: Saved | undefined,
    faults: Faults,
  ) {
    this.faults = faults;
    this.edition = saved?.edition ?? 'bound';
    this.account = saved?.account ?? 'consumer';
    this.isDeployed = saved?.isDeployed ?? false;
    this.requests = new RequestLog(() => clock.now());
    this.host = this.makeHost();
    this.document = this.makeDocument(saved);
    this.deploy();
    this.fresh = new Freshness(this.document);
    if (saved) restoreProperties(this.host, this.document, this.people, saved);
    this.tick = setInterval(() => this.beat(), TICK_MS);
  }

  static async start(options: BenchOptions): Promise<Bench> {
    const keeper = options.keep === undefined ? undefined : new Keeper(options.keep);
    const saved = keeper?.load();
    const clock = new ScaledClock(saved?.aheadMs ?? 0);
    const faults = new Faults();
    const web = new WebAppDoor(() => bench.host.webApp);
    await web.open();
    const sandbox = options.api
      ? undefined
      : await startServer({
          clock,
          latency: options.latency,
          rate: options.requestsPerMinute,
          faults: faults.rules,
          routeWebhook: (url) => web.route(url),
          ...(keeper && { stateFile: keeper.sandboxFile }),
        });
    const bench: Bench = new Bench(options, clock, sandbox, keeper, web, saved, faults);
    await bench.installTriggers(saved);
    return bench;
  }

  get apiAddress(): string {
    return this.options.api ?? this.sandbox?.url ?? '';
  }

  // ---- the host -----------------------------------------------------------------------------------------------
  private makeHost(): Host {
    const route = routeTo(this.apiAddress, (url) => this.web.route(url));
    const host = createHost({
      clock: this.clock,
      driver: 'worker',
      fetch: this.requests.around(route, (request) => {
        const key = request.headers
          .find(([name]) => name.toLowerCase() === 'authorization')?.[1]
          .replace(/^Bearer +/i, '');
        if (key?.startsWith('lm_live_')) this.faults.meet(key, this.sandbox?.sandbox);
      }),
      edition: this.edition,
      account: this.account,
      deployer: OWNER,
      name: 'LeadModule',
    });
    host.loadProject({ dir: this.options.dist });
    const { onExecutionEnd } = host.world;
    host.world.onExecutionEnd = (record) => {
      onExecutionEnd?.(record);
      for (const listener of this.listeners) listener.executionEnded(record);
      this.saveSoon();
    };
    return host;
  }

  /** Builds the bundle anew and loads it, as a push would. */
  async reload(): Promise<void> {
    await this.options.rebuild();
    this.host.loadProject({ dir: this.options.dist });
    await Promise.all([...this.listeners].map((listener) => listener.replaced()));
  }

  private makeDocument(saved: Saved | undefined): SheetDocument {
    const { sample } = this.options;
    const document = this.host.createDocument({
      name: sample.name,
      owner: OWNER,
      locale: 'en_US',
      timeZone: 'Etc/UTC',
    });
    if (saved) {
      const loaded = loadDocument(saved.document, () => this.clock.now());
      document.name = loaded.name;
      document.adopt(loaded);
    } else fill(document, rowsOf(sample.csv));
    this.follow(document);
    return document;
  }

  private follow(document: SheetDocument): void {
    document.subscribe((change) => {
      for (const listener of this.listeners) listener.changed(change.kind === 'structure');
      this.saveSoon();
    });
  }

  /** Another edition or account is another Google: the sheet goes over, the script's stores only where they belong. */
  async moveTo(place: { readonly edition: Edition } | { readonly account: Account }): Promise<void> {
    if ('edition' in place) this.edition = place.edition;
    else this.account = place.account;
    const before = snapshot(this);
    const old = this.host;
    this.host = this.makeHost();
    this.document = this.makeDocument(before);
    this.deploy();
    this.fresh = new Freshness(this.document);
    restoreProperties(this.host, this.document, this.people, before);
    await old.close();
    await Promise.all([...this.listeners].map((listener) => listener.replaced()));
  }

  /** File ▸ Import: replaces the document by a table; null = the sample. Script data of the old one goes with it. */
  async open(csv: string | null, name: string): Promise<string | undefined> {
    let rows: string[][];
    try {
      rows = rowsOf(csv ?? this.options.sample.csv);
    } catch (error) {
      return `This file is not a CSV: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (rows.length === 0) return 'This file is empty.';
    const old = this.host;
    this.host = this.makeHost();
    this.document = this.host.createDocument({
      name: csv === null ? this.options.sample.name : name,
      owner: OWNER,
      locale: 'en_US',
      timeZone: 'Etc/UTC',
    });
    fill(this.document, rows);
    this.follow(this.document);
    this.deploy();
    this.fresh = new Freshness(this.document);
    // A key belongs to the person, not to the sheet: starting over should not ask for it again.
    for (const email of this.people)
      for (const scope of ['', this.document.id])
        for (const [key, value] of old.properties.user(scope, email).entries)
          this.host.properties.user(scope, email).set(key, value);
    await old.close();
    await Promise.all([...this.listeners].map((listener) => listener.replaced()));
    this.saveSoon();
    return undefined;
  }

  // ---- the web app --------------------------------------------------------------------------------------------
  deployWebApp(): void {
    this.isDeployed = true;
    this.deploy();
    this.saveSoon();
  }

  /** Deploys the script as a web app for anyone, as its owner would; only a script in a sheet has a container. */
  private deploy(): void {
    if (this.isDeployed) this.host.webApp.deploy(this.edition === 'bound' ? this.document : null);
  }

  /** Address of the deployed web app here; null: not deployed. undefined: the script answers no web requests. */
  get webAppUrl(): string | null | undefined {
    const { project, webAppUrl } = this.host.world;
    if (!project.declares('doPost') && !project.declares('doGet')) return undefined;
    return webAppUrl === null ? null : this.web.route(webAppUrl);
  }

  /** Functions that the editor's Run button would list. */
  functions(): string[] {
    return this.host.world.project.publicNames();
  }

  // ---- time ---------------------------------------------------------------------------------------------------
  private beat(): void {
    const next = this.host.world.agenda.next();
    if (next !== undefined && next <= this.clock.now()) this.wakeAgenda();
    void this.sandbox?.deliverDue();
    if (!this.faults.isOn('kill')) return;
    for (const execution of this.host.running)
      if (this.clock.now() - execution.startedAt > KILL_SECONDS * 1000) execution.kill();
  }

  /** The clock goes at another speed, or has leapt: agenda and listeners look at it again. */
  clockTurned(): void {
    this.wakeAgenda();
    for (const listener of this.listeners) listener.clockTurned();
  }

  // The driver's alarm was set for the clock as it went then; an act in the agenda makes it look again.
  private wakeAgenda(): void {
    this.host.at(this.clock.now(), () => {});
  }

  // ---- keeping ------------------------------------------------------------------------------------------------
  private saveSoon(): void {
    if (!this.keeper || this.isClosed) return;
    this.saveTimer ??= setTimeout(() => this.save(), Math.max(SAVE_AFTER_MS, this.saveTookMs / SAVING_SHARE));
  }

  save(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = undefined;
    const started = performance.now();
    this.keeper?.save(snapshot(this));
    this.saveTookMs = performance.now() - started;
  }

  // Triggers live in the host: the script's own call makes them anew, with the rules that hold for it.
  private async installTriggers(saved: Saved | undefined): Promise<void> {
    for (const { handler, owner, everySeconds } of saved?.triggers ?? []) {
      const every =
        everySeconds >= 3600 ? `everyHours(${everySeconds / 3600})` : `everyMinutes(${everySeconds / 60})`;
      const text = `ScriptApp.newTrigger(${JSON.stringify(handler)}).timeBased().${every}.create()`;
      await this.host.evaluate(text, { email: owner, document: this.document });
    }
  }

  async close(): Promise<void> {
    clearInterval(this.tick);
    await this.host.close();
    if (this.keeper) this.save();
    this.isClosed = true;
    clearTimeout(this.saveTimer);
    await Promise.all([this.sandbox?.close(), this.web.close()]);
  }
}

function rowsOf(csv: string): string[][] {
  return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: false });
}
