// Exceptions of the Spreadsheet service in Google's words. The German texts are ours: they stand for "another
// language", so that code which matches English words fails here too.

import type { Catalogue } from '../../kernel/errors.js';

type Key =
  | 'protectedCell'
  | 'invalidData'
  | 'tooLong'
  | 'rowCount'
  | 'columnCount'
  | 'outside'
  | 'rangeNotFound'
  | 'sheetNotFound'
  | 'sheetExists'
  | 'lastSheet'
  | 'lastVisibleSheet'
  | 'rowsOutOfBounds'
  | 'columnsOutOfBounds'
  | 'deleteAllRows'
  | 'deleteAllColumns'
  | 'minimum'
  | 'tooManyCells'
  | 'permission'
  | 'metadataPlace'
  | 'filterExists'
  | 'notFound'
  | 'noUi'
  | 'frozen'
  | 'argument'
  | 'readOnly'
  | 'signature'
  | 'fillContains'
  | 'fillOneWay';

// Sources: [P] Spreadsheet service reference; [G] gas-fakes test/testsheets*.js, run on live Apps Script;
// [R] exceptions reported in public issues; the rest is remembered from the product and marked [M].
export const messages: Catalogue<Key> = {
  // [P] "You are trying to edit a protected cell or object…"
  protectedCell: {
    en: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    de: 'Sie versuchen, eine geschützte Zelle oder ein geschütztes Objekt zu bearbeiten. Bitten Sie den Eigentümer der Tabelle, den Schutz aufzuheben.',
  },
  // [P]
  invalidData: {
    en: 'The data you entered in cell {0} violates the data validation rules set on this cell.{1}',
    de: 'Die in Zelle {0} eingegebenen Daten verstoßen gegen die für diese Zelle festgelegten Regeln zur Datenvalidierung.{1}',
  },
  // [P] §1
  tooLong: {
    en: 'Your input contains more than the maximum of 50000 characters in a single cell.',
    de: 'Ihre Eingabe enthält mehr als die maximal 50000 Zeichen pro Zelle.',
  },
  // [R]
  rowCount: {
    en: 'The number of rows in the data does not match the number of rows in the range. The data has {0} but the range has {1}.',
    de: 'Die Anzahl der Zeilen in den Daten entspricht nicht der Anzahl der Zeilen im Bereich. Die Daten haben {0}, der Bereich hat jedoch {1}.',
  },
  // [R]
  columnCount: {
    en: 'The number of columns in the data does not match the number of columns in the range. The data has {0} but the range has {1}.',
    de: 'Die Anzahl der Spalten in den Daten entspricht nicht der Anzahl der Spalten im Bereich. Die Daten haben {0}, der Bereich hat jedoch {1}.',
  },
  // [R]
  outside: {
    en: 'The coordinates of the range are outside the dimensions of the sheet.',
    de: 'Die Koordinaten des Bereichs liegen außerhalb der Abmessungen des Tabellenblatts.',
  },
  // [R]
  rangeNotFound: { en: 'Range not found', de: 'Bereich nicht gefunden' },
  // [R]
  sheetNotFound: { en: 'Sheet {0} not found', de: 'Tabellenblatt {0} wurde nicht gefunden' },
  // [R]
  sheetExists: {
    en: 'A sheet with the name "{0}" already exists. Please enter another name.',
    de: 'Ein Tabellenblatt mit dem Namen "{0}" ist bereits vorhanden. Geben Sie einen anderen Namen ein.',
  },
  // [R]
  lastSheet: {
    en: "You can't remove all the sheets in a document.",
    de: 'Es können nicht alle Tabellenblätter eines Dokuments entfernt werden.',
  },
  // [R]
  lastVisibleSheet: {
    en: "You can't hide all the sheets in a document.",
    de: 'Es können nicht alle Tabellenblätter eines Dokuments ausgeblendet werden.',
  },
  // [R]
  rowsOutOfBounds: {
    en: 'Those rows are out of bounds.',
    de: 'Diese Zeilen liegen außerhalb des zulässigen Bereichs.',
  },
  // [R]
  columnsOutOfBounds: {
    en: 'Those columns are out of bounds.',
    de: 'Diese Spalten liegen außerhalb des zulässigen Bereichs.',
  },
  // [R]
  deleteAllRows: {
    en: "You can't delete all the rows on the sheet.",
    de: 'Es können nicht alle Zeilen des Tabellenblatts gelöscht werden.',
  },
  // [M]
  deleteAllColumns: {
    en: "You can't delete all the columns on the sheet.",
    de: 'Es können nicht alle Spalten des Tabellenblatts gelöscht werden.',
  },
  // [R]
  minimum: {
    en: 'The {0} of the range must be at least 1.',
    de: 'Die {0} des Bereichs muss mindestens 1 sein.',
  },
  // [R]
  tooManyCells: {
    en: 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    de: 'Durch diese Aktion würde die Anzahl der Zellen in der Arbeitsmappe die Obergrenze von 10000000 Zellen überschreiten.',
  },
  // [P] §4
  permission: {
    en: 'You do not have permission to call {0}',
    de: 'Sie sind nicht berechtigt, {0} aufzurufen',
  },
  // [G] testsheetsdeveloper
  metadataPlace: {
    en: 'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    de: 'Das Hinzufügen von Entwicklermetadaten zu beliebigen Bereichen wird derzeit nicht unterstützt. Sie können nur der Tabelle, einem Tabellenblatt oder einer ganzen Zeile oder Spalte hinzugefügt werden.',
  },
  // [R]
  filterExists: {
    en: "You can't create a filter in a sheet that already has a filter.",
    de: 'In einem Tabellenblatt, das bereits einen Filter hat, kann kein Filter erstellt werden.',
  },
  // [R]
  notFound: {
    en: 'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
    de: 'Unerwarteter Fehler beim Abrufen der Methode oder Eigenschaft openById für das Objekt SpreadsheetApp.',
  },
  // [P] §2
  noUi: {
    en: 'Cannot call SpreadsheetApp.getUi() from this context.',
    de: 'SpreadsheetApp.getUi() kann in diesem Kontext nicht aufgerufen werden.',
  },
  // [R]
  frozen: {
    en: "You can't freeze all visible {0} on the sheet.",
    de: 'Es können nicht alle sichtbaren {0} des Tabellenblatts fixiert werden.',
  },
  // [R]
  argument: { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
  // [M]
  readOnly: {
    en: 'You do not have permission to access the requested document.',
    de: 'Sie sind nicht berechtigt, auf das angeforderte Dokument zuzugreifen.',
  },
  // [G] testsheets "notes"
  signature: {
    en: "The parameters ({0}) don't match the method signature for SpreadsheetApp.{1}.",
    de: 'Die Parameter ({0}) stimmen nicht mit der Methodensignatur für SpreadsheetApp.{1} überein.',
  },
  // [G] testsheets "Range.autoFill"
  fillContains: {
    en: 'AutoFill destination range must contain the source range.',
    de: 'Der Zielbereich von AutoFill muss den Quellbereich enthalten.',
  },
  // [G]
  fillOneWay: {
    en: 'AutoFill destination range must extend the source range in only one direction.',
    de: 'Der Zielbereich von AutoFill darf den Quellbereich nur in eine Richtung erweitern.',
  },
};
