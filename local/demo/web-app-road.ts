// In one process and on a virtual clock: the road from a script's own fetch to its web app, and the post that
// brings the sandbox's webhooks to it. Over real HTTP the sandbox's courier and the host's web server do the same.
import type { FetchAnswer, FetchHandler, Host, WebAnswer } from '../appsscript/index.js';
import type { Sandbox } from '../leadmodule/index.js';

const WEB_APPS = 'https://script.google.com/';

function query(url: string): string {
  return new URL(url).search.slice(1);
}

function fetchAnswerOf(answer: WebAnswer): FetchAnswer {
  const html = (status: number, body: string): FetchAnswer => ({
    status,
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    body,
  });
  return answer.kind === 'redirect'
    ? {
        status: 302,
        headers: [['Location', 'https://script.googleusercontent.com/macros/echo?user_content_key=k']],
        body: '',
      }
    : html(answer.status, answer.html);
}

/** Requests to script.google.com reach the host's own web app at once (direct driver); others go `elsewhere`. */
export function webAppRoad(host: () => Host, elsewhere: FetchHandler): FetchHandler {
  return (request) => {
    if (!request.url.startsWith(WEB_APPS)) return elsewhere(request);
    const { webApp } = host();
    const isOurs = request.url.startsWith(`${host().world.webAppUrl}?`);
    if (!isOurs)
      return { status: 404, headers: [], body: 'Sorry, the file you have requested does not exist.' };
    const answer = webApp.requestNow({
      method: request.method === 'POST' ? 'POST' : 'GET',
      query: query(request.url),
      body: new TextDecoder().decode(request.body),
      contentType: 'application/json',
    });
    return fetchAnswerOf(answer);
  };
}

/** Brings what is due to the web app now. Returns how many were brought. */
function deliverDueNow(host: Host, sandbox: Sandbox): number {
  const due = sandbox.takeDueWebhooks();
  for (const { number, url, body } of due) {
    const answer = host.webApp.requestNow({
      method: 'POST',
      query: query(url),
      body,
      contentType: 'application/json',
    });
    sandbox.settleWebhook(number, { kind: 'answered', status: answer.status });
  }
  return due.length;
}

/** Looks every so often, for as long as the clock goes. Returns a function that ends it. */
export function keepDelivering(host: Host, sandbox: Sandbox, everySeconds = 0.5): () => void {
  let cancel = () => {};
  const look = () => {
    deliverDueNow(host, sandbox);
    cancel = host.at(host.now() + everySeconds * 1000, look);
  };
  cancel = host.at(host.now(), look);
  return () => cancel();
}
