// The part of the bench that is measured on the real clock: what every execution pays to load the bundle, and a plan
// of a large tab.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { STANDARD } from './case.js';
import { setBenchStage } from './stage.js';

export function buildForBench(root: string): void {
  execFileSync(process.execPath, [resolve(root, 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Median of fresh realms: compiled without a cache, evaluated to the end. */
export function realmMilliseconds(dist: string): {
  readonly codeKilobytes: number;
  readonly loadMilliseconds: number;
} {
  const file = resolve(dist, 'Code.js');
  const text = readFileSync(file, 'utf8');
  const times = Array.from({ length: 15 }, () => {
    const realm = vm.createContext(Object.create(null) as object);
    const from = process.hrtime.bigint();
    new vm.Script(text, { filename: 'Code.js' }).runInContext(realm);
    return Number(process.hrtime.bigint() - from) / 1e6;
  }).sort((a, b) => a - b);
  return { codeKilobytes: round(statSync(file).size / 1000), loadMilliseconds: round(times[7] ?? 0) };
}

/** Processor seconds of the bill of a tab with so many rows. */
export function planSeconds(dist: string, contacts: number): number {
  const stage = setBenchStage({ ...STANDARD, contacts }, dist);
  stage.session.select(`Sheet1!A2:A${contacts + 1}`);
  const before = process.cpuUsage();
  stage.call('sidebarBill', {});
  return round(process.cpuUsage(before).user / 1e6);
}
