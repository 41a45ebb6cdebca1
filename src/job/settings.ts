// What a user chose: key, speed, outputs, what counts as found. Validated on the way in; unknown values fall back.
import { ENRICHMENT_TYPES, type EnrichmentType, looksLikeKey } from '../leadmodule/request.js';
import type { World } from '../ports.js';

const KEY = 'apiKey';
const SETTINGS = 'settings';

/** The key of this execution's user, with the payer that its runs belong to. */
export interface KeyInUse {
  readonly apiKey: string;
  readonly payer: string;
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
}

export const DEFAULT_SETTINGS: Settings = {
  type: 'email',
  requestsPerMinute: 60,
  doubtSeconds: undefined,
  minimumConfidence: 0,
};

/** Fingerprint of (document, key): runs belong to the key that made them, and the key is never stored beside them. */
export function payerOf(world: World, apiKey: string): string {
  return world.digest(`payer ${world.grid.documentId()} ${apiKey}`).slice(0, 12);
}

export function keyInUse(world: World): KeyInUse | undefined {
  const apiKey = world.user.get(KEY);
  return apiKey ? { apiKey, payer: payerOf(world, apiKey) } : undefined;
}

/** Stores the key for this user. False when its shape cannot be a LeadModule key. */
export function saveKey(world: World, apiKey: string): boolean {
  const text = apiKey.trim();
  if (!looksLikeKey(text)) return false;
  world.user.set(KEY, text);
  return true;
}

export function removeKey(world: World): void {
  world.user.remove(KEY);
}

function bounded(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high
    ? value
    : undefined;
}

/** Settings from anything: what is missing or out of bounds keeps its default. */
export function readSettings(raw: unknown): Settings {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const type = ENRICHMENT_TYPES.find((one) => one === given['type']);
  return {
    type: type ?? DEFAULT_SETTINGS.type,
    requestsPerMinute: Math.floor(
      bounded(given['requestsPerMinute'], 1, 6000) ?? DEFAULT_SETTINGS.requestsPerMinute,
    ),
    doubtSeconds: bounded(given['doubtSeconds'], 1, 86_400),
    minimumConfidence: bounded(given['minimumConfidence'], 0, 100) ?? DEFAULT_SETTINGS.minimumConfidence,
  };
}

export function settingsOf(world: World): Settings {
  const text = world.user.get(SETTINGS);
  return readSettings(text ? JSON.parse(text) : undefined);
}

export function saveSettings(world: World, raw: unknown): Settings {
  const settings = readSettings({ ...settingsOf(world), ...(raw as object) });
  world.user.set(SETTINGS, JSON.stringify(settings));
  return settings;
}
