// Dialogs and the sidebar through the Ui port.
import type { Ui } from '../ports.js';

export function sheetsUi(): Ui {
  const ui = SpreadsheetApp.getUi();
  return {
    tell: (title, text) => {
      ui.alert(title, text, ui.ButtonSet.OK);
    },
    confirm: (title, text) => ui.alert(title, text, ui.ButtonSet.OK_CANCEL) === ui.Button.OK,
    openSidebar: () => {
      ui.showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('LeadModule'));
    },
  };
}

/** Is there an open spreadsheet around this execution? Not in a web app, a trigger or a custom function, where
 * getUi throws [SpreadsheetApp reference, getUi]. */
export function isInSpreadsheet(): boolean {
  try {
    SpreadsheetApp.getUi();
    return true;
  } catch {
    return false;
  }
}
