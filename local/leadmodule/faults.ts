// Faults: what can go wrong on the way, with what probability. The sandbox draws them from the seed and the number of
// the request, or takes them from the header X-Sandbox-Fault.
import { draw } from './random.js';

/** Every fault, in words. "Nothing is accepted" means that a submit with it had no effect. */
export const FAULTS = {
  'drop-before': 'the connection breaks before the request is read: nothing is accepted',
  'drop-after': 'the request has its effect, then the connection breaks',
  delay: 'the answer comes late (3 s)',
  '500': 'answer 500, nothing is accepted',
  '502': 'answer 502, nothing is accepted',
  '503': 'answer 503, nothing is accepted',
  '502-after': 'the request has its effect, then answer 502',
  '429': 'a burst of 429 for this key (20 s), Retry-After in seconds',
  '429-date': 'as 429, Retry-After as a date',
  '429-bare': 'as 429, without Retry-After',
  'truncated-json': 'the request has its effect, the JSON ends in the middle',
  html: 'the request has its effect, the answer is a page of HTML with the same status',
  'wrong-types': 'the request has its effect, the values of the answer have other types',
  'extra-fields': 'the answer has fields that no one knows',
  'missing-fields': 'the answer lacks one of its fields',
  'unknown-status': 'status and resultStatus are words that no one knows',
  'webhook-duplicate': 'the webhook of this submit comes a second time (30 s later)',
  'webhook-late': 'the webhook of this submit comes late (10 minutes)',
  'webhook-lost': 'the webhook of this submit never comes',
} as const;

export type FaultKind = keyof typeof FAULTS;

export interface Fault {
  readonly kind: FaultKind;
  /** How long it lasts, where it lasts; see FAULTS for what holds when absent. */
  readonly seconds?: number;
}

export interface FaultRule extends Fault {
  /** 0 to 1, a request. */
  readonly probability: number;
  /** Only on these requests; on all when absent. */
  readonly on?: 'submit' | 'poll';
}

const rules = (probability: number, ...kinds: FaultKind[]): FaultRule[] =>
  kinds.map((kind) => ({ kind, probability }));

/** What `--faults` may name. */
export const PRESETS = {
  none: [],
  network: rules(0.04, 'drop-before', 'drop-after', 'delay'),
  http: rules(0.03, '500', '502', '503', '502-after'),
  limits: rules(0.01, '429', '429-date', '429-bare'),
  shapes: rules(
    0.03,
    'truncated-json',
    'html',
    'wrong-types',
    'extra-fields',
    'missing-fields',
    'unknown-status',
  ),
  webhooks: rules(0.1, 'webhook-duplicate', 'webhook-late', 'webhook-lost'),
  hostile: [
    ...rules(0.02, 'drop-before', 'drop-after', 'delay', '500', '502', '503', '502-after'),
    ...rules(0.005, '429', '429-date', '429-bare'),
    ...rules(
      0.015,
      'truncated-json',
      'html',
      'wrong-types',
      'extra-fields',
      'missing-fields',
      'unknown-status',
    ),
    ...rules(0.05, 'webhook-duplicate', 'webhook-late', 'webhook-lost'),
  ],
} as const satisfies Record<string, readonly FaultRule[]>;

export type PresetName = keyof typeof PRESETS;

const isFault = (text: string): text is FaultKind => Object.hasOwn(FAULTS, text);

/** The faults of one request, by the seed. */
export function drawFaults(
  all: readonly FaultRule[],
  seed: number,
  request: number,
  operation: string,
): Fault[] {
  return all.filter(
    ({ kind, probability, on }, i) =>
      (on === undefined || on === operation) && draw(seed, 'fault', kind, i, request) < probability,
  );
}

/** Reads `drop-after, delay;seconds=0.2`; undefined when a fault is unknown. */
export function parseFaults(header: string): Fault[] | undefined {
  const faults: Fault[] = [];
  for (const part of header.split(',')) {
    const [, kind = '', seconds] = /^\s*([a-z0-9-]+)\s*(?:;\s*seconds=(\d+(?:\.\d+)?)\s*)?$/.exec(part) ?? [];
    if (!isFault(kind)) return undefined;
    faults.push(seconds === undefined ? { kind } : { kind, seconds: Number(seconds) });
  }
  return faults;
}
