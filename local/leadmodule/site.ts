// Where the human pages hang: the live view at /, the admin view at /admin, the contract at /openapi.json.
import { type Context, Hono, type Next } from 'hono';
import { openapi } from './contract.js';
import { PAGE_CSS, PAGE_JS } from './page-assets.js';
import { adminPage, homePage, liveTables } from './pages.js';
import type { Sandbox } from './sandbox.js';
import type { Outcome } from './vocabulary.js';

/** Nothing of a page comes from elsewhere, and no page may be shown inside another. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Makes the pages; `changed` is called when a form changed something. */
export function pages(sandbox: Sandbox, changed: () => void): Hono {
  const site = new Hono();
  for (const path of ['/', '/live', '/page.css', '/page.js', '/openapi.json', '/admin', '/admin/*'])
    site.use(path, guard);
  site.get('/', (c) => c.html(homePage(endpointOf(c), sandbox.books())));
  site.get('/live', (c) => c.html(liveTables(sandbox.books())));
  site.get('/page.css', (c) => c.body(PAGE_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  site.get('/page.js', (c) => c.body(PAGE_JS, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  site.get('/openapi.json', (c) => c.json(openapi));
  site.get('/admin', (c) => c.html(adminPage(sandbox.books())));
  site.get('/admin/books', (c) => c.json(sandbox.books()));
  site.post('/admin/run', async (c) => {
    const form = await c.req.parseBody();
    const done = sandbox.completeRun(String(form.runId), endingIn(form.ending));
    return done ? back(c, changed) : c.text('There is no such run.', 404);
  });
  site.post('/admin/key', async (c) => {
    const form = await c.req.parseBody();
    const entry = sandbox.books().keys.find(({ number }) => String(number) === form.number);
    const credits = wholeIn(form.credits);
    const requestsPerMinute = wholeIn(form.requestsPerMinute);
    if (!entry) return c.text('There is no such key.', 404);
    if (credits === undefined || !requestsPerMinute)
      return c.text('Credits and limit must be whole numbers.', 400);
    sandbox.changeKey(entry.key, { credits, requestsPerMinute, active: form.active === 'yes' });
    return back(c, changed);
  });
  return site;
}

/**
 * Pages answer only to this machine's own names: a web page elsewhere could otherwise point a name of its own at
 * 127.0.0.1 and read them (DNS rebinding), or post the forms (cross-site request forgery).
 */
async function guard(c: Context, next: Next): Promise<Response | undefined> {
  const { hostname, host } = new URL(c.req.url);
  const origin = c.req.header('origin');
  const foreignHost = hostname !== '127.0.0.1' && hostname !== 'localhost';
  const foreignOrigin = c.req.method !== 'GET' && origin !== undefined && origin !== `http://${host}`;
  if (foreignHost || foreignOrigin) return c.text('Only this machine may look here.', 403);
  await next();
  c.header('content-security-policy', POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('cache-control', 'no-store');
  return undefined;
}

const endpointOf = (c: Context) => new URL('/api/v1/enrich', c.req.url).href;

function back(c: Context, changed: () => void): Response {
  changed();
  return c.redirect('/admin', 303);
}

const ENDINGS: readonly Outcome['kind'][] = ['found', 'not_found', 'error', 'failed'];

/** How a form wants a run to end; undefined: as it was to end. */
const endingIn = (value: unknown) => ENDINGS.find((kind) => kind === value);

const wholeIn = (value: unknown) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
