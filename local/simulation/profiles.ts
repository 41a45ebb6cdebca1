// What kinds of worlds there are: how much chaos of which sort.
export interface Profile {
  readonly name: string;
  /** Acts beyond the two that the world's number asks for, at most; 0 = none at all. */
  readonly acts: number;
  /** Share of worlds with two kills or more; 0 = no kills. */
  readonly killShare: number;
  readonly faults: boolean;
  readonly quotaShare: number;
  /** Share of worlds whose results are pushed. */
  readonly webhookShare: number;
}

export const PROFILES = {
  chaos: { name: 'chaos', acts: 4, killShare: 0.36, faults: true, quotaShare: 0.12, webhookShare: 0.25 },
  hands: { name: 'hands', acts: 8, killShare: 0, faults: false, quotaShare: 0, webhookShare: 0.1 },
  kills: { name: 'kills', acts: 0, killShare: 1, faults: false, quotaShare: 0, webhookShare: 0.1 },
  network: { name: 'network', acts: 0, killShare: 0, faults: true, quotaShare: 0, webhookShare: 0.1 },
  webhooks: { name: 'webhooks', acts: 3, killShare: 0.5, faults: true, quotaShare: 0.05, webhookShare: 1 },
  calm: { name: 'calm', acts: 0, killShare: 0, faults: false, quotaShare: 0, webhookShare: 0.1 },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
