// The menu under Extensions. onOpen must work in AuthMode.NONE: it may only add menu items, so nothing here
// touches another service.
import { enrichFromMenu } from '../job/run-calls.js';
import { openWorld } from '../platform/services.js';
import { sheetsUi } from '../platform/ui.js';

interface EntryPoints {
  onInstall(event: GoogleAppsScript.Events.AppsScriptEvent): void;
  onOpen(event: GoogleAppsScript.Events.AppsScriptEvent): void;
  enrichSelectedRows(): void;
  openSidebar(): void;
}
declare const global: EntryPoints;

function addMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Enrich selected rows', 'enrichSelectedRows')
    .addItem('Open sidebar', 'openSidebar')
    .addToUi();
}

/** The file is not opened again after an installation, so the menu is added here too. */
global.onInstall = function (_event) {
  addMenu();
};

/** Adds the menu. */
global.onOpen = function (_event) {
  addMenu();
};

/** Menu item: shows the bill of the selected rows and starts the job on OK. */
global.enrichSelectedRows = function () {
  const world = openWorld();
  if (world) enrichFromMenu(world, sheetsUi());
};

/** Menu item: opens the sidebar. */
global.openSidebar = function () {
  sheetsUi().openSidebar();
};
