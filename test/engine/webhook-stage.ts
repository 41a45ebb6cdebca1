// A stage whose script is deployed as a web app and whose webhook is set up through the page, as a person does it.

import type { FetchAnswer, Host, WebAnswer } from '../../local/appsscript/index.js';
import { keepDelivering, webAppRoad } from '../../local/demo/web-app-road.js';
import type { PageAnswer, WebhookState, WebhookWish } from '../../src/sidebar-api.js';
import { ask } from './page.js';
import { makeStage, type Stage, type StageOptions } from './stage.js';

export interface WebhookStage extends Stage {
  /** The /exec address. */
  readonly url: string;
  /** What a person does in Settings. */
  change(wish: WebhookWish): PageAnswer<WebhookState>;
  /** Script properties, by name. */
  letterbox(): Record<string, string>;
  /** Addresses that submits carried, in order. */
  readonly webhookUrls: readonly string[];
  /** A POST to one of them, as anybody may send it. */
  post(url: string, body: unknown): WebAnswer;
}

export interface WebhookStageOptions extends StageOptions {
  readonly isOn?: boolean;
  readonly delivers?: boolean;
  /** What a request to script.google.com gets instead of the web app's own answer. */
  readonly webApp?: FetchAnswer;
}

/** `isOn: false` leaves the webhook to be set up; `delivers: false` leaves every delivery to the test. */
export function makeWebhookStage(options: WebhookStageOptions): WebhookStage {
  let host: Host | undefined;
  const webhookUrls: string[] = [];
  const stage = makeStage({
    ...options,
    road: (sandbox) => {
      const elsewhere = options.road ? options.road(sandbox) : sandbox;
      const { webApp } = options;
      const road = webAppRoad(
        () => host as Host,
        (request) => {
          const body = request.method === 'POST' ? JSON.parse(new TextDecoder().decode(request.body)) : {};
          if (typeof body.webhookUrl === 'string') webhookUrls.push(body.webhookUrl);
          return elsewhere(request);
        },
      );
      return (request) =>
        webApp && request.url.startsWith('https://script.google.com/') ? webApp : road(request);
    },
  });
  host = stage.host;
  const url = host.webApp.deploy(stage.session.document);
  const change = (wish: WebhookWish) => ask(stage.session, 'sidebarChangeWebhook', wish);
  if (options.isOn !== false) {
    const answer = change({ kind: 'on', url });
    if (!answer.ok) throw new Error(answer.sentence);
  }
  if (options.delivers !== false) keepDelivering(host, stage.sandbox);
  return {
    ...stage,
    url,
    change,
    letterbox: () =>
      stage.script('PropertiesService.getScriptProperties().getProperties()') as Record<string, string>,
    webhookUrls,
    post: (to, body) =>
      stage.host.webApp.requestNow({
        method: 'POST',
        query: new URL(to).search.slice(1),
        body: typeof body === 'string' ? body : JSON.stringify(body),
        contentType: 'application/json',
      }),
  };
}
