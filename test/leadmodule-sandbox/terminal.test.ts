// npm run sandbox as a new user would run it: a program in a terminal.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../local/leadmodule/cli.js';
import { LATENCIES, PRESETS } from '../../local/leadmodule/index.js';
import { httpClient, JANE } from './support.js';

const ROOT = resolve(import.meta.dirname, '../..');

const run = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['local/run.mjs', 'local/leadmodule/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a program that ends by itself says. */
async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

describe('the program', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it listens, serves, and ends at %s',
    async (signal) => {
      const child = run('--port', '0', '--latency', 'none');
      const exit = once(child, 'exit');
      try {
        if (!child.stdout) throw new Error('no output');
        const [line] = await once(createInterface(child.stdout), 'line');
        const [, url = ''] =
          /^LeadModule sandbox listening on (http:\/\/127\.0\.0\.1:\d+\/api\/v1\/enrich)$/.exec(line) ?? [];
        expect(url).not.toBe('');
        const { submit, poll } = httpClient(url);
        expect((await poll((await submit(JANE)).body.runId)).body.result?.email).toBe('jane.smith@acme.com');
      } finally {
        child.kill(signal);
      }
      // Windows has no signals: there Node ends the process at once.
      expect(await exit).toEqual(process.platform === 'win32' ? [null, signal] : [0, null]);
    },
  );

  test('a port that is taken is one sentence and exit code 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { code, err } = await ended(run('--port', String(port)));
    taken.close();
    expect(code).toBe(2);
    expect(err).toBe(`Port ${port} is taken: choose another with --port (0 picks a free one).\n`);
  });

  test('a wrong flag is one sentence, the usage and exit code 2', async () => {
    const { code, out, err } = await ended(run('--latency', 'quick'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^--latency quick: not a latency .*\nnpm run sandbox/);
  });

  test('a state file that cannot be written is one sentence and exit code 2', async () => {
    const { code, err } = await ended(run('--port', '0', '--state', 'no/such/folder/state.json'));
    expect([code, err]).toEqual([2, 'no/such/folder/state.json cannot be written.\n']);
  });

  test('--help is the usage and exit code 0', async () => {
    const { code, out } = await ended(run('--help'));
    expect(code).toBe(0);
    for (const flag of [
      '--port',
      '--rate',
      '--latency',
      '--credits',
      '--reading',
      '--seed',
      '--faults',
      '--state',
      '--webhooks',
    ])
      expect(out).toContain(flag);
  });
});

describe('the command line', () => {
  test('every flag finds its option', () => {
    const line =
      '--port 0 --rate 90 --latency slow --credits 3 --reading R1=b --reading R8=c --seed 9 --faults shapes --webhooks any --state a.json';
    expect(parseCommand(line.split(' '))).toEqual({
      kind: 'start',
      options: {
        port: 0,
        rate: 90,
        latency: LATENCIES.slow,
        credits: 3,
        readings: { R1: 'b', R8: 'c' },
        seed: 9,
        faults: PRESETS.shapes,
        webhookTargets: 'any',
        stateFile: 'a.json',
      },
    });
  });

  test('nothing said: port 8787, 60 a minute, 1,000 credits, no faults, loopback only', () => {
    expect(parseCommand([])).toMatchObject({
      options: { port: 8787, rate: 60, credits: 1000, faults: [], readings: {}, webhookTargets: 'loopback' },
    });
  });

  test.each([
    ['--port 70000', '--port 70000'],
    ['--port x', '--port x'],
    ['--rate 0', '--rate 0'],
    ['--credits -1', '--credits'],
    ['--seed 1.5', '--seed 1.5'],
    ['--reading R1=z', 'R1=z'],
    ['--faults many', 'many'],
    ['--webhooks everywhere', 'everywhere'],
    ['--unknown', '--unknown'],
    ['stray', 'stray'],
  ])('%s is refused with a sentence that names it', (line, named) => {
    const command = parseCommand(line.split(' '));
    expect(command).toMatchObject({ kind: 'wrong', message: expect.stringContaining(named) });
  });
});
