// The human pages as HTML. Every value passes through the `html` tag, which escapes it.
import { html } from 'hono/html';
import type { Books, KeyEntry, RequestEntry, RunEntry } from './books.js';
import { SPECIAL_KEYS } from './keys.js';
import { KNOWN_DOMAINS } from './known.js';
import type { Delivery } from './webhooks.js';

type Html = ReturnType<typeof html>;

/** Rows of a table that are shown; the books hold more. */
const MOST_ROWS = 50;
const MOST_CHARACTERS = 80;

const clip = (text: string) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
const time = (ms: number) => new Date(ms).toISOString().slice(11, 19);

/** Enough of a key to know it by: someone may have typed a real one. */
export function maskKey(key: string): string {
  const random = key.slice('lm_live_'.length);
  return random.length <= 12 ? key : `lm_live_${random.slice(0, 2)}…${random.slice(-4)}`;
}

const contactWords = ({ contact }: RunEntry) =>
  clip(
    Object.values(contact)
      .filter((field) => field.trim() !== '')
      .join(' · '),
  );

function outcomeWords(run: RunEntry): string {
  if (run.status === 'pending') return '';
  if (run.outcome.kind !== 'found') return run.outcome.kind.replace('_', ' ');
  const { email, phone, confidence, provider } = run.outcome.result;
  return [email, phone, `${confidence} %`, provider]
    .filter((part) => part !== undefined)
    .map(clip)
    .join(' · ');
}

function table(title: string, note: string, columns: readonly string[], rows: readonly Html[]): Html {
  const body =
    rows.length > 0 ? rows : html`<tr><td colspan="${columns.length}" class="none">none yet</td></tr>`;
  return html`<section>
    <h2>${title}</h2>
    <p class="note">${note}</p>
    <div class="scroll"><table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${body}</tbody>
    </table></div>
  </section>`;
}

/** The newest entries first. */
const newest = <T>(entries: readonly T[]) => entries.slice(-MOST_ROWS).reverse();
const counted = (shown: number, all: number) =>
  all > shown ? `the newest ${shown} of ${all}` : `${all} in all`;

function listing<T>(
  title: string,
  entries: readonly T[],
  columns: readonly string[],
  row: (entry: T) => Html,
): Html {
  const shown = newest(entries);
  return table(title, counted(shown.length, entries.length), columns, shown.map(row));
}

const state = (text: string) => html`<span class="state" data-state="${text}">${text}</span>`;

const keyCells = (key: KeyEntry) => html`<td>${key.number}</td><td><code>${maskKey(key.key)}</code></td>`;

const keyRow = (key: KeyEntry) => html`<tr>
  ${keyCells(key)}<td>${state(key.active ? 'active' : 'inactive')}</td>
  <td class="n">${key.credits}</td><td class="n">${key.creditsSpent}</td><td class="n">${key.requestsPerMinute}</td>
  <td class="n">${key.requests}</td><td class="n">${key.refused}</td></tr>`;

const runCells = (run: RunEntry) => html`<td>${time(run.submittedAtMs)}</td><td><code>${run.runId}</code></td>
  <td>${contactWords(run)}</td><td>${run.enrichmentType}</td><td>${state(run.status)}</td>`;

const runRow = (run: RunEntry) => html`<tr>
  ${runCells(run)}<td>${outcomeWords(run)}</td>
  <td class="n">${run.creditsUsed}</td><td class="n">${run.duplicates}</td></tr>`;

const deliveryRow = (delivery: Delivery) => html`<tr>
  <td><code>${delivery.runId}</code></td><td>${clip(delivery.url)}</td><td>${state(delivery.state)}</td>
  <td>${delivery.attempts.map(({ atMs, outcome }) => `${time(atMs)} ${clip(outcome)}`).join(', ')}</td>
  <td>${delivery.state === 'waiting' ? time(delivery.dueAtMs) : ''}</td></tr>`;

const requestRow = (request: RequestEntry) => html`<tr>
  <td>${time(request.atMs)}</td><td>${request.operation}</td><td>${state(String(request.status))}</td>
  <td><code>${request.runId ?? ''}</code></td><td>${request.faults.join(', ')}</td></tr>`;

