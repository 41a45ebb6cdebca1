// Well-known inputs: contacts whose outcome is certain, for tests and demonstrations. Told by the company domain,
// which ends in a reserved name; the one exception is the quickstart's own example.
import { emailOf, fold, hostOf, modelTextOf } from './contact.js';
import { phoneOf } from './providers.js';
import type { Contact, EnrichmentType, Outcome, Result, ValidationStatus } from './vocabulary.js';

/** What is certain about a contact; `latencySeconds` only where the time is part of it. */
export interface Known {
  readonly outcome: Outcome;
  readonly latencySeconds?: number;
}

interface Asked {
  readonly seed: number;
  readonly contact: Contact;
  readonly type: EnrichmentType;
  /** How many runs of this contact and type there were before. */
  readonly earlier: number;
}

const DAY_SECONDS = 86_400;

/** One text for all runs, so that many of them cost no memory. */
const VERY_LONG = {
  email: `${'a'.repeat(5000)}@long.example`,
  phone: `+1${'5'.repeat(5000)}`,
  provider: 'p'.repeat(5000),
};

/** The domains and what they stand for, in words (for the page and the README) and in code. */
export const KNOWN_DOMAINS: Readonly<
  Record<string, { readonly means: string; readonly of: (asked: Asked) => Known }>
> = {
  'found.example': { means: 'always found, valid', of: (asked) => ({ outcome: found(asked, 'valid', 100) }) },
  'notfound.example': { means: 'never found', of: () => ({ outcome: { kind: 'not_found' } }) },
  'error.example': { means: 'completed with resultStatus error', of: () => ({ outcome: { kind: 'error' } }) },
  'failed.example': { means: 'ends with status failed', of: () => ({ outcome: { kind: 'failed' } }) },
  'flaky.example': {
    means: 'error the first time, found from the second run on',
    of: (asked) => ({ outcome: asked.earlier === 0 ? { kind: 'error' } : found(asked, 'valid', 100) }),
  },
  'risky.example': { means: 'found, risky', of: (asked) => ({ outcome: found(asked, 'risky', 60) }) },
  'invalid.example': { means: 'found, invalid', of: (asked) => ({ outcome: found(asked, 'invalid', 5) }) },
  'unknown.example': {
    means: 'found, validation unknown',
    of: (asked) => ({ outcome: found(asked, 'unknown', 40) }),
  },
  'slow.example': {
    means: 'found after 5 minutes, whatever the latency',
    of: (asked) => ({ outcome: found(asked, 'valid', 100), latencySeconds: 300 }),
  },
  'stuck.example': {
    means: 'pending for a year',
    of: () => ({ outcome: { kind: 'failed' }, latencySeconds: 365 * DAY_SECONDS }),
  },
  'phone-only.example': { means: 'a phone but no e-mail', of: (asked) => ({ outcome: phoneOnly(asked) }) },
  'formula.example': {
    means: 'values that look like formulas',
    of: (asked) =>
      hostile(asked, {
        email: '=1+2@formula.example',
        phone: '=HYPERLINK("http://x.test","call")',
        provider: '+cmd|calc',
      }),
  },
  'html.example': {
    means: 'values that look like HTML',
    of: (asked) =>
      hostile(asked, {
        email: '<img src=x onerror=alert(1)>@html.example',
        phone: '</script><script>alert(2)</script>',
        provider: '<b>prospeo</b>',
      }),
  },
  'long.example': {
    means: 'very long values (5,000 characters and more)',
    of: (asked) => hostile(asked, VERY_LONG),
  },
};

/** The certain outcome of a contact, or undefined when the waterfall decides. */
export function knownOutcome(asked: Asked): Known | undefined {
  const host = hostOf(asked.contact.companyDomain ?? '');
  if (host === 'acme.com' && isQuickstartsJane(asked.contact)) return { outcome: found(asked, 'valid', 100) };
  const name = Object.keys(KNOWN_DOMAINS).find((domain) => host === domain || host.endsWith(`.${domain}`));
  return name === undefined ? undefined : KNOWN_DOMAINS[name]?.of(asked);
}

const isQuickstartsJane = ({ firstName = '', lastName = '' }: Contact) =>
  fold(firstName) === 'jane' && fold(lastName) === 'smith';

/** The parts of a result that the type asks for; confidence and provider as in the quickstart's example. */
function resultOf(
  type: EnrichmentType,
  parts: { email: string; phone: string; provider: string },
  validation: Result['validation'],
): Result {
  return {
    ...(type !== 'phone' && { email: parts.email }),
    ...(type !== 'email' && { phone: parts.phone }),
    confidence: 95,
    provider: parts.provider,
    ...(type !== 'phone' && validation && { validation }),
  };
}

const found = ({ seed, contact, type }: Asked, status: ValidationStatus, score: number) =>
  certainFind(seed, contact, type, { status, score });

/** What is found where something is found in any case. */
export function certainFind(
  seed: number,
  contact: Contact,
  type: EnrichmentType,
  validation: NonNullable<Result['validation']> = { status: 'valid', score: 100 },
): Outcome {
  const parts = { email: emailOf(contact), phone: phoneOf(seed, modelTextOf(contact)), provider: 'prospeo' };
  return { kind: 'found', result: resultOf(type, parts, validation) };
}

function hostile({ type }: Asked, parts: { email: string; phone: string; provider: string }): Known {
  return { outcome: { kind: 'found', result: resultOf(type, parts, { status: 'valid', score: 100 }) } };
}

function phoneOnly({ seed, contact, type }: Asked): Outcome {
  if (type === 'email') return { kind: 'not_found' };
  return {
    kind: 'found',
    result: { phone: phoneOf(seed, modelTextOf(contact)), confidence: 95, provider: 'prospeo' },
  };
}
