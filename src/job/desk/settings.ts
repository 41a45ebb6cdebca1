// What a user chose: key, speed, outputs, what counts as found. Validated on the way in; unknown values fall back.
import { ENRICHMENT_TYPES, type EnrichmentType, looksLikeKey } from '../../leadmodule/request.js';
import type { World } from '../../ports.js';
import { asRecord } from './reply.js';

const KEY = 'apiKey';
/** Beside the ledger, for everyone who can edit the document: only on its owner's word. */
const SHARED_KEY = 'sharedKey';
const SETTINGS = 'settings';

/** The key of this execution's user, with the payer that its runs belong to. */
export interface KeyInUse {
  readonly apiKey: string;
  readonly payer: string;
  /** Credits a day that formulas may spend of it; 0: its holder has not agreed. */
  readonly formulaCreditsPerDay: number;
}

export interface Settings {
  /** What the menu's Enrich looks up. */
  readonly type: EnrichmentType;
  /** Requests a minute that LeadModule allows this key. */
  readonly requestsPerMinute: number;
  /** Overrides how long a lookup in doubt waits; undefined: the learned time (docs/readings.md). */
  readonly doubtSeconds: number | undefined;
  /** "Found" wants at least this confidence, when one is given; below it is "Found (risky)". */
  readonly minimumConfidence: number;
  /** Validations that "Found" accepts; others are "Found (risky)". */
  readonly accept: readonly Validation[];
  /** Credits: default cap of a run, and the limit above which the page asks again. 0 = off. */
  readonly creditsPerRun: number;
  readonly askAboveCredits: number;
  /** Credits a day that formulas may spend of this user's key; 0 = off, until the user agrees. */
  readonly formulaCreditsPerDay: number;
  /** first results: polls go before submits; fastest finish: submits all, then polls. */
  readonly order: Order;
  /** Of the sidebar. Sheets has no dark mode of its own that a page could follow. */
  readonly theme: Theme;
}

export type Validation = 'valid' | 'unknown' | 'risky';
export type Order = 'first results' | 'fastest finish';
export type Theme = 'light' | 'dark';

const VALIDATIONS: readonly Validation[] = ['valid', 'unknown', 'risky'];
const ORDERS: readonly Order[] = ['first results', 'fastest finish'];
const THEMES: readonly Theme[] = ['light', 'dark'];

export const DEFAULT_SETTINGS: Settings = {
  type: 'email',
  requestsPerMinute: 60,
  doubtSeconds: undefined,
  minimumConfidence: 0,
  accept: ['valid'],
  creditsPerRun: 0,
  askAboveCredits: 0,
  formulaCreditsPerDay: 0,
  order: 'first results',
  theme: 'light',
};

/** Fingerprint of (document, key): runs belong to the key that made them, and the key is never stored beside them. */
export function payerOf(world: World, apiKey: string): string {
  return world.digest(`payer ${world.grid.documentId()} ${apiKey}`).slice(0, 12);
}

/** What a user's step works with: the own key, else one that another editor shares with this document. */
export function keyAndSettings(world: World): { key: KeyInUse | undefined; settings: Settings } {
  const user = world.user.getAll();
  const settings = settingsFrom(user[SETTINGS]);
  const own = user[KEY];
  const [apiKey, formulaCreditsPerDay] =
    own === undefined ? sharedParts(sharedKey(world)) : [own, settings.formulaCreditsPerDay];
  const key = apiKey ? { apiKey, payer: payerOf(world, apiKey), formulaCreditsPerDay } : undefined;
  return { key, settings };
}

export function keyInUse(world: World): KeyInUse | undefined {
  return keyAndSettings(world).key;
}

function sharedParts(shared: SharedKey | undefined): readonly [apiKey: string, formulaCreditsPerDay: number] {
  return [shared?.apiKey ?? '', shared?.formulaCreditsPerDay ?? 0];
}

export type FormulaKey =
  | { readonly kind: 'key'; readonly key: KeyInUse; readonly settings: Settings }
  | { readonly kind: 'no key' }
  | { readonly kind: 'not agreed' };

/**
 * The key that formulas spend: in a custom function the user properties are the spreadsheet owner's
 * [guides/sheets/functions]; else one that an editor shares. Either only with its holder's word. One operation.
 */
