// The menu under Extensions. onOpen must work in AuthMode.NONE: it may only add menu items, so nothing here
// touches another service.
import { keepValuesFromMenu, openFormulas, refreshFromMenu } from '../job/page/formula-menu.js';
import { collectFromMenu, controlFromMenu, helpFromMenu } from '../job/page/menu-calls.js';
import { enrichFromMenu } from '../job/page/run-calls.js';
import { openWorld } from '../platform/services.js';
import { sheetsUi } from '../platform/ui.js';
import type { Ui, World } from '../ports.js';

interface EntryPoints {
  onInstall(event: GoogleAppsScript.Events.AppsScriptEvent): void;
  onOpen(event: GoogleAppsScript.Events.AppsScriptEvent): void;
  enrichSelectedRows(): void;
  openSidebar(): void;
  pauseJob(): void;
  resumeJob(): void;
  stopJob(): void;
  collectPendingResults(): void;
  refreshFormulas(): void;
  replaceFormulasByValues(): void;
  showHelp(): void;
}
declare const global: EntryPoints;

function addMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Enrich selected rows', 'enrichSelectedRows')
    .addItem('Open sidebar', 'openSidebar')
    .addSeparator()
    .addItem('Pause job', 'pauseJob')
    .addItem('Resume job', 'resumeJob')
    .addItem('Stop job', 'stopJob')
    .addItem('Collect pending results', 'collectPendingResults')
    .addSeparator()
    .addItem('Refresh formulas', 'refreshFormulas')
    .addItem('Replace formulas by values', 'replaceFormulasByValues')
    .addSeparator()
    .addItem('Help', 'showHelp')
    .addToUi();
}

function withWorld(body: (world: World, ui: Ui) => void): void {
  const world = openWorld();
  if (world) body(world, sheetsUi());
}

/** The file is not opened again after an installation, so the menu is added here too. */
global.onInstall = function (_event) {
  addMenu();
};

/** Adds the menu. Then, where the mode allows it, formulas that were answered meanwhile show their result. */
global.onOpen = function (event) {
  addMenu();
  if (event?.authMode === undefined || event.authMode === ScriptApp.AuthMode.NONE) return;
  const world = openWorld();
  if (world) openFormulas(world);
};

/** Menu item: shows the bill of the selected rows and starts the job on OK. */
global.enrichSelectedRows = function () {
  withWorld(enrichFromMenu);
};

/** Menu item: opens the sidebar. */
global.openSidebar = function () {
  sheetsUi().openSidebar();
};

/** Menu item: pauses the user's open job. */
global.pauseJob = function () {
  withWorld((world, ui) => controlFromMenu(world, ui, 'pause'));
};

/** Menu item: goes on with the user's paused job. */
global.resumeJob = function () {
  withWorld((world, ui) => controlFromMenu(world, ui, 'resume'));
};

/** Menu item: sends nothing more and collects what was sent. */
global.stopJob = function () {
  withWorld((world, ui) => controlFromMenu(world, ui, 'stop'));
};

/** Menu item: one step by hand. */
global.collectPendingResults = function () {
  withWorld(collectFromMenu);
};

/** Menu item: formulas that wait run again. */
global.refreshFormulas = function () {
  withWorld(refreshFromMenu);
};

/** Menu item: formulas of the selection, or of the tab, become the values they show. */
global.replaceFormulasByValues = function () {
  withWorld(keepValuesFromMenu);
};

/** Menu item: how it works, in a dialog. */
global.showHelp = function () {
  helpFromMenu(sheetsUi());
};
