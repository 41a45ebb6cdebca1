// Map on the workbench: where the header is, what was repaired, what is in conflict, what was learned, and where the
// results go.
import { describe, expect } from '@jest/globals';
import { SidebarHands } from './sidebar-hands.js';
import { inBrowser, openStage } from './support.js';

const stage = openStage();

const TITLED = [
  'Spring fair,,,,',
  '"Exported 3 March, do not share",,,,',
  ',,,,',
  'Attendee,Company,Mail,Profile,Remarks',
  '"HADDAD, Noor",Found,noor@found.example,https://uk.linkedin.com/in/example-0142?trk=x,',
  'Dr. Ida de Vries,Fjord,ida@gmail.com,,',
  'Tomás Ibarra,Orilla,,,Only a company',
  '=1+1,<img src=x onerror=alert(1)>,html@html.example,,',
  '',
].join('\n');

const AMBIGUOUS = [
  'Called,Surname,Site,Old site',
  'Noor,Haddad,found.example,notfound.example',
  'Ida,Berg,found.example,notfound.example',
  '',
].join('\n');

const columns = (hands: SidebarHands, label: string) => hands.label(label).locator('option:checked');

describe('map', () => {
  inBrowser('a header below titles is found; repairs and skips are said before anything is paid', () =>
    stage.with({ csv: TITLED, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press(/^Continue with 4 rows/);
      await sidebar.titled('Match your columns');
      expect(await columns(sidebar, 'Full name').textContent()).toBe('A: Attendee');
      expect(await columns(sidebar, 'Company domain').textContent()).toBe('C: Mail');
      expect(await columns(sidebar, 'LinkedIn URL').textContent()).toBe('D: Profile');
      await sidebar.says('Noor Haddad');
      await sidebar.says('LinkedIn address cleaned');
      await sidebar.says(/Skipped: private mailbox/i);
      await sidebar.says(/private mailboxes such as gmail.com are left out/);
      await sidebar.looksRight('map-repairs');
      await sidebar.press(/^Check 4 rows/, /^Enrich \d+ contact/);
      await sidebar.titled(/found/);
      await hands.shows('F4', 'Email');
      await hands.shows('F5', 'noor.haddad@found.example');
      expect(await hands.table(['A', 'B', 'C', 'D', 'E', 'F'], 3)).toEqual([
        ['Spring fair', '', '', '', '', ''],
        ['Exported 3 March, do not share', '', '', '', '', ''],
        ['', '', '', '', '', ''],
      ]);
      expect(bench.sandbox?.sandbox.books().runs.length).toBeGreaterThan(0);
    }),
  );

  inBrowser('a conflict holds the run back in words; the correction is kept, and known on the next tab', () =>
    stage.with({ csv: AMBIGUOUS }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press(/^Continue with 2 rows/);
      await sidebar.label('First name').selectOption('B: Surname');
      await sidebar.says(/Column B is used twice. Choose another./);
      await sidebar.looksRight('map-conflict');
      await sidebar.button(/^Check 2 rows/).click({ force: true });
      await sidebar.titled('Match your columns');
      await sidebar.label('First name').selectOption('A: Called');
      await sidebar.label('Company domain').selectOption('D: Old site');
      await hands.sidebar.locator('#mapfix').waitFor({ state: 'detached' });
      await sidebar.press(/^Check 2 rows/);
      await sidebar.titled('Check before you spend');
      await sidebar.close();
      await sidebar.open();
      await sidebar.press(/^Continue with 2 rows/);
      expect(await columns(sidebar, 'Company domain').textContent()).toBe('D: Old site');
      await hands.page.getByRole('button', { name: 'Add a tab' }).click();
      for (const [cell, text] of Object.entries({
        A1: 'Surname',
        B1: 'called',
        A2: 'Tan',
        B2: 'Wei',
        C1: 'Site',
        C2: 'found.example',
      }))
        await hands.type(cell, text);
      await sidebar.press('Enrich', 'Change', 'Read the selection again', /^Continue with 1 row/);
      expect(await columns(sidebar, 'First name').textContent()).toBe('B: called');
      expect(bench.requests.last.every(({ method }) => method === 'GET')).toBe(true);
    }),
  );

  inBrowser('result columns are chosen for a tab and remembered there', () =>
    stage.with({ speed: 10 }, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.check(2, 3);
      await sidebar.press('Change');
      await sidebar.unfold('Results go to');
      await sidebar.looksRight('map-results');
      await sidebar.label('Email status').selectOption('Leave out');
      await sidebar.label('Confidence').selectOption('Leave out');
      await sidebar.label('Score').selectOption('New column');
      await hands.sidebar.getByRole('combobox', { name: 'Email', exact: true }).selectOption('F: Notes');
      await sidebar.press(/^Check 2 rows/, /^Enrich 2 contacts/);
      await sidebar.titled(/found/);
      expect((await hands.table(['F', 'G', 'H', 'I', 'J'], 3)).map((row) => row.join('|'))).toEqual([
        'Notes|Score|Provider|Status|',
        expect.stringMatching(/^Met at the fair, hall 3\|\d+\|\w+\|Found\|$/),
        expect.stringMatching(/^ida.devries@fjord.example\|\d+\|\w+\|Found\|$/),
      ]);
      await sidebar.close();
      await sidebar.open();
      await sidebar.press('Enrich more rows');
      await sidebar.check(4, 5);
      await sidebar.press('Change');
      await sidebar.unfold('Results go to');
      expect(await hands.sidebar.locator('#output-email option:checked').textContent()).toBe('F: Notes');
      expect(await columns(sidebar, 'Confidence').textContent()).toBe('Leave out');
    }),
  );

  inBrowser('a company name without a domain is said plainly, with the number of rows', () =>
    stage.with(
      { csv: 'First name,Last name,Company\nNoor,Haddad,Lumen\nIda,Berg,Fjord\nOlu,Ade,\n' },
      async ({ hands }) => {
        const sidebar = new SidebarHands(hands);
        await hands.connected();
        await sidebar.press(/^Continue with 3 rows/);
        await sidebar.says(/2 rows have a company name but no domain/);
        await sidebar.looksRight('map-company-only');
        await sidebar.press(/^Check 3 rows/);
        await sidebar.says('None of these rows can be looked up. The reasons stand above.');
        await sidebar.looksRight('check-nothing');
      },
    ),
  );
});
