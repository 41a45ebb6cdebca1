// The short part on the real clock: what every formula cell and every menu click pays, and a large plan.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { STANDARD } from './case.js';
import { setBenchStage } from './stage.js';
import { round } from './statistics.js';

export interface CpuFigures {
  readonly codeKilobytes: number;
  /** Compiling and running the bundle in a realm of its own: the median of many. */
  readonly loadMilliseconds: number;
  /** Processor time of the bill: rows read, understood and counted. The local runtime's own share is in it. */
  readonly planSeconds: number;
  /** The same for Run: the bill once more, and the plan written to the ledger. */
  readonly runSeconds: number;
  readonly planRows: number;
}

const LOADS = 51;
const PLAN_ROWS = 100_000;

export function measureCpu(dist: string): CpuFigures {
  const code = readFileSync(resolve(dist, 'Code.js'), 'utf8');
  const loads = Array.from({ length: LOADS }, () => {
    const realm = vm.createContext({});
    const startMs = performance.now();
    new vm.Script(code).runInContext(realm);
    return performance.now() - startMs;
  }).sort((a, b) => a - b);
  return {
    codeKilobytes: round(Buffer.byteLength(code) / 1000, 1),
    loadMilliseconds: round(loads[Math.floor(LOADS / 2)] ?? Number.NaN),
    ...planSeconds(dist),
    planRows: PLAN_ROWS,
  };
}

function planSeconds(dist: string): Pick<CpuFigures, 'planSeconds' | 'runSeconds'> {
  const stage = setBenchStage({ ...STANDARD, contacts: PLAN_ROWS }, dist);
  stage.session.select(`Sheet1!A2:A${PLAN_ROWS + 1}`);
  const secondsOf = (call: string): number => {
    const before = process.cpuUsage();
    stage.call(call, {});
    return round(process.cpuUsage(before).user / 1e6);
  };
  return { planSeconds: secondsOf('sidebarBill'), runSeconds: secondsOf('sidebarRun') };
}
