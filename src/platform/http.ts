// UrlFetchApp through the Http port.
import type { Http } from '../ports.js';

/** A hung call would eat the execution; the documented default is 6 min [UrlFetchApp reference]. */
const TIMEOUT_SECONDS = 30;

/** @types/google-apps-script 2.0.13 lacks timeoutSeconds, which the reference documents (reading G8). */
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

export function fetchHttp(timeoutSeconds = TIMEOUT_SECONDS): Http {
  return {
    sendAll(requests) {
      const all = requests.map((request): Request => {
        const base: Request = {
          url: request.url,
          method: request.method,
          headers: { ...request.headers },
          muteHttpExceptions: true,
          // A redirected POST would arrive as a GET elsewhere; its effect is unknown either way.
          followRedirects: false,
          timeoutSeconds,
        };
        return request.body === undefined
          ? base
          : { ...base, contentType: 'application/json', payload: request.body };
      });
      return UrlFetchApp.fetchAll(all).map((response) => ({
        status: response.getResponseCode(),
        headers: response.getAllHeaders() as Readonly<Record<string, unknown>>,
        body: response.getContentText(),
      }));
    },
  };
}
