// What the next run would be, as the user has chosen it so far.
import type { ColumnWishes, EnrichmentType, InputRule, OutputWishes, What } from '../sidebar-api.js';

export type ScopeChoice = 'rows' | 'not enriched' | 'visible' | 'all' | 'first';

export interface Draft {
  readonly type: EnrichmentType;
  readonly rule: InputRule;
  readonly forceRefresh: boolean;
  readonly scope: ScopeChoice | undefined;
  readonly firstRows: string;
  readonly columns: ColumnWishes;
  readonly outputs: OutputWishes | undefined;
  /** Set when the bill is not about rows of a scope: a retry, the rest of a trial … */
  readonly what: Exclude<What, { kind: 'scope' }> | undefined;
  /** Results by webhook, where one is set up. */
  readonly webhook: boolean;
  /** As typed; undefined: the default. */
  readonly capText: string | undefined;
  /** The box above the foot of a large bill. */
  readonly isAgreed: boolean;
}

export const FRESH_DRAFT: Draft = {
  type: 'email',
  rule: 'strict',
  forceRefresh: false,
  scope: undefined,
  firstRows: '50',
  columns: {},
  outputs: undefined,
  what: undefined,
  webhook: true,
  capText: undefined,
  isAgreed: false,
};
