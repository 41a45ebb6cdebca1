// The words of the sandbox: what is asked, what is found, what is answered. Types only, no behaviour.

/** Milliseconds since 1970, as `Date.now()` gives them. The core reads time only here. */
export interface Clock {
  now(): number;
}

export type EnrichmentType = 'email' | 'phone' | 'all';

/** The four inputs of a lookup, as they were sent. */
export interface Contact {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyDomain?: string;
  readonly linkedInUrl?: string;
}

/** The body of a submit, once the contract has accepted it. */
export interface Submit extends Contact {
  readonly enrichmentType?: EnrichmentType;
  readonly forceRefresh?: boolean;
  readonly webhookUrl?: string;
}

export type ValidationStatus = 'valid' | 'invalid' | 'risky' | 'unknown';

/** `result` of a completed run, in the vendor's field names and order. */
export interface Result {
  readonly email?: string;
  readonly phone?: string;
  readonly confidence: number;
  readonly provider: string;
  readonly validation?: { readonly status: ValidationStatus; readonly score: number };
}

/** How a run ends. `failed` is a run whose status is `failed`; it carries resultStatus `error`. */
export type Outcome =
  | { readonly kind: 'found'; readonly result: Result }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'error' }
  | { readonly kind: 'failed' };

/** One accepted submit. Times in milliseconds since 1970. */
export interface Run {
  readonly runId: string;
  readonly key: string;
  readonly contact: Contact;
  readonly enrichmentType: EnrichmentType;
  readonly forced: boolean;
  /** 1 for the first run of this contact and type, and so on. */
  readonly attempt: number;
  readonly submittedAtMs: number;
  readonly creditsUsed: number;
  readyAtMs: number;
  outcome: Outcome;
  /** Submits answered with this run instead of a new one. */
  duplicates: number;
}

/** A request as the core takes it. */
export interface SandboxRequest {
  readonly method: string;
  /** A whole URL or only its path. */
  readonly url: string;
  /** Names in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** When it arrives; the clock's time when absent. */
  readonly nowMs?: number;
}

/** What the caller sees, `delaySeconds` after the request was handled. */
export type SandboxAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly delaySeconds: number;
    }
  | {
      readonly kind: 'dropped';
      /** Whether the connection broke before the request had its effect, or after. */
      readonly dropped: 'before' | 'after';
      readonly delaySeconds: number;
    };
