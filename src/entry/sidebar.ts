// What the page may call by google.script.run. Every public function is visible to the page, so every argument
// is validated behind these doors.
import {
  addSampleTab,
  forgetResults,
  removeEverything,
  settle,
  showActivity,
  showDiagnostics,
  showLoose,
  undo,
} from '../job/page/care-calls.js';
import {
  changeSettings,
  changeWebhookFromPage,
  controlJob,
  openPage,
  readColumns,
  saveColumns,
  showRows,
  showSurvey,
  stepFromPage,
} from '../job/page/desk-calls.js';
import { changeSharing, forgetKey, testAndSaveKey, testStoredKey } from '../job/page/key-calls.js';
import { runJob, showBill } from '../job/page/run-calls.js';
import type { SidebarApi } from '../sidebar-api.js';
import { answer } from './doors.js';

declare const global: SidebarApi;

/** Page: everything it needs to open. */
global.sidebarOpen = function () {
  return answer(openPage);
};

/** Page: the active tab and its selection now. */
global.sidebarSurvey = function () {
  return answer(showSurvey);
};

/** Page: how the columns are understood, with a preview. */
global.sidebarMapping = function (request) {
  return answer((world) => readColumns(world, request));
};

/** Page: keeps the user's columns for this tab and reads again. */
global.sidebarSaveMapping = function (request) {
  return answer((world) => saveColumns(world, request));
};

/** Page: the bill of what is asked. */
global.sidebarBill = function (request) {
  return answer((world) => showBill(world, request));
};

/** Page: starts what the user saw the bill of. */
global.sidebarRun = function (request) {
  return answer((world) => runJob(world, request));
};

/** Page: one bounded step of whatever is open. */
global.sidebarStep = function () {
  return answer(stepFromPage);
};

/** Page: pause, resume (also with a higher limit of credits) or stop a job. */
global.sidebarControl = function (jobId, wish, credits) {
  return answer((world) => controlJob(world, jobId, wish, credits));
};

/** Page: selects rows for the user to look at. */
global.sidebarShowRows = function (sheetId, rows) {
  return answer((world) => showRows(world, sheetId, rows));
};

/** Page: the last 30 days. */
global.sidebarActivity = function () {
  return answer(showActivity);
};

/** Page: results that stand nowhere or in the wrong row. */
global.sidebarLoose = function (jobId) {
  return answer((world) => showLoose(world, jobId));
};

/** Page: what to do about them. */
global.sidebarSettle = function (jobId, wish) {
  return answer((world) => settle(world, jobId, wish));
};

/** Page: clears what a job wrote and nobody touched. */
global.sidebarUndo = function (jobId) {
  return answer((world) => undo(world, jobId));
};

/** Page: tests a key without spending and stores it for this user. */
global.sidebarSaveKey = function (key, choices) {
  return answer((world) => testAndSaveKey(world, key, choices));
};

/** Page: tests the stored key without spending. */
global.sidebarTestKey = function () {
  return answer(testStoredKey);
};

/** Page: shares this user's key with the document, or no longer. */
global.sidebarShareKey = function (share) {
  return answer((world) => changeSharing(world, share));
};

/** Page: forgets this user's key. */
global.sidebarRemoveKey = function () {
  return answer(forgetKey);
};

/** Page: stores settings of this user. */
global.sidebarSaveSettings = function (settings) {
  return answer((world) => changeSettings(world, settings));
};

/** Page: tests an address and switches the webhook on; or off; or makes a new secret. */
global.sidebarChangeWebhook = function (wish) {
  return answer((world) => changeWebhookFromPage(world, wish));
};

/** Page: invented contacts on a tab of their own. */
global.sidebarAddSamples = function () {
  return answer(addSampleTab);
};

/** Page: text for an issue, without key and people. */
global.sidebarDiagnostics = function () {
  return answer(showDiagnostics);
};

/** Page: results older than so many days, counted or forgotten. */
global.sidebarForget = function (days, isSure) {
  return answer((world) => forgetResults(world, days, isSure));
};

/** Page: takes everything of LeadModule out of this file. */
global.sidebarRemoveData = function () {
  return answer(removeEverything);
};
