// Exceptions of the platform itself in Google's words. The German texts are ours: they stand for "another language".

import type { Catalogue } from './errors.js';

type Key =
  | 'tooManyScripts'
  | 'computerTime'
  | 'tooOften'
  | 'tooOftenShort'
  | 'signature'
  | 'callPermission'
  | 'serviceUnavailable';

// Q lists these texts (developers.google.com/apps-script/guides/services/quotas, "Quota exceptions").
export const commonMessages: Catalogue<Key> = {
  tooManyScripts: {
    en: 'There are too many scripts running simultaneously for this Google user account.',
    de: 'Für dieses Google-Nutzerkonto werden zu viele Scripts gleichzeitig ausgeführt.',
  },
  computerTime: {
    en: 'Service using too much computer time for one day',
    de: 'Der Dienst hat die Rechenzeit für einen Tag überschritten.',
  },
  tooOften: {
    en: 'Service invoked too many times for one day: {0}.',
    de: 'Der Dienst wurde an einem Tag zu oft aufgerufen: {0}.',
  },
  tooOftenShort: {
    en: 'Service invoked too many times in a short time: {0}. Try Utilities.sleep(1000) between calls.',
    de: 'Der Dienst wurde in kurzer Zeit zu oft aufgerufen: {0}. Versuchen Sie Utilities.sleep(1000) zwischen den Aufrufen.',
  },
  signature: {
    en: "The parameters ({0}) don't match the method signature for {1}.",
    de: 'Die Parameter ({0}) stimmen nicht mit der Methodensignatur für {1} überein.',
  },
  callPermission: {
    en: 'You do not have permission to call {0}.',
    de: 'Sie sind nicht berechtigt, {0} aufzurufen.',
  },
  serviceUnavailable: {
    en: 'Service {0} is currently unavailable.',
    de: 'Der Dienst {0} ist derzeit nicht verfügbar.',
  },
};
