// Builds requests to LeadModule's enrichment API, as its quickstart documents them. Sends nothing.

/** The one address this add-on talks to; the manifest's urlFetchWhitelist names the same host. */
export const ENRICH_URL = 'https://app.leadmodule.ai/api/v1/enrich';

export type EnrichmentType = 'email' | 'phone' | 'all';
export const ENRICHMENT_TYPES: readonly EnrichmentType[] = ['email', 'phone', 'all'];

/** What is asked about one person; empty text means absent and is not sent. */
export interface Question {
  readonly firstName: string;
  readonly lastName: string;
  readonly companyDomain: string;
  readonly linkedInUrl: string;
  readonly type: EnrichmentType;
  /** Bypasses LeadModule's 30-day cache: always a new, paid lookup. */
  readonly forceRefresh: boolean;
  /** Where LeadModule posts the result [quickstart, "Using Webhooks Instead of Polling"]. */
  readonly webhookUrl?: string;
}

export interface ApiRequest {
  readonly method: 'get' | 'post';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** POST: asks for an enrichment. Costs a credit unless LeadModule answers from its cache. */
export function submitRequest(apiKey: string, question: Question): ApiRequest {
  const body: Record<string, unknown> = {};
  if (question.firstName) body['firstName'] = question.firstName;
  if (question.lastName) body['lastName'] = question.lastName;
  if (question.companyDomain) body['companyDomain'] = question.companyDomain;
  if (question.linkedInUrl) body['linkedInUrl'] = question.linkedInUrl;
  body['enrichmentType'] = question.type;
  if (question.forceRefresh) body['forceRefresh'] = true;
  if (question.webhookUrl) body['webhookUrl'] = question.webhookUrl;
  return {
    method: 'post',
    url: ENRICH_URL,
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** GET: asks how a run stands. Free, but counts against the rate limit (reading R7). */
export function pollRequest(apiKey: string, runId: string): ApiRequest {
  return {
    method: 'get',
    url: `${ENRICH_URL}/${encodeURIComponent(runId)}`,
    headers: { Authorization: `Bearer ${apiKey}` },
  };
}

/** A run id that LeadModule cannot have given: polling it tests a key without spending (401 alone means bad). */
export const IMPOSSIBLE_RUN_ID = '00000000-0000-0000-0000-000000000000';

/** `lm_live_` and a random string [quickstart, "Get Your API Key"]. */
export function looksLikeKey(text: string): boolean {
  return /^lm_live_[!-~]{1,200}$/.test(text);
}
