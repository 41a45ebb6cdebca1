// What the page may call by google.script.run. Every public function is visible to the page, so every argument
// is validated behind these doors.
import {
  changeSettings,
  controlJob,
  forgetKey,
  openPage,
  runJob,
  showBill,
  stepFromPage,
  testAndSaveKey,
} from '../job/desk-calls.js';
import type { SidebarApi } from '../sidebar-api.js';
import { answer } from './doors.js';

declare const global: SidebarApi;

/** Page: everything it needs to open. */
global.sidebarOpen = function () {
  return answer(openPage);
};

/** Page: tests a key without spending and stores it for this user. */
global.sidebarSaveKey = function (key) {
  return answer((world) => testAndSaveKey(world, key));
};

/** Page: forgets this user's key. */
global.sidebarRemoveKey = function () {
  return answer(forgetKey);
};

/** Page: stores settings of this user. */
global.sidebarSaveSettings = function (settings) {
  return answer((world) => changeSettings(world, settings));
};

/** Page: the bill of the rows selected now. */
global.sidebarBill = function (request) {
  return answer((world) => showBill(world, request));
};

/** Page: starts a job on the rows selected now. */
global.sidebarRun = function (request) {
  return answer((world) => runJob(world, request));
};

/** Page: one bounded step of whatever is open. */
global.sidebarStep = function () {
  return answer(stepFromPage);
};

/** Page: pause, resume or stop a job. */
global.sidebarControl = function (jobId, wish) {
  return answer((world) => controlJob(world, jobId, wish));
};
