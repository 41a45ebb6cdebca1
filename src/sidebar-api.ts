// The calls between the page (google.script.run) and the server, and the menu's entry into the engine: plain
// JSON both ways. The page shares these shapes with the server and nothing else.
import type { Bill } from './job/bill.js';
import type { Answer, KeyState, Opening } from './job/desk-calls.js';
import type { Settings } from './job/settings.js';
import type { StepResult } from './job/step.js';

export type { Bill } from './job/bill.js';
export type { Answer, KeyState, Opening } from './job/desk-calls.js';
export type { JobReport, Report } from './job/report.js';
export type { Settings } from './job/settings.js';
export type { StepResult } from './job/step.js';

/** What the page asks for before a run; anything missing or unknown falls back to the settings. */
export interface RunRequest {
  readonly type?: 'email' | 'phone' | 'all';
  readonly rule?: 'strict' | 'relaxed';
  readonly forceRefresh?: boolean;
  readonly cap?: number;
}

export interface SidebarApi {
  sidebarOpen(): Answer<Opening>;
  sidebarSaveKey(key: string): Answer<KeyState>;
  sidebarRemoveKey(): Answer<KeyState>;
  sidebarSaveSettings(settings: Partial<Settings>): Answer<Settings>;
  sidebarBill(request: RunRequest): Answer<Bill>;
  sidebarRun(request: RunRequest): Answer<StepResult>;
  sidebarStep(): Answer<StepResult>;
  sidebarControl(jobId: string, wish: 'pause' | 'resume' | 'stop'): Answer<StepResult>;
}
