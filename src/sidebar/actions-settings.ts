// The key and the settings.
import type { KeyChoices, OldResults, PageKey, PageSettings } from '../sidebar-api.js';
import { doTask, go, plan, startOver } from './actions.js';
import { call } from './server.js';
import { can, say, store } from './store.js';

/** The choices beside a new key change the settings too. */
function keep(key: PageKey, settings?: PageSettings): void {
  const opening = store.opening.value;
  if (opening) store.opening.value = { ...opening, key, settings: settings ?? opening.settings };
}

/** Resolves true when the key was accepted and stored. */
export async function saveKey(typed: string, choices: KeyChoices): Promise<boolean> {
  let isSaved = false;
  const canChoose = can('shareKey') || can('formulas');
  await doTask(
    { id: 'saveKey', words: 'Testing the key' },
    () => (canChoose ? call('sidebarSaveKey', typed, choices) : call('sidebarSaveKey', typed)),
    ({ settings, ...key }) => {
      isSaved = true;
      keep(key, settings);
      go({ kind: 'auto' });
      say('The key works and is saved. Nothing was spent.', 'good');
    },
  );
  return isSaved;
}

export function testKey(): Promise<void> {
  return doTask(
    { id: 'testKey', words: 'Testing' },
    () => call('sidebarTestKey'),
    (state) => {
      keep(state);
      say('LeadModule accepts this key. Nothing was spent.', 'good');
    },
    true,
  );
}

export function removeKey(): Promise<void> {
  return doTask(
    { id: 'removeKey', words: 'Removing' },
    () => call('sidebarRemoveKey'),
    (state) => {
      keep(state);
      say('The key is removed. A job that was running waits for a key.', 'good');
    },
  );
}

export function shareKey(share: boolean): Promise<void> {
  return doTask(
    { id: 'shareKey', words: 'Saving' },
    () => call('sidebarShareKey', share),
    (key) => keep(key),
  );
}

export function changeSetting<Name extends keyof PageSettings>(name: Name, value: PageSettings[Name]): void {
  store.settingsDraft.value = { ...store.settingsDraft.value, [name]: value };
}

export function discardSettings(): void {
  store.settingsDraft.value = {};
}

export function saveSettings(changed: Partial<PageSettings>): Promise<void> {
  return doTask(
    { id: 'saveSettings', words: 'Saving' },
    () => call('sidebarSaveSettings', changed),
    (settings) => {
      const opening = store.opening.value;
      if (opening) store.opening.value = { ...opening, settings };
      store.settingsDraft.value = {};
      // What waits for a day of credits may go on.
      if (store.nextStepMs.value) plan(0);
      say('Saved.', 'good');
    },
  );
}

export function loadDiagnostics(): Promise<void> {
  return doTask(
    { id: 'diagnostics', words: 'Collecting' },
    () => call('sidebarDiagnostics'),
    (text) => {
      store.diagnostics.value = text;
    },
    true,
  );
}

/** Counts old results, or forgets them; `then` gets what is left to forget. */
export function forgetOld(
  days: number,
  isSure: boolean,
  then: (left: OldResults | undefined) => void,
): Promise<void> {
  return doTask(
    { id: 'forget', words: isSure ? 'Forgetting' : 'Counting' },
    () => call('sidebarForget', days, isSure),
    (left) => {
      const isDone = isSure && left.old === 0;
      then(isDone ? undefined : left);
      if (isDone) say('Old results are forgotten. What stands in your tabs stays.', 'good');
    },
  );
}

export function removeData(): Promise<void> {
  return doTask(
    { id: 'removeData', words: 'Removing' },
    () => call('sidebarRemoveData'),
    (opening) => {
      startOver(opening);
      say('LeadModule’s data is gone from this file. Results in your tabs stay.', 'good');
    },
  );
}
