// The set-up of webhooks: the pasted address is tested through itself, with a probe that must arrive in this
// script's own inbox. On, off, and a new secret.

import { header } from '../../leadmodule/failure.js';
import type { HttpAnswer, World } from '../../ports.js';
import type { Desk } from '../desk/desk.js';
import { WEBHOOK } from '../desk/records.js';
import { type Answer, asRecord, no, ok } from '../desk/reply.js';
import { addressOf, eventKey, PROBE_PREFIX } from '../inbox/event.js';
import { type Link, readLink, readPastedUrl, saveLink, signedUrl } from '../inbox/link.js';

export type WebhookState =
  | { readonly kind: 'off'; readonly url: string }
  | { readonly kind: 'on'; readonly url: string; readonly testedAtMs: number; readonly secretNumber: number }
  /** It cannot be set up here, and why. */
  | { readonly kind: 'impossible'; readonly sentence: string };

const PUBLISHED =
  'In an add-on from the Marketplace webhooks stay off: its web address is one for all its users and runs without your document. Results are polled. A copy of the script in your own spreadsheet can use webhooks.';

function stateOf(link: Link | undefined): WebhookState {
  if (!link?.on) return { kind: 'off', url: link?.url ?? '' };
  return { kind: 'on', url: link.url, testedAtMs: link.testedAtMs, secretNumber: link.version };
}

/** Reads no property where none was ever set up. */
export function webhookState({ world, webhook }: Desk): WebhookState {
  if (world.letterbox.isPublished()) return { kind: 'impossible', sentence: PUBLISHED };
  return stateOf(webhook === 'none' ? undefined : readLink(world.letterbox));
}

/** For those who may edit the document. */
export function changeWebhook(world: World, wish: unknown): Answer<WebhookState> {
  const { kind, url } = asRecord(wish);
  if (world.letterbox.isPublished()) return no(PUBLISHED);
  const before = readLink(world.letterbox);
  switch (kind) {
    case 'on':
      return switchOn(world, before, typeof url === 'string' ? url : '');
    case 'rotate':
      return before ? switchOn(world, { ...before, secret: '' }, before.url) : no('No webhook is set up.');
    case 'off':
      return before ? keep(world, { ...before, on: false }) : ok(stateOf(undefined));
    default:
      return no('It is not clear what to do with the webhook.');
  }
}

function keep(world: World, link: Link): Answer<WebhookState> {
  saveLink(world.letterbox, link);
  world.document.set(WEBHOOK, link.on ? 'on' : 'off');
  return ok(stateOf(link));
}

/** Sends the probe and switches on when it has arrived. A webhook that works stays on when another address fails. */
function switchOn(world: World, before: Link | undefined, pasted: string): Answer<WebhookState> {
  const { letterbox } = world;
  const read = readPastedUrl(pasted);
  if (read.kind === 'refused') return no(read.sentence);
  const secret = before?.secret || letterbox.newSecret();
  const version = (before?.version ?? 0) + (secret === before?.secret ? 0 : 1);
  const link: Link = { format: 1, url: read.url, on: false, version, secret, testedAtMs: 0 };
  if (!before?.on || version !== before.version) keep(world, link);
  const trouble = testLink(world, link);
  return trouble ? no(trouble) : keep(world, { ...link, on: true, testedAtMs: world.clock.nowMs() });
}

const REDEPLOY = 'Deploy ▸ Manage deployments ▸ Edit ▸ Version: New version ▸ Deploy';
/** A probe that was answered was stored before its answer; a moment is for stores that are not. */
const ARRIVES_WITHIN_SECONDS = 4;

/** Sends a probe as LeadModule would and waits for it. '' = it arrived. */
function testLink(world: World, link: Link): string {
  const { letterbox, clock } = world;
  const probe = PROBE_PREFIX + world.digest(`probe ${world.execution} ${clock.nowMs()}`).slice(0, 12);
  const answer = post(world, signedUrl(letterbox, link, probe, 1));
  if (!answer) return 'Google could not be reached at this address. Try again in a minute.';
  const key = eventKey(addressOf(probe, 1));
  const refusal = refusalOf(answer);
  if (refusal) {
    // A redirect comes after the script ran: the probe may have arrived all the same.
    letterbox.store.remove(key);
    return refusal;
  }
  for (let second = 0; second <= ARRIVES_WITHIN_SECONDS; second++) {
    if (letterbox.store.get(key) !== null) {
      letterbox.store.remove(key);
      return '';
    }
    clock.sleepMs(1_000);
  }
  return `The address answered, but the test result did not arrive here: it belongs to another script, or to an older version of this one. ${REDEPLOY}.`;
}

function post(world: World, url: string): HttpAnswer | undefined {
  const body = JSON.stringify({ runId: 'probe', status: 'completed', result: null, creditsUsed: 0 });
  try {
    return world.http.sendAll([{ method: 'post', url, headers: {}, body }])[0];
  } catch {
    return undefined;
  }
}

/** What an answer other than 200 says about the deployment: LeadModule counts anything else as failed. */
function refusalOf({ status, headers }: HttpAnswer): string {
  if (status === 200) return '';
  if (status >= 300 && status < 400)
    return /accounts\.google\./.test(header(headers, 'Location') ?? '')
      ? 'Google asks for a login at this address, so LeadModule cannot post there. In the deployment set "Who has access" to Anyone.'
      : `The address redirects (${status}), which LeadModule counts as failed: it runs other code than this. ${REDEPLOY}.`;
  if (status === 401 || status === 403)
    return `Google refuses strangers at this address (${status}). In the deployment set "Who has access" to Anyone; your organisation may forbid that.`;
  if (status === 404)
    return 'There is no web app at this address (404). Copy the Web app URL again from Deploy ▸ Manage deployments.';
  return `The address answered ${status}. Try again; if it stays, ${REDEPLOY}.`;
}
