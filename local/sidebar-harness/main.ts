// Shows every view of the built sidebar beside the others, each with its own fake server:
// node local/run.mjs local/sidebar-harness/main.ts [PORT]. Loopback only.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pageWith } from './fake.js';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.js';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();

function board(): string {
  const frames = SCENARIO_NAMES.map((name) => {
    const { press } = SCENARIOS[name];
    const how = press.length > 0 ? `, then press ${press.join(', ')}` : '';
    return `<figure><figcaption>${name}${how}</figcaption><iframe src="/view/${encodeURIComponent(name)}"></iframe></figure>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sidebar views</title><style>
body{display:flex;flex-wrap:wrap;gap:24px;margin:24px;background:#eceff3;font:13px/20px sans-serif}
figure{margin:0;width:300px}iframe{width:300px;height:640px;border:0;background:#fff}</style>${frames.join('')}`;
}

const server = createServer((request, response) => {
  void answer(decodeURIComponent(request.url ?? '/')).then(
    (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
    () => response.writeHead(404).end('There is no such view.'),
  );
});

async function answer(path: string): Promise<string> {
  if (path === '/') return board();
  const scenario = SCENARIOS[path.replace('/view/', '') as ScenarioName];
  const built = await readFile(resolve(root, 'dist/Sidebar.html'), 'utf8');
  return pageWith(built, scenario.calls);
}

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}/\n`);
});
