// What `npm run setup` does: log in, make or link a script project, push, open. Each step looks at what is there
// already, so it can be run again after any failure and goes on.
import { canUseApi, createScript, remoteFiles, type Told } from './clasp.js';
import { type Link, type Place, readLink, readPlace, writeLink } from './link.js';
import { ownerOf } from './owner.js';
import { buildAndPush, type Tools } from './publish.js';

export interface SetupTools extends Tools {
  /** Runs clasp with the terminal handed over to it (a browser opens): login, open-container, open-script. */
  handOver(args: readonly string[]): Promise<void>;
  /** Absent: nobody is at the keyboard. */
  ask?(question: string): Promise<string>;
}

export interface SetupRequest {
  /** Absent: asked, unless the folder is linked already. */
  readonly place?: Place;
  readonly title: string;
  /** Whether somebody else's code in a linked project may be replaced. */
  readonly replace: boolean;
  readonly open: boolean;
}

const LOGIN = `clasp, Google's own command-line tool, needs your permission to manage scripts.
A browser opens; choose the account that shall own the script and tick every box. The login stays in a file of
clasp's in your home folder (.clasprc.json); LeadModule never sees it.
`;

const QUESTION = `Where shall LeadModule live?
  Press Enter               a new spreadsheet is made in your Drive
  Paste a spreadsheet       https://docs.google.com/spreadsheets/d/…: it gets LeadModule
  Paste a script project    https://script.google.com/… (or its id): its code is replaced by LeadModule
> `;

const NEXT = `
LeadModule is in place. In the spreadsheet:
  1. Reload the page. After some seconds the menu Extensions shows LeadModule (or the name of the script project).
  2. Choose Open sidebar. Google asks for permission once and, as this copy is yours and not from the Marketplace,
     says that it has not verified the app: Advanced, then Go to … (unsafe).
  3. Paste your LeadModule key in the sidebar, select rows, choose Enrich selected rows.
After a change to the code: npm run push. To undo: docs/install.md, "Remove it".`;

/** False after saying the failure; the value otherwise. */
function passed<T>(tools: Tools, told: Told<T>): told is { readonly ok: true; readonly value: T } {
  if (!told.ok) tools.say(told.failure.sentence);
  return told.ok;
}

async function logIn(tools: SetupTools): Promise<boolean> {
  const before = await canUseApi(tools.clasp);
  if (before.ok) return true;
  const mayLogIn = ['not logged in', 'login expired', 'login incomplete'].includes(before.failure.kind);
  if (!mayLogIn || !tools.ask) return passed(tools, before);
  tools.say(before.failure.kind === 'not logged in' ? LOGIN : `${before.failure.sentence}\n\n${LOGIN}`);
  await tools.handOver(['login']);
  return passed(tools, await canUseApi(tools.clasp));
}

async function askPlace(tools: SetupTools): Promise<Place | undefined> {
  const { ask, say } = tools;
  if (!ask) {
    say('Say where LeadModule shall live: --new, --sheet ADDRESS or --script ADDRESS.');
    return undefined;
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const text = await ask(QUESTION);
    const place: Place | undefined = text.trim() === '' ? { kind: 'new spreadsheet' } : readPlace(text);
    if (place) return place;
    say('That is neither the address of a spreadsheet nor of a script project.');
  }
  return undefined;
}

/** Links an existing script project, unless somebody's own code stands in it. */
async function linkScript(tools: SetupTools, scriptId: string, replace: boolean): Promise<Link | undefined> {
  const files = await remoteFiles(tools.clasp, scriptId);
  if (!passed(tools, files)) return undefined;
  if (ownerOf(files.value) === 'somebody' && !replace) {
    const names = files.value.map((file) => file.name).join(', ');
    const warning = `That script project holds other code (${names}), and a push would replace all of it.`;
    const answer = tools.ask ? await tools.ask(`${warning}\nType replace to go on: `) : '';
    if (answer.trim() !== 'replace') {
      tools.say(
        tools.ask
          ? 'Nothing was changed.'
          : `${warning} Nothing was changed. To do it all the same, add --replace.`,
      );
      return undefined;
    }
  }
  return { scriptId };
}

async function makeLink(tools: SetupTools, request: SetupRequest): Promise<Link | undefined> {
  const place = request.place ?? (await askPlace(tools));
  if (!place) return undefined;
  if (place.kind === 'script') return linkScript(tools, place.scriptId, request.replace);
  const made = await createScript(tools.clasp, request.title, place);
  if (passed(tools, made)) return made.value;
  if (place.kind === 'new spreadsheet')
    tools.say(
      `A spreadsheet "${request.title}" without a script may stand in your Drive now: delete it, or use it with --sheet.`,
    );
  return undefined;
}

function disagrees(link: Link, place: Place | undefined): boolean {
  if (!place) return false;
  if (place.kind === 'script') return place.scriptId !== link.scriptId;
  return place.kind === 'new spreadsheet' || place.spreadsheetId !== link.parentId;
}

/** Sets everything up. False: it was said why not, and what to do. */
export async function setUp(tools: SetupTools, request: SetupRequest): Promise<boolean> {
  const { root, say } = tools;
  const reading = readLink(root);
  if (reading.kind === 'unreadable') {
    say('.clasp.local.json cannot be read or names no script. Delete it and run `npm run setup` again.');
    return false;
  }
  if (reading.kind === 'linked' && disagrees(reading.link, request.place)) {
    say(
      `This folder is linked to the script project ${reading.link.scriptId} already. To link another one, delete .clasp.local.json first; the old project stays as it is.`,
    );
    return false;
  }
  if (!(await logIn(tools))) return false;
  const link = reading.kind === 'linked' ? reading.link : await makeLink(tools, request);
  if (!link) return false;
  if (reading.kind === 'none') writeLink(root, link);
  say(`Script project: https://script.google.com/d/${link.scriptId}/edit`);
  if (link.parentId) say(`Spreadsheet: https://drive.google.com/open?id=${link.parentId}`);
  if (!(await buildAndPush(tools))) return false;
  say(NEXT);
  if (request.open) {
    await tools.handOver(['-P', '.clasp.local.json', link.parentId ? 'open-container' : 'open-script']);
  }
  return true;
}
