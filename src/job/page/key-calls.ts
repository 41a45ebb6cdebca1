// The user's key: tested without spending, kept for them alone, shared with the document only on their word, and
// never sent back to the page.
import { IMPOSSIBLE_RUN_ID, looksLikeKey, pollRequest } from '../../leadmodule/request.js';
import { readPoll } from '../../leadmodule/response.js';
import type { HttpAnswer, HttpRequest, World } from '../../ports.js';
import { followConsent } from '../desk/arm.js';
import { allowance, reserve, settle, type Traffic } from '../desk/pace.js';
import { encodeNow, NOW, type Now, readNow, trafficOf } from '../desk/records.js';
import { type Answer, asRecord, NO_KEY, no, ok } from '../desk/reply.js';
import {
  isSharing,
  keyInUse,
  ownKey,
  payerOf,
  removeKey,
  type Settings,
  saveKey,
  saveSettings,
  settingsOf,
  shareKey,
  unshareKey,
} from '../desk/settings.js';

/** Credits a day when somebody says yes without a number. */
const FORMULA_CREDITS_DEFAULT = 200;

export interface KeyState {
  readonly configured: boolean;
  readonly lastFour: string;
  /** own: this user's; shared: another editor shared theirs with the document. */
  readonly whose?: 'own' | 'shared';
  readonly isShared?: boolean;
}

export function keyState(world: World): KeyState {
  const key = keyInUse(world);
  if (!key) return { configured: false, lastFour: '' };
  return {
    configured: true,
    lastFour: key.apiKey.slice(-4),
    whose: ownKey(world) === undefined ? 'shared' : 'own',
    isShared: isSharing(world),
  };
}

/** How long a test waits for a place within the allowance while the user looks on. */
const PATIENCE_MS = 20_000;

/** Takes a place within the allowance of the key, as a wave does. Gives its time, or undefined when none came free. */
function takePlace(world: World, payer: string): number | undefined {
  const { requestsPerMinute } = settingsOf(world);
  const untilMs = world.clock.nowMs() + PATIENCE_MS;
  for (;;) {
    const nowMs = world.clock.nowMs();
    const isTaken = world.mutex.hold(2_000, () => {
      const now = readNow(world.document.get(NOW));
      const traffic = trafficOf(now, payer);
      if (allowance(traffic, requestsPerMinute, nowMs).free === 0) return false;
      keepTraffic(world, now, payer, reserve(traffic, 1, nowMs));
      return true;
    });
    if (isTaken) return nowMs;
    if (world.clock.nowMs() > untilMs) return undefined;
    world.clock.sleepMs(1_000);
  }
}

function leavePlace(world: World, payer: string, takenMs: number): void {
  world.mutex.hold(2_000, () => {
    const now = readNow(world.document.get(NOW));
    keepTraffic(world, now, payer, settle(trafficOf(now, payer), takenMs, 1, world.clock.nowMs()));
  });
}

function keepTraffic(world: World, now: Now, payer: string, traffic: Traffic): void {
  const kept = { ...now, traffic: { ...now.traffic, [payer]: traffic } };
  world.document.set(NOW, encodeNow(kept, world.clock.nowMs()));
}

/** undefined: no answer came. Google's words for it are localised, so they decide nothing. */
function sendOne(world: World, request: HttpRequest): HttpAnswer | undefined {
  try {
    return world.http.sendAll([request])[0];
  } catch {
    return undefined;
  }
}

/** A GET of a run that cannot exist spends nothing; only 401 means a bad key. '' = accepted. */
function troubleWith(world: World, apiKey: string): string {
  const payer = payerOf(world, apiKey);
  const startedMs = takePlace(world, payer);
  if (startedMs === undefined)
    return "This key's requests of this minute are used up, so it was not tested. Try again in a minute.";
  const answer = sendOne(world, pollRequest(apiKey, IMPOSSIBLE_RUN_ID));
  leavePlace(world, payer, startedMs);
  if (!answer) return 'LeadModule could not be reached, so the key was not tested. Try again in a minute.';
  return readPoll(answer, startedMs).kind === 'bad key'
    ? 'LeadModule does not accept this key. Check that it is active in LeadModule under Settings, API keys.'
    : '';
}

/** The choices beside the key change the settings, so the page is told both. */
export interface SavedKey extends KeyState {
  readonly settings: Settings;
}

export function testAndSaveKey(world: World, raw: unknown, choices: unknown): Answer<SavedKey> {
  const text = typeof raw === 'string' ? raw.trim() : '';
  if (!looksLikeKey(text)) return no('This is not a LeadModule key. Keys start with lm_live_.');
  const trouble = troubleWith(world, text);
  if (trouble) return no(trouble);
  // A shared copy of the old key would go on being used by others.
  const wasShared = isSharing(world);
  unshareKey(world);
  saveKey(world, text);
  const { share: wish, formulas } = asRecord(choices);
  if (typeof formulas === 'boolean') allowFormulas(world, formulas);
  if (wish === true || (wasShared && wish === undefined)) shareKey(world, text);
  followConsent(world);
  return ok({ ...keyState(world), settings: settingsOf(world) });
}

/** Beside the key the user says whether formulas may spend it; how much a day stands in the settings. */
function allowFormulas(world: World, agreed: boolean): void {
  const before = settingsOf(world).formulaCreditsPerDay;
  const formulaCreditsPerDay = agreed ? before || FORMULA_CREDITS_DEFAULT : 0;
  if (formulaCreditsPerDay !== before) saveSettings(world, { formulaCreditsPerDay });
}

export function testStoredKey(world: World): Answer<KeyState> {
  const key = keyInUse(world);
  if (!key) return no(NO_KEY.sentence, NO_KEY.reason);
  const trouble = troubleWith(world, key.apiKey);
  return trouble ? no(trouble) : ok(keyState(world));
}

export function changeSharing(world: World, share: unknown): Answer<KeyState> {
  const apiKey = ownKey(world);
  if (share !== true) unshareKey(world);
  else if (apiKey === undefined)
    return no('Only a key of your own can be shared. Connect it first.', 'no key');
  else shareKey(world, apiKey);
  return ok(keyState(world));
}

export function forgetKey(world: World): Answer<KeyState> {
  removeKey(world);
  return ok(keyState(world));
}
