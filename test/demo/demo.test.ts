// The demo as a stranger runs it: a process, arguments, stdout, stderr, exit code. The server is not ours: a
// few lines that obey the quickstart.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demo } from './run.js';

type Reply = (status: number, body: unknown) => unknown;

/** Another server that speaks the API: found on the second poll, duplicates answered 200 with `cached: true`. */
class Stub {
  readonly posts: Record<string, unknown>[] = [];
  readonly times: number[] = [];
  readonly server: Server;
  private readonly runs = new Map<string, { body: Record<string, unknown>; polls: number }>();

  constructor() {
    this.server = createServer((request, response) => {
      const reply: Reply = (status, body) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      this.times.push(Date.now());
      let text = '';
      request.on('data', (part) => {
        text += part;
      });
      request.on('end', () => {
        if (request.headers.authorization !== 'Bearer lm_live_good') return reply(401, { error: 'bad key' });
        if (request.method === 'POST') return this.submit(JSON.parse(text) as Record<string, unknown>, reply);
        return this.poll((request.url ?? '').split('/').at(-1) ?? '', reply);
      });
    });
  }

  private submit(body: Record<string, unknown>, reply: Reply): unknown {
    this.posts.push(body);
    const runId = `run-${this.posts.length}`;
    this.runs.set(runId, { body, polls: 0 });
    return reply(202, { runId, status: 'pending' });
  }

  private poll(runId: string, reply: Reply): unknown {
    const run = this.runs.get(runId);
    if (!run) return reply(404, { error: 'no such run' });
    run.polls += 1;
    if (run.polls < 2) return reply(200, { runId, status: 'pending' });
    const email = `${run.body['firstName']}@${run.body['companyDomain']}`.toLowerCase();
    return reply(200, {
      runId,
      status: 'completed',
      resultStatus: 'found',
      creditsUsed: 1,
      result: { email, confidence: 90, provider: 'stub', validation: { status: 'valid', score: 99 } },
    });
  }

  listen(): Promise<string> {
    return new Promise((done) => {
      this.server.listen(0, '127.0.0.1', () => {
        done(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1/enrich`);
      });
    });
  }
}

describe('npm run demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const stub = new Stub();
  let api = '';
  beforeAll(async () => {
    api = await stub.listen();
  });
  afterAll(() => {
    stub.server.closeAllConnections();
    stub.server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const csv = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  test('another server: right results, each distinct contact posted once, JSON alone on stdout, CSV written', async () => {
    const file = csv(
      'people.csv',
      '\ufeffVorname,Nachname,Webseite,"Note, old"\r\nAnn,Example,https://www.lumen.example/about?x=1,"line 1\nline 2"\r\nBo,Example,fjord.example,007\r\n"ann ",Example,lumen.example,\r\n,,,nobody\r\n',
    );
    const out = join(folder, 'out.csv');
    const ended = await demo(file, '--api', api, '--key', 'lm_live_good', '--json', '--out', out);
    expect(ended).toMatchObject({ code: 0 });
    const { rows, summary } = JSON.parse(ended.out) as {
      rows: Record<string, string>[];
      summary: Record<string, number>;
    };
    expect(rows.map((row) => [row['Vorname'], row['Note, old'], row['Email'], row['Status']])).toEqual([
      ['Ann', 'line 1\nline 2', 'ann@lumen.example', 'Found'],
      ['Bo', '007', 'bo@fjord.example', 'Found'],
      ['ann ', '', 'ann@lumen.example', 'Found'],
      ['', 'nobody', '', ''],
    ]);
    expect(summary).toMatchObject({
      rows: 4,
      lookups: 2,
      found: 2,
      skipped: 1,
      duplicates: 1,
      creditsUsed: 2,
      submits: 2,
    });
    expect(stub.posts).toEqual([
      { firstName: 'Ann', lastName: 'Example', companyDomain: 'lumen.example', enrichmentType: 'email' },
      { firstName: 'Bo', lastName: 'Example', companyDomain: 'fjord.example', enrichmentType: 'email' },
    ]);
    expect(readFileSync(out, 'utf8')).toContain('ann@lumen.example');
  }, 60_000);

  test.each([
    ['a missing file', ['nowhere.csv'], /nowhere\.csv cannot be read/],
    ['an empty CSV', ['{empty}'], /empty/],
    ['no recognisable column', ['{colours}', '--key', 'lm_live_good'], /No column with a name/],
    ['a wrong key', ['{one}', '--key', 'lm_live_wrong'], /does not accept this key/],
    ['text that is no key', ['{one}', '--key', 'sk_1'], /lm_live_/],
    [
      'an unreachable API',
      ['{one}', '--key', 'lm_live_good', '--api', 'http://127.0.0.1:9/api/v1/enrich'],
      /could not be reached/,
    ],
    ['an unknown option', ['--colour'], /usage/],
    ['a bad rate', ['--rate', 'fast'], /--rate/],
  ])(
    '%s: one sentence on stderr, exit code 2, nothing on stdout',
    async (_name, args, sentence) => {
      const files: Record<string, string> = {
        '{empty}': csv('empty.csv', ''),
        '{colours}': csv('colours.csv', 'Colour,Size\nred,1\n'),
        '{one}': csv('one.csv', 'First name,Last name,Company domain\nAnn,Example,lumen.example\n'),
      };
      const given = args.map((arg) => files[arg] ?? arg);
      const ended = await demo(...given, ...(args.includes('--api') ? [] : ['--api', api]), '--json');
      expect(ended.err).toMatch(sentence);
      expect(ended.err).not.toMatch(/ at .*\.m?[jt]s:\d+/);
      expect(ended).toMatchObject({ code: 2, out: '' });
    },
    60_000,
  );
});
