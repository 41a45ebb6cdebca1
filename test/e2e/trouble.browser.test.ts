// What goes wrong, and who else is there: keys, credits, limits, a closed page, a second person, hostile cells.
import { describe, expect } from '@jest/globals';
import { Hands, inBrowser, openPage, openStage, until } from './support.js';

const stage = openStage();

describe('keys and credits', () => {
  inBrowser('a key that is not active is refused in words, and not kept', () =>
    stage.with({}, async ({ bench, hands }) => {
      await hands.connect('lm_live_inactive_key');
      await hands.sidebar
        .getByText(/not accept|refused|not active/i)
        .first()
        .waitFor();
      await hands.shot('wrong-key');
      expect(bench.host.properties.user(bench.document.id, 'sam@example.com').entries.size).toBe(0);
    }),
  );

  inBrowser('without credits the job waits for the person, and goes on after a top-up', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      await hands.connected('lm_live_nocredits_key');
      await hands.enrich(2, 8);
      await until(() => bench.requests.last.some(({ answer }) => answer.startsWith('402')), 'a 402');
      await hands.sidebarSays(/credits/);
      await hands.shot('no-credits');
      expect(bench.sandbox?.sandbox.books().runs).toEqual([]);
      await hands.backstage();
      await hands.page.getByRole('button', { name: 'Top up to 1,000 credits' }).click();
      await hands.sidebar.getByRole('button', { name: 'Resume' }).click();
      await hands.sidebarSays(/emails found/);
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(7);
    }),
  );
});

describe('a job in rough weather', () => {
  inBrowser('429 costs time, not money: every contact is asked once', () =>
    stage.with({ speed: 10, requestsPerMinute: 15 }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.enrich(2, 26);
      await until(() => bench.requests.last.some(({ answer }) => answer.startsWith('429')), 'a 429');
      await hands.backstage();
      await hands.shot('rate-limit');
      await hands.skipUntil(/emails found/, bench);
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(23);
      expect(bench.sandbox?.sandbox.books().keys[0]?.creditsSpent).toBe(23);
    }),
  );

  inBrowser('with the sidebar closed the trigger brings the rest', () =>
    stage.with({ latency: '20000' }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.enrich(2, 12);
      await hands.page.getByRole('button', { name: 'Close sidebar' }).click();
      await hands.backstage();
      await hands.skipTo(async () => (await hands.text('G2')) !== '', bench);
      await hands.shows('G2', 'noor.haddad@lumen.example');
      expect(bench.host.executions.some(({ origin }) => origin === 'installable trigger')).toBe(true);
    }),
  );

  inBrowser('what the answers hold is text in the sheet and in the sidebar, whatever it looks like', () => {
    const csv =
      'First name,Last name,Website\n=1+1,Plus,formula.example\n<img src=x onerror=alert(1)>,Tag,html.example\n"Ann ""Q""",\'t Hooft,long.example\n';
    return stage.with({ csv, speed: 10 }, async ({ hands }) => {
      hands.page.on('dialog', () => {
        throw new Error('a script of the sheet ran');
      });
      await hands.connected();
      expect(await hands.text('A2')).toBe('=1+1');
      await hands.enrich(2, 4);
      await hands.sidebarSays(/found/);
      await hands.shows('D2', '=1+2@formula.example');
      await hands.shows('D3', '<img src=x onerror=alert(1)>@html.example');
      await hands.shot('hostile');
    });
  });
});

describe('a second person', () => {
  inBrowser('sees the same cells, types into them, and has a key of their own', () =>
    stage.with({}, async ({ context, hands, url }) => {
      await hands.connected();
      const other = new Hands(await openPage(context, `${url}?as=second`));
      await other.type('G3', 'from alex');
      await hands.shows('G3', 'from alex');
      await other.menu('Extensions', 'LeadModule', 'Open sidebar');
      await other.sidebar.getByRole('textbox').first().waitFor();
      await other.shot('second-person');
    }),
  );
});
