// Why a job waits or is paused, in the user's words: cause, fix, what is safe.
import type { PauseReason, WaitReason } from '../sidebar-api.js';

/** Grey: it goes on by itself. */
export const WAITS: Readonly<Record<WaitReason, string>> = {
  'rate limited': 'LeadModule asked us to slow down.',
  'fetch refused': 'Google’s daily limit of web requests is used up.',
  'webhook day': 'As many contacts used the webhook today as Google’s daily limits allow.',
  'credit day': 'The limit of credits a day is reached; who holds the key can change it in Settings.',
  'in doubt': 'Some lookups got no clear answer and may be paid already. They are checked free.',
  queued: 'The job before this one has to end first. Then it goes on by itself.',
};

/** Amber: the user decides. */
interface PauseWords {
  readonly title: string;
  /** Cause and what to do; {detail} is the state's own word. */
  readonly text: string;
  readonly safe: string;
}

const KEPT = 'All results paid for are in the sheet.';

export const PAUSES: Readonly<Record<PauseReason, PauseWords>> = {
  user: { title: 'Paused', text: 'You paused this job.', safe: '' },
  'no credits': {
    title: 'Paused: no credits left',
    text: 'LeadModule says this account has no credits.',
    safe: KEPT,
  },
  'bad key': {
    title: 'Paused: key not accepted',
    text: 'LeadModule does not accept this key. Replace it, then resume.',
    safe: KEPT,
  },
  'other key': {
    title: 'Paused: another key',
    text: 'This job was begun with another key. Connect that one again, take over what was not sent, or stop.',
    safe: 'Results paid for wait for the first key.',
  },
  refused: {
    title: 'Paused: refused',
    text: 'LeadModule refused the request ({detail}). Check that this key may use the API, then resume.',
    safe: KEPT,
  },
  cap: {
    title: 'Paused at your limit',
    text: 'This run has reached its limit of {detail} credits. Raise it to go on, or stop.',
    safe: KEPT,
  },
  'ledger changed': {
    title: 'Paused: ledger changed',
    text: 'The tab “LeadModule ledger” was changed or is gone. What is planned is unknown or may be paid already. End this job, then check the bill again.',
    safe: 'What was sent is still collected.',
  },
  'tab deleted': {
    title: 'Paused: tab deleted',
    text: 'The tab “{detail}” was deleted. Bring it back with Undo and resume, or stop.',
    safe: 'Results are kept in the ledger.',
  },
  'columns changed': {
    title: 'Paused: columns are gone',
    text: 'These columns are gone: {detail}. Put them back and resume, or stop.',
    safe: 'Results are kept in the ledger.',
  },
  'cannot write': {
    title: 'Paused: the sheet refuses',
    text: 'The tab “{detail}” refuses the results: it is protected, a rule forbids them, or you may no longer edit. Change that and resume.',
    safe: 'Results are kept in the ledger.',
  },
  failures: {
    title: 'Paused: LeadModule fails',
    text: '{detail} requests in a row failed at LeadModule. Resume to try again.',
    safe: KEPT,
  },
};
