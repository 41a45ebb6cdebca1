// What the three programs share: this checkout, its clasp, its build, and the person at the terminal.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { claspEnvironment, claspOf, claspProgram } from './clasp.js';
import { failure } from './failures.js';
import type { SetupTools } from './install.js';

/** The floor of package.json's engines; npm only warns below it. */
const NODE = [20, 19] as const;

/** [major, minor, patch] */
export const isOldNode = ([major = 0, minor = 0]: number[]) =>
  major < NODE[0] || (major === NODE[0] && minor < NODE[1]);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Ctrl+C or Ctrl+D at a question ends the program: an answer that was never given must not count as Enter. */
function ask(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    const onClose = () => {
      say('\nStopped. Nothing was changed by this question; run the command again at any time.');
      process.exit(130);
    };
    line.on('close', onClose);
    line.question(question, (answer) => {
      line.off('close', onClose).close();
      resolve(answer);
    });
  });
}

function build(root: string): ReturnType<SetupTools['build']> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    child.on('close', (code) => resolve(code === 0 ? { ok: true } : { ok: false, words }));
  });
}

function handOver(root: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const env = claspEnvironment(process.env);
    const child = spawn(process.execPath, [claspProgram(root), ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.on('close', () => resolve());
  });
}

/** Runs a program in this checkout; its answer becomes the exit code. */
export async function runProgram(program: (tools: SetupTools) => Promise<boolean>): Promise<void> {
  const root = process.env['PROJECT_ROOT'] ?? process.cwd();
  if (isOldNode(process.versions.node.split('.').map(Number))) {
    say(`Node ${NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
    process.exitCode = 1;
  } else if (!existsSync(claspProgram(root))) {
    say(failure('clasp missing').sentence);
    process.exitCode = 1;
  } else {
    const someone = process.stdin.isTTY && process.stdout.isTTY;
    const done = await program({
      root,
      clasp: claspOf(root, process.env),
      build: () => build(root),
      handOver: (args) => handOver(root, args),
      say,
      ...(someone && { ask }),
    });
    process.exitCode = done ? 0 : 1;
  }
}
