// Jobs whose results come by webhook, and what tests count of them.
import { people, runAll } from './stage.js';
import { makeWebhookStage, type WebhookStage } from './webhook-stage.js';

export const SLOW = { kind: 'const', seconds: 60 } as const;

export function foundBody(runId: string, email = 'noor@found.example') {
  return {
    runId,
    status: 'completed',
    result: { email, confidence: 90, provider: 'prospeo' },
    creditsUsed: 1,
  };
}

/** A job whose lookups are all accepted; the test brings the webhooks. */
export function underWay(
  contacts: number,
  options: Partial<Parameters<typeof makeWebhookStage>[0]> = {},
): WebhookStage {
  const stage = makeWebhookStage({
    rows: people(contacts),
    sandbox: { latency: SLOW },
    delivers: false,
    ...options,
  });
  runAll(stage, contacts);
  while (stage.posts() < contacts) {
    stage.call('sidebarStep');
    stage.host.advanceNow(1);
  }
  return stage;
}

export function runIds(stage: WebhookStage): string[] {
  return stage.sandbox.books().runs.map(({ runId }) => runId);
}

export function polls(stage: WebhookStage): number {
  return stage.sandbox.books().requests.filter(({ method }) => method === 'GET').length - 1; // the test of the key
}

export function events(stage: WebhookStage): number {
  return Object.keys(stage.letterbox()).filter((name) => name.startsWith('in.')).length;
}
