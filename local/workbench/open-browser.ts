// Opens the page in the person's browser, on a desktop only: not in CI, not over SSH, not where output goes to a file.
import { spawn } from 'node:child_process';

export interface Desk {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** The command that opens `url`; undefined where nobody sits at a screen. */
export function browserCommand(url: string, { platform, env, isTerminal }: Desk): string[] | undefined {
  if (!isTerminal || env['CI'] || env['SSH_CONNECTION'] || env['SSH_TTY']) return undefined;
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['cmd', '/c', 'start', '', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : undefined;
}

export function openBrowser(url: string): void {
  const desk: Desk = {
    platform: process.platform,
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
  };
  const [command, ...args] = browserCommand(url, desk) ?? [];
  if (command === undefined) return;
  // Without a browser the printed address is enough.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
