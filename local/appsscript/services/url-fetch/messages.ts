// Exceptions of UrlFetchApp. Sources: the public issue threads quoted in platform facts (DNS, address, status texts),
// Q for "Limit Exceeded"; the German texts are ours.

import type { Catalogue } from '../../kernel/errors.js';

type Key =
  | 'invalidUrl'
  | 'urlLength'
  | 'headerCount'
  | 'headerSize'
  | 'payloadSize'
  | 'responseSize'
  | 'attribute'
  | 'notPermitted'
  | 'dns'
  | 'address'
  | 'timeout'
  | 'reset'
  | 'ssl'
  | 'status'
  | 'redirects';

export const fetchMessages: Catalogue<Key> = {
  invalidUrl: { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
  urlLength: { en: 'Limit Exceeded: URLFetch URL Length.', de: 'Limit überschritten: URLFetch-URL-Länge.' },
  headerCount: {
    en: 'Limit Exceeded: URLFetch Header Count.',
    de: 'Limit überschritten: Anzahl der URLFetch-Header.',
  },
  headerSize: {
    en: 'Limit Exceeded: URLFetch Header Size.',
    de: 'Limit überschritten: Größe der URLFetch-Header.',
  },
  payloadSize: { en: 'Limit Exceeded: URLFetch POST Size.', de: 'Limit überschritten: URLFetch-POST-Größe.' },
  responseSize: {
    en: 'Limit Exceeded: URLFetch Response Size.',
    de: 'Limit überschritten: URLFetch-Antwortgröße.',
  },
  attribute: {
    en: 'Attribute provided with invalid value: {0}',
    de: 'Attribut mit ungültigem Wert angegeben: {0}',
  },
  notPermitted: {
    en: 'UrlFetch calls to {0} are not permitted by your admin',
    de: 'UrlFetch-Aufrufe an {0} sind durch Ihren Administrator nicht zugelassen',
  },
  dns: { en: 'DNS error: {0}', de: 'DNS-Fehler: {0}' },
  address: { en: 'Address unavailable: {0}', de: 'Adresse nicht verfügbar: {0}' },
  timeout: { en: 'Timeout: {0}', de: 'Zeitüberschreitung: {0}' },
  reset: { en: 'Connection reset: {0}', de: 'Verbindung zurückgesetzt: {0}' },
  ssl: { en: 'SSL Error {0}', de: 'SSL-Fehler {0}' },
  status: {
    en: 'Request failed for {0} returned code {1}. Truncated server response: {2} (use muteHttpExceptions option to examine full response)',
    de: 'Anfrage an {0} fehlgeschlagen, zurückgegebener Code {1}. Gekürzte Serverantwort: {2} (Verwenden Sie die Option muteHttpExceptions, um die vollständige Antwort anzusehen.)',
  },
  redirects: { en: 'Too many redirects: {0}', de: 'Zu viele Weiterleitungen: {0}' },
};
