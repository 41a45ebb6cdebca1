// What the page asks for before a run, from anything it sent: what is missing or unknown falls back.
import { ENRICHMENT_TYPES } from '../../leadmodule/request.js';
import type { InputRule } from '../../sheet/contact.js';
import { asRecord, wholeNumber } from '../desk/reply.js';
import type { Settings } from '../desk/settings.js';
import type { EnrichmentType } from '../desk/vocabulary.js';
import { readWhat, type What } from './scope.js';

export interface RunOptions {
  readonly type: EnrichmentType;
  readonly rule: InputRule;
  readonly forceRefresh: boolean;
  /** Credits; undefined: no limit. */
  readonly cap: number | undefined;
  /** false: this job polls, although a webhook is set up. */
  readonly webhook: boolean;
}

export interface RunRequest extends RunOptions {
  /** undefined: the rows selected now. */
  readonly what: What | undefined;
  readonly isPilot: boolean;
  /** The bill that the user saw. */
  readonly confirmed: { readonly contacts: number; readonly creditsAtMost: number } | undefined;
}

const MOST_CREDITS = 100_000_000;

/** 'unreadable': what it is about was given and is nothing we know; guessing would bill other rows. */
export function readRunRequest(raw: unknown, settings: Settings): RunRequest | 'unreadable' {
  const given = asRecord(raw);
  const what = readWhat(given['what']);
  if (given['what'] !== undefined && given['what'] !== null && !what) return 'unreadable';
  const cap = given['cap'];
  const confirmed = asRecord(given['confirmed']);
  const contacts = wholeNumber(confirmed['contacts'], 0, MOST_CREDITS);
  const creditsAtMost = wholeNumber(confirmed['creditsAtMost'], 0, MOST_CREDITS);
  return {
    type: ENRICHMENT_TYPES.find((type) => type === given['type']) ?? settings.type,
    rule: given['rule'] === 'relaxed' ? 'relaxed' : 'strict',
    forceRefresh: given['forceRefresh'] === true,
    cap: typeof cap === 'number' && Number.isFinite(cap) && cap >= 0 ? Math.floor(cap) : undefined,
    webhook: given['webhook'] !== false,
    what,
    isPilot: given['pilot'] === true,
    confirmed:
      contacts === undefined || creditsAtMost === undefined ? undefined : { contacts, creditsAtMost },
  };
}
