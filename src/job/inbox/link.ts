// The link between submits and the web app: its address, its secret, and the signed URL of one attempt. The secret
// lives in script properties, never in the document or on the page: whoever knows it can forge results.
import type { Letterbox } from '../../ports.js';
import { addressOf, EVENT_PREFIX } from './event.js';

const LINK = 'webhook';
/** In the script's cache, so that a flood of forgeries costs no property operation. */
export const SECRET = 'webhook.secret';
/** 128 bits of the HMAC keep the URL short. */
const MAC_CHARACTERS = 32;

export interface Link {
  readonly format: 1;
  /** The /exec address of the deployed web app. */
  readonly url: string;
  /** New submits carry a webhook. Off, those under way may still report. */
  readonly on: boolean;
  /** Raised with each new secret; events of older ones are refused at once. */
  readonly version: number;
  readonly secret: string;
  readonly testedAtMs: number;
}

export function parseLink(text: string | null | undefined): Link | undefined {
  if (!text) return undefined;
  const link = JSON.parse(text) as Link;
  return link.format === 1 ? link : undefined;
}

export function readLink(letterbox: Letterbox): Link | undefined {
  return parseLink(letterbox.store.get(LINK));
}

/** Among all script properties. */
export function linkIn(properties: Readonly<Record<string, string>>): Link | undefined {
  return parseLink(properties[LINK]);
}

/** What the door needs to know, in a text of the cache; '' = no webhook was ever set up. */
export function doorText(link: Link | undefined): string {
  return link ? `${link.version} ${link.secret}` : '';
}

export function saveLink(letterbox: Letterbox, link: Link): void {
  letterbox.store.set(LINK, JSON.stringify(link));
  letterbox.remember({ [SECRET]: doorText(link) });
}

/** Forgets the webhook and what waits in its inbox. */
export function removeLink(letterbox: Letterbox): void {
  for (const name of Object.keys(letterbox.store.getAll()))
    if (name === LINK || name.startsWith(EVENT_PREFIX)) letterbox.store.remove(name);
  letterbox.remember({ [SECRET]: doorText(undefined) });
}

export function macOf(letterbox: Letterbox, secret: string, version: string, address: string): string {
  return letterbox.sign(secret, `${version} ${address}`).slice(0, MAC_CHARACTERS);
}

/** Where the result of this attempt is posted. The names c and sid are Google's own [guides/web]. */
export function signedUrl(letterbox: Letterbox, link: Link, lookupId: string, attempt: number): string {
  const version = String(link.version);
  const address = addressOf(lookupId, attempt);
  return `${link.url}?v=${version}&l=${address}&m=${macOf(letterbox, link.secret, version, address)}`;
}

export type PastedUrl =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** The /exec address in what a person pasted, or why it cannot be one. */
export function readPastedUrl(pasted: string): PastedUrl {
  const refuse = (sentence: string): PastedUrl => ({ kind: 'refused', sentence });
  const text = pasted.trim();
  if (text === '') return refuse('Paste the address of the web app first.');
  if (!text.startsWith('https://script.google.com/'))
    return refuse(
      'Only an address that begins with https://script.google.com/ can be used: results go to this sheet’s own script and nowhere else.',
    );
  // A browser with several accounts writes /u/1/ into the address, which fails for everybody else.
  const url = text.replace(/\/u\/\d+\//, '/').replace(/[?#].*$/, '');
  if (url.endsWith('/dev'))
    return refuse(
      'This address ends in /dev: it is a test address that only you can open. Copy the Web app URL, which ends in /exec.',
    );
  return /^https:\/\/script\.google\.com\/(a\/)?macros\/([\w.-]+\/)?s\/[\w-]{10,200}\/exec$/.test(url)
    ? { kind: 'url', url }
    : refuse('This is not the address of a web app. Copy the Web app URL, which ends in /exec.');
}
