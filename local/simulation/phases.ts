// What an execution is doing at a service call, read off the document's properties. Serves only to place acts and
// to count where they fell; the referee knows nothing of it.
import type { Phase } from './story.js';

const STEPS = ['sidebarStep', 'onLeadModuleTick'];
const PLANS = ['sidebarRun', 'enrichSelectedRows'];

const FLIGHT = /^\["[^"]*",\d+,"[^"]*","[^"]*",\d,\d+,(\d),\d+,"[^"]*",\d+,\d+,\d+,\[([\d,]*)\]/;
const SENDING = '0';
const ANSWERED = '3';

interface Page {
  readonly text: string;
  readonly lines: number;
  readonly isSending: boolean;
  /** Answers whose rows are still to be written, and those whose rows are. */
  readonly toPlace: boolean;
  readonly isPlaced: boolean;
}

function readPage(text: string): Page {
  let isSending = false;
  let toPlace = false;
  let isPlaced = false;
  const lines = text.split('\n').slice(1);
  for (const line of lines) {
    const [, state, rows] = FLIGHT.exec(line) ?? [];
    isSending ||= state === SENDING;
    toPlace ||= state === ANSWERED && rows !== '';
    isPlaced ||= state === ANSWERED && rows === '';
  }
  return { text, lines: lines.length, isSending, toPlace, isPlaced };
}

export class Phases {
  private readonly pages = new Map<string, Page>();
  private intents = { text: '', open: false };

  /** undefined: nothing is under way that an act could disturb. */
  of(functionName: string, properties: ReadonlyMap<string, string>): Phase | undefined {
    if (PLANS.includes(functionName)) return 'plan';
    if (!STEPS.includes(functionName)) return undefined;
    let isSending = false;
    let toPlace = false;
    let isPlaced = false;
    let flights = 0;
    for (const [key, text] of properties) {
      if (!key.startsWith('run.')) continue;
      let page = this.pages.get(key);
      if (page?.text !== text) {
        page = readPage(text);
        this.pages.set(key, page);
      }
      isSending ||= page.isSending;
      toPlace ||= page.toPlace;
      isPlaced ||= page.isPlaced;
      flights += page.lines;
    }
    if (this.hasOpenIntent(properties.get('intents') ?? '')) return 'intent';
    if (isSending) return 'sending';
    if (toPlace) return 'answered';
    if (isPlaced) return 'placed';
    return flights === 0 && this.isClosing(properties) ? 'audit' : undefined;
  }

  private hasOpenIntent(text: string): boolean {
    if (text !== this.intents.text) {
      const count = (word: string) => text.split(word).length - 1;
      this.intents = { text, open: count('"execution"') > count('"seen":true') };
    }
    return this.intents.open;
  }

  private isClosing(properties: ReadonlyMap<string, string>): boolean {
    for (const [key, text] of properties) {
      if (!key.startsWith('job.') || text.includes('"kind":"done"')) continue;
      const total = /"total":(\d+)/.exec(text)?.[1];
      if (total !== undefined && text.includes(`"next":${total},`)) return true;
    }
    return false;
  }
}
