// What the page says about the webhook. Pure.
import type { PageBill, WebhookState } from '../sidebar-api.js';
import { minutes } from './view-format.js';

/** The setting's value in a line. */
export function webhookValue(state: WebhookState): string {
  return state.kind === 'impossible' ? 'not in this edition' : state.kind;
}

export const WEBHOOK_GAIN =
  'Results come into the sheet by themselves: one request a contact instead of two. 1,000 contacts take 17 minutes instead of 35.';

export const WEBHOOK_STEPS: readonly string[] = [
  'Extensions ▸ Apps Script, then Deploy ▸ New deployment ▸ Web app.',
  'Execute as: Me. Who has access: Anyone. Deploy.',
  'Copy the Web app URL and paste it here.',
];

/** Beside the run's own box in Check. */
export function webhookHint(bill: PageBill): string {
  return bill.minutesWebhook === undefined
    ? ''
    : `${minutes(bill.minutesWebhook)} instead of ${minutes(bill.minutesSidebar)}. Off: each result is asked for.`;
}
