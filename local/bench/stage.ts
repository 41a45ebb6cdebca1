// The stage of one case: the built bundle in the local runtime on a virtual clock, LeadModule's sandbox as the only
// place it can reach, and one person with a tab of invented contacts.

import {
  createHost,
  type FetchHandler,
  type Host,
  type UserSession,
  virtualClock,
} from '../appsscript/index.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { webAppRoad } from '../demo/web-app-road.js';
import type { Sandbox } from '../leadmodule/index.js';
import { type Case, REQUEST_SECONDS } from './case.js';
import { KEY, sandboxOf } from './sandbox.js';

const PERSON = 'sam@example.com';
const START = '2026-11-23T09:00:00Z';
const FIRST_NAMES = ['Noor', 'Ida', 'Tomás', 'Lena', 'Olu', 'Priya', 'Jonas', 'Camille', 'Marek', 'Grace'];

export interface BenchStage {
  readonly host: Host;
  readonly sandbox: Sandbox;
  readonly document: SheetDocument;
  readonly session: UserSession;
  call<T>(name: string, ...args: unknown[]): T;
}

/** A last name that only this contact has, in letters: LeadModule's sandbox reads its behaviour from other names. */
export function lastNameOf(index: number): string {
  return `Example${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
}

export function rowsOf(contacts: number): string[][] {
  const people = Array.from({ length: contacts }, (_, index) => [
    FIRST_NAMES[index % FIRST_NAMES.length] ?? '',
    lastNameOf(index),
    'found.example',
  ]);
  return [['First name', 'Last name', 'Company domain'], ...people];
}

/** The sandbox as what a script's fetch reaches. */
export function roadTo(sandbox: Sandbox): FetchHandler {
  return (request) => {
    const answer = sandbox.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: new TextDecoder().decode(request.body),
    });
    if (answer.kind === 'dropped')
      return { transportError: 'connection reset', delivered: false, latencySeconds: REQUEST_SECONDS };
    return {
      status: answer.status,
      headers: Object.entries(answer.headers),
      body: answer.body,
      latencySeconds: REQUEST_SECONDS + answer.delaySeconds,
    };
  };
}

export function setBenchStage(one: Case, dist: string): BenchStage {
  const clock = virtualClock({ start: START, seed: one.seed });
  const sandbox = sandboxOf(one, clock);
  const host: Host = createHost({
    clock,
    driver: 'direct',
    keptRealms: true,
    fetch: webAppRoad(() => host, roadTo(sandbox)),
    name: 'LeadModule',
    account: one.account,
    edition: one.lane === 'hourly' ? 'addon' : 'bound',
    triggerJitterSeconds: one.jitterSeconds,
    seed: one.seed,
  });
  host.loadProject({ dir: dist });
  const document = host.createDocument({
    name: 'Bench',
    owner: PERSON,
    csvRows: rowsOf(one.contacts),
    timeZone: 'Etc/UTC',
    locale: 'en_US',
  });
  const session = host.openNow(PERSON, document);
  const call = <T>(name: string, ...args: unknown[]): T => {
    const answer = session.callServerNow(name, ...args);
    if (answer.kind === 'failure') throw new Error(`${name}: ${answer.message}`);
    const value = answer.value as { ok: boolean; value: T; sentence: string };
    if (!value.ok) throw new Error(`${name}: ${value.sentence}`);
    return value.value;
  };
  call('sidebarSaveKey', KEY);
  call('sidebarSaveSettings', { requestsPerMinute: one.requestsPerMinute, order: one.order });
  return { host, sandbox, document, session, call };
}
