// The bill as lines that can be checked in the head: rows minus skips minus doubles is contacts; minus what is
// already paid is lookups; times their price is credits. Pure.
import type { PageBill, PageSettings, What } from '../sidebar-api.js';
import type { Draft } from './draft.js';
import {
  capital,
  clean,
  count,
  less,
  minutes,
  moment,
  NBSP,
  plural,
  readCount,
  rowList,
  type Times,
} from './view-format.js';

export interface BillLine {
  readonly look: 'row' | 'sub' | 'sum' | 'total';
  readonly label: string;
  readonly value: string;
  /** Rows behind the line, to be shown on a press; `all` may be more than are listed. */
  readonly rows?: { readonly first: readonly number[]; readonly all: number };
}

export interface BillView {
  readonly title: string;
  readonly lead: string;
  readonly lines: readonly BillLine[];
  readonly notes: readonly string[];
  readonly lanes: readonly (readonly [string, string])[];
  readonly quotas: readonly {
    readonly label: string;
    readonly need: number;
    readonly aDay: number;
    readonly words: string;
  }[];
  readonly primary: string;
  /** Why the primary is held back; '' = it is not. */
  readonly heldBack: string;
  /** The box above the foot: asked only above the user's own limit. */
  readonly agreement: { readonly label: string; readonly hint: string } | undefined;
  readonly canRelax: boolean;
  readonly trial: Trial | undefined;
  readonly foot: string;
}

export interface Trial {
  readonly contacts: number;
  readonly creditsAtMost: number;
}

export type Cap =
  | { readonly kind: 'none' }
  | { readonly kind: 'credits'; readonly credits: number }
  | { readonly kind: 'unreadable' };

const TRIAL_CONTACTS = 10;
/** Fewer contacts are a trial themselves. */
const TRIAL_WORTH_FROM = 30;

const TITLES: Readonly<Record<What['kind'], string>> = {
  scope: 'Check before you spend',
  retry: 'Check the retry',
  rest: 'Check the rest',
  again: 'Look up again now',
  'take over': 'Take over this job',
};

const LEADS: Readonly<Partial<Record<What['kind'], string>>> = {
  again: 'These may be paid already and would be checked free later. Looking them up now may cost again.',
  'take over':
    'Lookups that were never sent move to your key. Those already sent wait for the key that paid for them.',
};

function pricePerLookup(bill: PageBill): number {
  return bill.lookups > 0 ? Math.ceil(bill.creditsAtMost / bill.lookups) : 1;
}

export function trialOf(bill: PageBill): Trial {
  const contacts = Math.min(TRIAL_CONTACTS, bill.contacts);
  return { contacts, creditsAtMost: Math.min(bill.creditsAtMost, contacts * pricePerLookup(bill)) };
}

/** Where the run pauses: what was typed, else the user's limit a run, else the bill's own ceiling. */
export function capOf(
  bill: PageBill,
  draft: Pick<Draft, 'capText'>,
  settings: PageSettings | undefined,
): Cap {
  if (draft.capText === undefined) return { kind: 'credits', credits: defaultCap(bill, settings) };
  if (draft.capText.trim() === '') return { kind: 'none' };
  const typed = readCount(draft.capText);
  return typed === undefined || typed < 1 ? { kind: 'unreadable' } : { kind: 'credits', credits: typed };
}

export function defaultCap(bill: PageBill, settings: PageSettings | undefined): number {
  const limit = settings?.creditsPerRun ?? 0;
  return limit > 0 ? Math.min(limit, bill.creditsAtMost) : bill.creditsAtMost;
}

function linesOf(bill: PageBill, draft: Draft): BillLine[] {
  const skippedRows = bill.skipped.reduce((sum, skip) => sum + skip.rows, 0);
  const lines: BillLine[] = [];
  const row = (look: BillLine['look'], label: string, value: string) => lines.push({ look, label, value });
  if (!draft.what) {
    row('row', 'Rows', count(bill.rows));
    if (skippedRows > 0) row('row', 'Skipped', less(skippedRows));
    for (const skip of bill.skipped)
      lines.push({
        look: 'sub',
        label: capital(skip.words),
        value: count(skip.rows),
        rows: { first: skip.firstRows, all: skip.rows },
      });
    if (bill.duplicates > 0) row('row', 'Same contact in several rows', less(bill.duplicates));
  }
  row('sum', 'Contacts', count(bill.contacts));
  if (bill.knownFree > 0) {
    row('row', 'Paid for in the last 30 days, free', less(bill.knownFree));
    if (bill.knownWithoutSuccess > 0) row('sub', 'Of these without success', count(bill.knownWithoutSuccess));
  }
  if (pricePerLookup(bill) > 1)
    row('sum', `Lookups, up to ${pricePerLookup(bill)} credits each`, count(bill.lookups));
  row('total', 'Credits, at most', count(bill.creditsAtMost));
  return lines;
}

