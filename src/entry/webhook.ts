// The web app: LeadModule posts results here when the script is deployed as one (docs/webhooks.md). It runs as
// whoever deployed it, for anybody who knows the address, and never touches the spreadsheet.
import { receive } from '../job/inbox/receive.js';
import { scriptLetterbox } from '../platform/letterbox.js';

interface EntryPoints {
  doPost(event: GoogleAppsScript.Events.DoPost): GoogleAppsScript.HTML.HtmlOutput;
}
declare const global: EntryPoints;

/** Web app: keeps a result that carries a valid signature. */
global.doPost = function (event) {
  const { v, l, m } = event?.parameter ?? {};
  receive(scriptLetterbox(), Date.now(), { v, l, m, body: event?.postData?.contents });
  // HtmlService answers 200 at once; a ContentService answer is a 302, which LeadModule counts as failed and sends
  // again [guides/content, "Redirects"]. The answer is the same whatever came of it: it tells a forger nothing.
  return HtmlService.createHtmlOutput('ok');
};
