// LeadModule as one case has it, and requests to it of programs that are not the add-on.
import { createSandbox, LATENCIES, type Sandbox, type SandboxAnswer } from '../leadmodule/index.js';
import { type Case, READING_OF_LIMITER } from './case.js';

export const KEY = 'lm_live_bench_key_of_the_sandbox';
export const ENDPOINT = 'https://app.leadmodule.ai/api/v1/enrich';

export function sandboxOf(one: Case, clock: { now(): number }): Sandbox {
  return createSandbox({
    clock,
    seed: one.seed,
    latency: LATENCIES[one.latency],
    rate: one.requestsPerMinute,
    credits: 2 * one.contacts + 100,
    readings: { R8: READING_OF_LIMITER[one.limiter] },
    memory: {
      runs: 2 * one.contacts + 100,
      requests: 40 * one.contacts + 1_000,
      deliveries: 2 * one.contacts + 100,
    },
  });
}

export function ask(
  sandbox: Sandbox,
  method: 'GET' | 'POST',
  path: string,
  nowMs: number,
  body?: string,
): SandboxAnswer {
  return sandbox.handle({
    method,
    url: `${ENDPOINT}${path}`,
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    nowMs,
    ...(body !== undefined && { body }),
  });
}

/** Submits the contact of a row: first name, last name, company domain. */
export function submit(sandbox: Sandbox, row: readonly string[], nowMs: number): SandboxAnswer {
  const [firstName, lastName, companyDomain] = row;
  const contact = { firstName, lastName, companyDomain, enrichmentType: 'email' };
  return ask(sandbox, 'POST', '', nowMs, JSON.stringify(contact));
}
