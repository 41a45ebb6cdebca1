// How long a run takes from submit to result.
import { draw, drawNormal, type Labels } from './random.js';

export type Latency =
  | { readonly kind: 'none' }
  | { readonly kind: 'const'; readonly seconds: number }
  | { readonly kind: 'uniform'; readonly fromSeconds: number; readonly toSeconds: number }
  | {
      readonly kind: 'lognormal';
      readonly medianSeconds: number;
      readonly sigma: number;
      readonly capSeconds: number;
    };

export const LATENCIES = {
  none: { kind: 'none' },
  const: { kind: 'const', seconds: 5 },
  demo: { kind: 'uniform', fromSeconds: 1, toSeconds: 3 },
  fast: { kind: 'lognormal', medianSeconds: 15, sigma: 0.9, capSeconds: 600 },
  slow: { kind: 'lognormal', medianSeconds: 90, sigma: 1.0, capSeconds: 1800 },
} as const satisfies Record<string, Latency>;

export type LatencyName = keyof typeof LATENCIES;

/** Reads a name of LATENCIES, `1500` (milliseconds) or `1000-3000` (milliseconds, even spread). */
export function parseLatency(text: string): Latency | undefined {
  if (Object.hasOwn(LATENCIES, text)) return LATENCIES[text as LatencyName];
  const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  if (!range) return undefined;
  const fromSeconds = Number(range[1]) / 1000;
  if (range[2] === undefined) return { kind: 'const', seconds: fromSeconds };
  const toSeconds = Number(range[2]) / 1000;
  return toSeconds < fromSeconds ? undefined : { kind: 'uniform', fromSeconds, toSeconds };
}

/** Whole milliseconds until the result is ready. */
export function latencyMs(latency: Latency, seed: number, ...labels: Labels): number {
  return Math.round(1000 * latencySeconds(latency, seed, labels));
}

function latencySeconds(latency: Latency, seed: number, labels: Labels): number {
  switch (latency.kind) {
    case 'none':
      return 0;
    case 'const':
      return latency.seconds;
    case 'uniform':
      return (
        latency.fromSeconds + (latency.toSeconds - latency.fromSeconds) * draw(seed, 'latency', ...labels)
      );
    case 'lognormal': {
      const spread = Math.exp(latency.sigma * drawNormal(seed, 'latency', ...labels));
      return Math.min(latency.capSeconds, latency.medianSeconds * spread);
    }
  }
}
