// Peace: all causes are lifted (credits, keys, network, quotas, pauses), the sidebars are open, and everything must come
// to its end.
import { limitsFor } from '../appsscript/kernel/limits.js';
import { awaitsFormulas } from './formulas.js';
import { isOpen, type JobSeen, type Person } from './person.js';
import type { Stage } from './stage.js';

type Tell = (line: string) => void;

const AFTER_HOURS = 30;
const FORMULA_HOURS = 4;

export async function makePeace(stage: Stage, people: readonly Person[], tell: Tell): Promise<void> {
  const { host, sandbox, faults, road, story } = stage;
  faults.length = 0;
  road.broken = false;
  // A new day: what Google had refused is to be had again.
  Object.assign(host.world.limits, limitsFor(host.world.options.account));
  tell('peace');
  for (const key of story.keys) sandbox.changeKey(key, { credits: 10_000, active: true });
  // The last traces of the dead: leases and intents.
  await host.advance(400);
  for (const person of people) {
    // The test of a key waits for room within the allowance, and may say so.
    for (let tries = 0; tries < 5; tries++) {
      if ((await person.asked('sidebarSaveKey', person.key)).kind === 'value') break;
      await host.advance(40);
    }
    person.openSidebar();
  }
  const untilMs = host.now() + AFTER_HOURS * 3_600_000;
  while (host.now() < untilMs) {
    await host.advance(120);
    const [owner] = people;
    if (!owner) return;
    await owner.asked('sidebarStep');
    if (!owner.jobs.some(isOpen)) await owner.asked('sidebarOpen');
    const open = owner.jobs.filter(isOpen);
    if (open.length === 0) return settleFormulas(stage);
    for (const job of open) await lift(job, owner, tell);
  }
}

/** A cell whose own execution died shows an error of Google's until the document is opened again. */
async function settleFormulas({ host, document, sessions, story }: Stage): Promise<void> {
  if (!story.formulas) return;
  for (let hours = 0; hours < FORMULA_HOURS && (hours === 0 || awaitsFormulas(document)); hours++) {
    const session = await host.open(sessions[0]?.user.email ?? document.owner, document);
    awaitsFormulas(document);
    await host.advance(3_600);
    session.close();
  }
}

/** What a person does about a paused job: what it asks for, else stop. */
async function lift(job: JobSeen, owner: Person, tell: Tell): Promise<void> {
  if (job.state.kind !== 'paused') return;
  const CURABLE = ['user', 'bad key', 'no credits', 'refused', 'failures', 'ledger changed'];
  const wish = CURABLE.includes(job.state.reason ?? '') ? 'resume' : 'stop';
  tell(`${wish}: ${job.state.reason ?? ''}`);
  await owner.asked('sidebarControl', job.id, wish);
}
