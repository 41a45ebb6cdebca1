// What strangers do at the web app's door, and what its owner does about it. Only where a webhook is set up.
import type { Act } from './act.js';

const EVIL = 'evil@forged.test';

function forged(url: string, part: 'v' | 'l' | 'm', value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(part, value);
  return changed.href;
}

export const webhookActs: readonly Act[] = [
  {
    name: 'forge webhooks',
    perform: ({ stage: { postman, host }, chance }) => {
      if (!postman) return false;
      const real =
        postman.addresses.at(-1) ?? `${host.world.webAppUrl}?v=1&l=0000abcd-0.1&m=${'0'.repeat(32)}`;
      const lookup = new URL(real).searchParams.get('l') ?? '';
      const body = JSON.stringify({
        runId: 'forged',
        status: 'completed',
        result: { email: EVIL },
        creditsUsed: 1,
      });
      postman.post(forged(real, 'm', 'f'.repeat(32)), body);
      postman.post(
        forged(
          real,
          'l',
          lookup.replace(/\d+$/, (attempt) => `${Number(attempt) + 1}`),
        ),
        body,
      );
      postman.post(forged(real, 'v', String(chance.int(2, 9))), body);
      postman.post(real, body.slice(0, chance.int(1, body.length - 1)));
      return true;
    },
  },
  {
    name: 'make a new secret',
    perform: ({ stage, person }) => {
      if (!stage.postman) return false;
      person.ask('sidebarChangeWebhook', [{ kind: 'rotate' }], () => {});
      return true;
    },
  },
];