const runsOf = (books: Books) =>
  listing(
    'Runs',
    books.runs,
    ['UTC', 'Run', 'Contact', 'Type', 'Status', 'Result', 'Credits', 'Duplicates'],
    runRow,
  );

/** The part of the home page that is fetched again every second. */
export const liveTables = (books: Books) => html`
  ${listing('Keys', books.keys, ['No.', 'Key', 'State', 'Credits', 'Spent', 'A minute', 'Requests', 'Refused (429)'], keyRow)}
  ${runsOf(books)}
  ${listing('Deliveries', books.deliveries, ['Run', 'Webhook', 'State', 'Attempts', 'Next'], deliveryRow)}
  ${listing('Requests', books.requests, ['UTC', 'Operation', 'Answer', 'Run', 'Faults'], requestRow)}`;

const page = (title: string, script: Html | string, body: Html) => html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">${script}
</head>
<body>${body}</body>
</html>`;

const nav = html`<nav><a href="/">Live</a> <a href="/admin">Admin</a> <a href="/openapi.json">openapi.json</a></nav>`;

const definitions = (entries: readonly (readonly [string, string])[]) =>
  html`<dl>${entries.map(([term, means]) => html`<dt><code>${term}</code></dt><dd>${means}</dd>`)}</dl>`;

/** The page at /. */
export const homePage = (endpoint: string, books: Books) =>
  page(
    'LeadModule sandbox',
    html`<script src="/page.js" defer></script>`,
    html`<header><h1>LeadModule sandbox</h1>${nav}</header>
    <main>
      <p>The API of the quickstart at <code>${endpoint}</code>, on this machine only. Nothing here is real.</p>
      <pre>curl -H "Authorization: Bearer lm_live_demo" -H "Content-Type: application/json" \\
  -d '{"firstName":"Jane","lastName":"Smith","companyDomain":"acme.com"}' ${endpoint}</pre>
      <div id="live">${liveTables(books)}</div>
      <h2>Inputs whose outcome is certain</h2>
      ${definitions(Object.entries(KNOWN_DOMAINS).map(([domain, { means }]) => [domain, means]))}
      <h2>Special keys</h2>
      <p>Any key that begins with <code>lm_live_</code> works, with credits and a limit of its own. These begin in a special way:</p>
      ${definitions(Object.entries(SPECIAL_KEYS))}
    </main>`,
  );

const keyForm = (key: KeyEntry) => html`<tr>${keyCells(key)}<td colspan="2">
  <form method="post" action="/admin/key">
    <input type="hidden" name="number" value="${key.number}">
    <label>Credits <input name="credits" inputmode="numeric" pattern="[0-9]+" required value="${key.credits}"></label>
    <label>A minute <input name="requestsPerMinute" inputmode="numeric" pattern="[0-9]+" required value="${key.requestsPerMinute}"></label>
    <label><input type="checkbox" name="active" value="yes" ${key.active ? 'checked' : ''}> active</label>
    <button>Change</button>
  </form></td></tr>`;

const runForm = (run: RunEntry) => html`<tr>${runCells(run)}<td>
  <form method="post" action="/admin/run">
    <input type="hidden" name="runId" value="${run.runId}">
    <label>Ends <select name="ending">
      <option value="">as it was to end</option>
      <option value="found">found</option><option value="not_found">not found</option>
      <option value="error">error</option><option value="failed">failed</option>
    </select></label>
    <button>Complete now</button>
  </form></td></tr>`;

/** The page at /admin: credits topped up, keys revoked, pending runs completed by hand. */
export const adminPage = (books: Books) =>
  page(
    'LeadModule sandbox: admin',
    '',
    html`<header><h1>Admin</h1>${nav}</header>
    <main>
      ${listing('Keys', books.keys, ['No.', 'Key', 'Change', ''], keyForm)}
      ${listing(
        'Pending runs',
        books.runs.filter((run) => run.status === 'pending'),
        ['UTC', 'Run', 'Contact', 'Type', 'Status', 'Complete'],
        runForm,
      )}
      ${runsOf(books)}
      <p>All of it as data: <a href="/admin/books">/admin/books</a>.</p>
    </main>`,
  );
