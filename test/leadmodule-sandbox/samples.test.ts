// The vendor's two samples: the same steps in a client of our own words, everywhere; and the samples themselves, taken
// out of the quickstart where that text stands beside the project (it is not ours to copy in).
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { withServer } from './support.js';

const QUICKSTART = resolve(import.meta.dirname, '../../../shared/leadmodule-api-quickstart.txt');
const VENDOR_URL = 'https://app.leadmodule.ai/api/v1/enrich';

function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const whereQuickstartIs = existsSync(QUICKSTART) ? test : test.skip;
const whereAlsoPythonIs = existsSync(QUICKSTART) && runs('python3') ? test : test.skip;

/** The text between two lines of the quickstart, with the base URL changed and nothing else. */
function sampleBetween(begin: string, end: string, url: string): string {
  const text = readFileSync(QUICKSTART, 'utf8');
  const from = text.indexOf(`\n${begin}\n`) + begin.length + 2;
  const sample = text.slice(from, text.indexOf(`\n${end}\n`, from));
  expect(sample.split(VENDOR_URL)).toHaveLength(2);
  return sample.replace(VENDOR_URL, url);
}

/** Runs a program text in a folder of its own and gives what it prints. */
async function printed(
  program: string,
  name: string,
  text: string,
  more: Record<string, string> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'leadmodule-sample-'));
  try {
    for (const [file, content] of Object.entries({ ...more, [name]: text }))
      writeFileSync(join(folder, file), content);
    const { stdout } = await promisify(execFile)(program, [name], {
      cwd: folder,
      env: { ...process.env, NO_PROXY: '127.0.0.1' },
    });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As much of the well-known Python package as the sample uses, for machines that lack it. */
const REQUESTS_STAND_IN = `
import json as codec
from urllib import request

class Response:
    def __init__(self, text):
        self.text = text
    def json(self):
        return codec.loads(self.text)

def send(method, url, headers, body=None):
    data = None if body is None else codec.dumps(body).encode()
    extra = {} if body is None else {"Content-Type": "application/json"}
    with request.urlopen(request.Request(url, data, {**headers, **extra}, method=method)) as answer:
        return Response(answer.read().decode())

def post(url, json, headers):
    return send("POST", url, headers, json)

def get(url, headers):
    return send("GET", url, headers)
`;

function requestsIsThere(): boolean {
  try {
    execFileSync('python3', ['-c', 'import requests'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the vendor’s own samples', () => {
  whereAlsoPythonIs('Python', () =>
    withServer({}, async ({ url, sandbox }) => {
      const sample = sampleBetween('Python:', 'TypeScript:', url);
      const more: Record<string, string> = requestsIsThere() ? {} : { 'requests.py': REQUESTS_STAND_IN };
      expect((await printed('python3', 'sample.py', sample, more)).split(/\r?\n/)).toEqual([
        'Email: jane.smith@acme.com',
        'Confidence: 95',
        'Provider: prospeo',
        '',
      ]);
      expect(sandbox.books().requests.map(({ operation, status }) => [operation, status])).toEqual([
        ['submit', 202],
        ['poll', 200],
      ]);
    }),
  );

  whereQuickstartIs('TypeScript', () =>
    withServer({}, async ({ url, sandbox }) => {
      const sample = sampleBetween('TypeScript:', 'Understanding the Response', url);
      const { code } = transformSync(sample, { loader: 'ts', format: 'esm', target: 'node20' });
      expect(await printed(process.execPath, 'sample.mjs', code)).toBe(
        'Email: jane.smith@acme.com\nConfidence: 95\n',
      );
      expect(sandbox.books().requests).toHaveLength(2);
    }),
  );
});

/** Submit, poll every five seconds until it ended, read the find: the quickstart's flow in our words. */
async function enrich(endpoint: string, key: string, contact: object, waitFiveSeconds: () => void) {
  const authorization = `Bearer ${key}`;
  const accepted = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ ...contact, enrichmentType: 'email' }),
  });
  const { runId } = (await accepted.json()) as { runId: string };
  for (;;) {
    const polled = await fetch(`${endpoint}/${runId}`, { headers: { authorization } });
    const run = (await polled.json()) as {
      status: string;
      resultStatus?: string;
      result?: { email: string };
    };
    if (run.status === 'completed' || run.status === 'failed') return run;
    waitFiveSeconds();
  }
}

test('the same steps in our own words, with a result that takes its time', () =>
  withServer({ latency: { kind: 'const', seconds: 12 } }, async ({ url, sandbox }, clock) => {
    const contact = {
      firstName: 'Jane',
      lastName: 'Smith',
      companyDomain: 'acme.com',
      linkedInUrl: 'https://linkedin.com/in/janesmith',
    };
    const run = await enrich(url, 'lm_live_xxxxxxxxxxxxxxxx', contact, () => clock.advance(5));
    expect(run).toMatchObject({ resultStatus: 'found', result: { email: 'jane.smith@acme.com' } });
    expect(sandbox.books().requests.map(({ operation }) => operation)).toEqual([
      'submit',
      'poll',
      'poll',
      'poll',
      'poll',
    ]);
  }));

test('the same steps end for a run that fails', () =>
  withServer({}, async ({ url }, clock) => {
    const run = await enrich(url, 'lm_live_x', { companyDomain: 'failed.example' }, () => clock.advance(5));
    expect(run).toMatchObject({ status: 'failed', resultStatus: 'error', result: null });
  }));
