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