function notesOf(bill: PageBill, now: Times): string[] {
  const price = pricePerLookup(bill);
  const notes: string[] = [];
  if (bill.lookups > 0) {
    const likely = bill.creditsLikely === undefined ? '' : `Likely ${count(bill.creditsLikely)}. `;
    const cost = price > 1 ? `up to ${price} credits` : '1 credit';
    notes.push(`${likely}A lookup costs ${cost}, found or not.`);
  }
  const left = bill.creditsLeftToday;
  if (left !== undefined)
    notes.push(
      `Today’s limit leaves ${plural(left, 'credit', 'credits')}.${left < bill.creditsAtMost ? ` What costs more waits until ${moment(bill.dayEndsMs ?? 0, now)}.` : ''}`,
    );
  if (bill.outsideRows > 0)
    notes.push(
      `${plural(bill.outsideRows, 'row', 'rows')} outside your choice ${bill.outsideRows === 1 ? 'holds' : 'hold'} the same contacts and will be filled too.`,
    );
  const twins = bill.samePerson;
  if (twins && twins.pairs > 0) {
    const first = twins.firstRows[0];
    const example = first ? `, such as rows ${count(first[0])} and ${count(first[1])}` : '';
    notes.push(
      `${plural(twins.pairs, 'pair is', 'pairs are')} probably the same person${example}; each is looked up.`,
    );
  }
  if (bill.lookups > 0)
    notes.push('Providers that you connected with keys of your own may bill you separately.');
  return notes;
}

function lanesOf(bill: PageBill): (readonly [string, string])[] {
  if (bill.lookups === 0) return [];
  const lanes: (readonly [string, string])[] = [['Sidebar open', minutes(bill.minutesSidebar)]];
  const closed = bill.background;
  if (closed) {
    const atMost = closed.minutesHourly === undefined ? '' : ` to ${minutes(closed.minutesHourly)}`;
    lanes.push([
      closed.everyMinutes >= 60 ? 'Sidebar closed, hourly' : 'Sidebar closed',
      `${minutes(closed.minutes)}${atMost}`,
    ]);
  }
  if (bill.minutesWebhook !== undefined) lanes.push(['With a webhook', minutes(bill.minutesWebhook)]);
  return lanes;
}

function quotasOf(bill: PageBill): BillView['quotas'] {
  const { quota } = bill;
  if (!quota || bill.lookups === 0) return [];
  const { requests, backgroundMinutes } = quota;
  return [
    { label: 'Web requests', ...requests, words: `${count(requests.need)} of ${count(requests.aDay)}` },
    {
      label: 'Background',
      ...backgroundMinutes,
      words: `${count(backgroundMinutes.need)} of ${count(backgroundMinutes.aDay)}${NBSP}min`,
    },
  ];
}

function primaryOf(bill: PageBill, draft: Draft): string {
  const contacts = plural(bill.contacts, 'contact', 'contacts');
  if (bill.lookups === 0) return `Fill ${contacts}, free`;
  switch (draft.what?.kind) {
    case 'retry':
      return `Retry ${contacts}`;
    case 'rest':
      return `Enrich the other ${count(bill.contacts)}`;
    case 'again':
      return `Look up ${contacts} now`;
    case 'take over':
      return `Take over ${contacts}`;
    default:
      return draft.forceRefresh ? `Look up ${contacts} again` : `Enrich ${contacts}`;
  }
}

export function billView(
  bill: PageBill,
  draft: Draft,
  settings: PageSettings | undefined,
  canTry: boolean,
  now: Times,
): BillView {
  const cap = capOf(bill, draft, settings);
  const askAbove = settings?.askAboveCredits ?? 0;
  const mustAgree = askAbove > 0 && bill.creditsAtMost > askAbove;
  const trial = trialOf(bill);
  const showsTrial = canTry && !draft.what && bill.lookups >= TRIAL_WORTH_FROM;
  const kind = draft.what?.kind ?? 'scope';
  return {
    title: draft.forceRefresh && kind === 'scope' ? 'Check the fresh lookups' : TITLES[kind],
    lead: LEADS[kind] ?? '',
    lines: linesOf(bill, draft),
    notes: notesOf(bill, now),
    lanes: lanesOf(bill),
    quotas: quotasOf(bill),
    primary: primaryOf(bill, draft),
    heldBack: heldBack(bill, cap, mustAgree && !draft.isAgreed),
    agreement: mustAgree
      ? {
          label: `Spend up to ${plural(bill.creditsAtMost, 'credit', 'credits')}`,
          hint: `Asked only above your own limit of ${count(askAbove)}.`,
        }
      : undefined,
    canRelax:
      draft.rule === 'relaxed' ||
      bill.skipped.some((skip) => skip.reason === 'no name' || skip.reason === 'no domain'),
    trial: showsTrial ? trial : undefined,
    foot: footOf(bill, cap, showsTrial ? trial : undefined),
  };
}

function heldBack(bill: PageBill, cap: Cap, mustAgree: boolean): string {
  if (bill.contacts === 0) return 'None of these rows can be looked up. The reasons stand above.';
  if (cap.kind === 'unreadable') return 'The limit is not a number of credits.';
  return mustAgree ? 'Tick the box to go on.' : '';
}

function footOf(bill: PageBill, cap: Cap, trial: Trial | undefined): string {
  if (cap.kind === 'credits' && cap.credits < bill.creditsAtMost)
    return `Pauses at ${plural(cap.credits, 'credit', 'credits')} and asks you.`;
  return trial ? `The trial costs at most ${plural(trial.creditsAtMost, 'credit', 'credits')}.` : '';
}

/** "Rows 5, 9 and 12 of Contacts" behind a line of the bill. */
export function rowsBehind(rows: NonNullable<BillLine['rows']>, tabName: string): string {
  return `${rows.all === 1 ? 'Row' : 'Rows'} ${rowList(rows.first, rows.all)}, tab ${clean(tabName, 40)}.`;
}