export function formulaKey(world: World, properties: Readonly<Record<string, string>>): FormulaKey {
  const user = world.user.getAll();
  const settings = settingsFrom(user[SETTINGS]);
  const shared = sharedFrom(properties[SHARED_KEY]);
  const keys = [[user[KEY] ?? '', settings.formulaCreditsPerDay] as const, sharedParts(shared)].filter(
    ([apiKey]) => apiKey !== '',
  );
  const agreed = keys.find(([, credits]) => credits > 0);
  if (!agreed) return { kind: keys.length > 0 ? 'not agreed' : 'no key' };
  const [apiKey, formulaCreditsPerDay] = agreed;
  return { kind: 'key', key: { apiKey, payer: payerOf(world, apiKey), formulaCreditsPerDay }, settings };
}

export function ownKey(world: World): string | undefined {
  return world.user.get(KEY) ?? undefined;
}

export interface SharedKey {
  readonly apiKey: string;
  readonly owner: string;
  /** Absent: its owner has not agreed to formulas. */
  readonly formulaCreditsPerDay?: number;
}

function sharedFrom(text: string | null | undefined): SharedKey | undefined {
  return text ? (JSON.parse(text) as SharedKey) : undefined;
}

export function sharedKey(world: World): SharedKey | undefined {
  return sharedFrom(world.document.get(SHARED_KEY));
}

/** Does this user share their key with the document? */
export function isSharing(world: World): boolean {
  const shared = sharedKey(world);
  return shared !== undefined && (shared.owner === world.userKey || shared.apiKey === ownKey(world));
}

export function shareKey(world: World, apiKey: string): void {
  const { formulaCreditsPerDay } = settingsOf(world);
  const shared: SharedKey = { apiKey, owner: world.userKey, formulaCreditsPerDay };
  world.document.set(SHARED_KEY, JSON.stringify(shared));
}

export function unshareKey(world: World): void {
  if (isSharing(world)) world.document.remove(SHARED_KEY);
}

/** Stores the key for this user. False when its shape cannot be a LeadModule key. */
export function saveKey(world: World, apiKey: string): boolean {
  const text = apiKey.trim();
  if (!looksLikeKey(text)) return false;
  world.user.set(KEY, text);
  return true;
}

/** Forgets the user's key, also where they shared it. */
export function removeKey(world: World): void {
  unshareKey(world);
  world.user.remove(KEY);
}

function bounded(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high
    ? value
    : undefined;
}

/** Settings from anything: what is missing, unknown or out of bounds stays as `before`. */
export function readSettings(raw: unknown, before: Settings = DEFAULT_SETTINGS): Settings {
  const given = asRecord(raw);
  const type = ENRICHMENT_TYPES.find((one) => one === given['type']);
  return {
    type: type ?? before.type,
    requestsPerMinute: Math.floor(bounded(given['requestsPerMinute'], 1, 6000) ?? before.requestsPerMinute),
    // null: the learned time again.
    doubtSeconds:
      given['doubtSeconds'] === null
        ? undefined
        : (bounded(given['doubtSeconds'], 1, 86_400) ?? before.doubtSeconds),
    minimumConfidence: bounded(given['minimumConfidence'], 0, 100) ?? before.minimumConfidence,
    accept: readAccept(given['accept']) ?? before.accept,
    creditsPerRun: Math.floor(bounded(given['creditsPerRun'], 0, 1_000_000) ?? before.creditsPerRun),
    askAboveCredits: Math.floor(bounded(given['askAboveCredits'], 0, 1_000_000) ?? before.askAboveCredits),
    formulaCreditsPerDay: Math.floor(
      bounded(given['formulaCreditsPerDay'], 0, 100_000) ?? before.formulaCreditsPerDay,
    ),
    order: ORDERS.find((order) => order === given['order']) ?? before.order,
    theme: THEMES.find((theme) => theme === given['theme']) ?? before.theme,
  };
}

function readAccept(raw: unknown): readonly Validation[] | undefined {
  const accept = Array.isArray(raw) ? VALIDATIONS.filter((one) => raw.includes(one)) : [];
  return accept.length > 0 ? accept : undefined;
}

function settingsFrom(text: string | null | undefined): Settings {
  return readSettings(text ? JSON.parse(text) : undefined);
}

export function settingsOf(world: World): Settings {
  return settingsFrom(world.user.get(SETTINGS));
}

export function saveSettings(world: World, raw: unknown): Settings {
  const settings = readSettings(raw, settingsOf(world));
  world.user.set(SETTINGS, JSON.stringify(settings));
  const own = ownKey(world);
  // What others use of it follows.
  if (own !== undefined && isSharing(world)) shareKey(world, own);
  return settings;
}
