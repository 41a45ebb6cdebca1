// What a user chose: key, speed, outputs, what counts as found. Validated on the way in; unknown values fall back.
import { ENRICHMENT_TYPES, type EnrichmentType, looksLikeKey } from '../../leadmodule/request.js';
import type { World } from '../../ports.js';
import { asRecord } from './reply.js';

const KEY = 'apiKey';
/** Beside the ledger, for everyone who can edit the document: only on its owner's word. */
export const SHARED_KEY = 'sharedKey';
const SETTINGS = 'settings';

/** The key of this execution's user, with the payer that its runs belong to. */
export interface KeyInUse extends KeyLimits {
  readonly apiKey: string;
  readonly payer: string;
}

/** What the holder of a key allows a day, in credits. */
export interface KeyLimits {
  /** Formulas; 0: its holder has not agreed. */
  readonly formulaCreditsPerDay: number;
  /** Jobs and formulas of a document; 0: no limit. */
  readonly creditsPerDay: number;
}

export interface Settings extends KeyLimits {
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
  creditsPerDay: 0,
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
  return { key: inUse(world, own === undefined ? sharedKey(world) : { ...settings, apiKey: own }), settings };
}

export function keyInUse(world: World): KeyInUse | undefined {
  return keyAndSettings(world).key;
}

function inUse(world: World, held: Partial<KeyInUse> | undefined): KeyInUse | undefined {
  const { apiKey, formulaCreditsPerDay = 0, creditsPerDay = 0 } = held ?? {};
  return apiKey ? { apiKey, payer: payerOf(world, apiKey), formulaCreditsPerDay, creditsPerDay } : undefined;
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
  const own = { ...settings, apiKey: user[KEY] ?? '' };
  const keys = [own, sharedFrom(properties[SHARED_KEY])].flatMap((held) => inUse(world, held) ?? []);
  const key = keys.find(({ formulaCreditsPerDay }) => formulaCreditsPerDay > 0);
  return key ? { kind: 'key', key, settings } : { kind: keys.length > 0 ? 'not agreed' : 'no key' };
}

export function ownKey(world: World): string | undefined {
  return world.user.get(KEY) ?? undefined;
}

export interface SharedKey extends Partial<KeyLimits> {
  readonly apiKey: string;
  readonly owner: string;
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
  const { formulaCreditsPerDay, creditsPerDay } = settingsOf(world);
  const shared: SharedKey = { apiKey, owner: world.userKey, formulaCreditsPerDay, creditsPerDay };
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

type NumberSetting = 'requestsPerMinute' | 'creditsPerRun' | 'askAboveCredits' | keyof KeyLimits;

/** Settings from anything: what is missing, unknown or out of bounds stays as `before`. */
export function readSettings(raw: unknown, before: Settings = DEFAULT_SETTINGS): Settings {
  const given = asRecord(raw);
  const type = ENRICHMENT_TYPES.find((one) => one === given['type']);
  const whole = (name: NumberSetting, low: number, high: number) =>
    Math.floor(bounded(given[name], low, high) ?? before[name]);
  return {
    type: type ?? before.type,
    requestsPerMinute: whole('requestsPerMinute', 1, 6000),
    // null: the learned time again.
    doubtSeconds:
      given['doubtSeconds'] === null
        ? undefined
        : (bounded(given['doubtSeconds'], 1, 86_400) ?? before.doubtSeconds),
    minimumConfidence: bounded(given['minimumConfidence'], 0, 100) ?? before.minimumConfidence,
    accept: readAccept(given['accept']) ?? before.accept,
    creditsPerRun: whole('creditsPerRun', 0, 1_000_000),
    askAboveCredits: whole('askAboveCredits', 0, 1_000_000),
    formulaCreditsPerDay: whole('formulaCreditsPerDay', 0, 100_000),
    creditsPerDay: whole('creditsPerDay', 0, 1_000_000),
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
