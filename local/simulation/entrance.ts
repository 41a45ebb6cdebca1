// How people come to the document: keys, settings, the webhook; then each at their time, and those who run a job press
// Run until it is taken.
import { FORMULA_CREDITS } from './formulas.js';
import type { Hands } from './hands.js';
import { Person, type Reply } from './person.js';
import { seeTabs } from './referee.js';
import { type Stage, TAB, takeVersions } from './stage.js';

/** People open the page before they press Run in it. */
const LOOKS_FIRST_SECONDS = 6;

/** Whom a job must serve: contacts that stood on its rows all the time from the press on Run to its answer. */
export interface Scope {
  readonly person: number;
  readonly identities: ReadonlySet<string>;
}

export class Entrance {
  readonly people: Person[] = [];
  readonly scopes: Scope[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly hands: Hands,
    private readonly tell: (line: string) => void,
  ) {}

  async enter(): Promise<void> {
    const { host, document, story: world, sessions } = this.stage;
    for (const story of world.people) {
      const session = await host.open(story.email, document);
      session.answerDialogs(() => 'OK');
      if (world.edition === 'addon') session.install();
      sessions.push(session);
      const person = new Person(this.stage, story, session);
      this.people.push(person);
      await person.asked('sidebarSaveKey', person.key);
      await person.asked('sidebarSaveSettings', {
        requestsPerMinute: world.requestsPerMinute,
        askAboveCredits: 0,
        ...(world.formulas && person === this.people[0] && { formulaCreditsPerDay: FORMULA_CREDITS }),
      });
    }
    await setUpWebhook(this.stage, this.people[0]);
    takeVersions(this.stage);
    this.people.forEach((person, number) => {
      host.at(host.now() + person.story.arrivesAfterSeconds * 1000 + 1, () => this.arrive(person, number));
    });
  }

  private arrive(person: Person, number: number): void {
    this.tell(`person ${number} arrives, runs: ${person.story.runs}`);
    // Whoever comes second sees what is going on before they run.
    if (number > 0 || person.story.runs === 'no') person.openSidebar();
    if (person.story.runs === 'no') return;
    const { host } = this.stage;
    if (number === 0) this.run(person, number, 3);
    else host.at(host.now() + LOOKS_FIRST_SECONDS * 1000, () => this.run(person, number, 3));
  }

  private run(person: Person, number: number, tries: number): void {
    const { firstRow, lastRow, type, cap, forced, runs } = person.story;
    if (!this.stage.document.sheetByName(TAB)) return;
    person.session.select(`${TAB}!A${firstRow}:A${lastRow}`);
    let stayed = this.identitiesIn(firstRow, lastRow);
    const look = () => {
      const now = this.identitiesIn(firstRow, lastRow);
      stayed = new Set([...stayed].filter((one) => now.has(one)));
    };
    this.hands.listeners.add(look);
    const heard = (reply: Reply) => {
      this.tell(`person ${number} ran rows ${firstRow}-${lastRow}: ${reply.kind}`);
      this.hands.listeners.delete(look);
      if (reply.kind === 'value') {
        this.scopes.push({ person: number, identities: stayed });
        takeVersions(this.stage);
      } else if (tries > 0)
        this.stage.host.at(this.stage.host.now() + 100_000, () => this.run(person, number, tries - 1));
      person.openSidebar();
    };
    if (runs === 'menu' && this.stage.driver === 'direct') {
      const record = person.session.clickNow(['LeadModule', 'Enrich selected rows']);
      // The bill was the last thing it said; after a refusal there is a word of its own.
      const started = record.status === 'completed' && person.lastDialogAsked();
      heard(
        started
          ? { kind: 'value', value: { report: { jobs: person.jobs } } }
          : { kind: 'failed', message: record.error?.message ?? 'refused' },
      );
      return;
    }
    person.ask('sidebarRun', [{ type, forceRefresh: forced, ...(cap !== undefined && { cap }) }], heard);
  }

  private identitiesIn(firstRow: number, lastRow: number): Set<string> {
    const [tab] = seeTabs(this.stage, this.hands.renames);
    const rows = tab?.rows.filter(({ row }) => row >= firstRow && row <= lastRow) ?? [];
    return new Set(rows.flatMap(({ identity }) => identity ?? []));
  }
}

/** Through the page, as a person does; in lock-step, where nobody could answer its test, as that would leave it. */
async function setUpWebhook(
  { host, document, driver, postman }: Stage,
  owner: Person | undefined,
): Promise<void> {
  const url = host.world.webAppUrl;
  if (!postman || !owner || url === null) return;
  if (driver === 'direct') {
    const reply = await owner.asked('sidebarChangeWebhook', { kind: 'on', url });
    if (reply.kind !== 'value') throw new Error(`the webhook could not be set up: ${JSON.stringify(reply)}`);
    return;
  }
  const link = {
    format: 1,
    url,
    on: true,
    version: 1,
    secret: 'secret of a world',
    testedAtMs: host.now(),
  };
  host.properties.script(document.id).set('webhook', JSON.stringify(link));
  host.properties.document(document.id).set('webhook', 'on');
}
