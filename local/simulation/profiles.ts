// What kinds of worlds there are: how much chaos of which sort.
export interface Profile {
  readonly name: string;
  /** Acts beyond the two that the world's number asks for, at most; 0 = none at all. */
  readonly acts: number;
  /** Share of worlds with two kills or more; 0 = no kills. */
  readonly killShare: number;
  readonly faults: boolean;
  readonly quotaShare: number;
}

export const PROFILES = {
  chaos: { name: 'chaos', acts: 4, killShare: 0.36, faults: true, quotaShare: 0.12 },
  hands: { name: 'hands', acts: 8, killShare: 0, faults: false, quotaShare: 0 },
  kills: { name: 'kills', acts: 0, killShare: 1, faults: false, quotaShare: 0 },
  network: { name: 'network', acts: 0, killShare: 0, faults: true, quotaShare: 0 },
  calm: { name: 'calm', acts: 0, killShare: 0, faults: false, quotaShare: 0 },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
