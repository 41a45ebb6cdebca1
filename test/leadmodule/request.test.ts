// The requests that leave for LeadModule, byte for byte as its quickstart shows them.
import { describe, expect, test } from '@jest/globals';
import {
  ENRICH_URL,
  IMPOSSIBLE_RUN_ID,
  looksLikeKey,
  pollRequest,
  type Question,
  submitRequest,
} from '../../src/leadmodule/request.js';

const KEY = 'lm_live_sample';
const JANE: Question = {
  firstName: 'Jane',
  lastName: 'Smith',
  companyDomain: 'acme.com',
  linkedInUrl: 'https://linkedin.com/in/janesmith',
  type: 'email',
  forceRefresh: false,
};

describe('a submit', () => {
  test('is the POST of the quickstart', () => {
    expect(submitRequest(KEY, JANE)).toEqual({
      method: 'post',
      url: 'https://app.leadmodule.ai/api/v1/enrich',
      headers: { Authorization: 'Bearer lm_live_sample', 'Content-Type': 'application/json' },
      body: '{"firstName":"Jane","lastName":"Smith","companyDomain":"acme.com","linkedInUrl":"https://linkedin.com/in/janesmith","enrichmentType":"email"}',
    });
  });

  test.each(['email', 'phone', 'all'] as const)('names the type %s', (type) => {
    expect(JSON.parse(submitRequest(KEY, { ...JANE, type }).body ?? '')).toMatchObject({
      enrichmentType: type,
    });
  });

  test('leaves out what is absent', () => {
    const question: Question = { ...JANE, lastName: '', companyDomain: '', linkedInUrl: '' };
    expect(submitRequest(KEY, question).body).toBe('{"firstName":"Jane","enrichmentType":"email"}');
  });

  test('forces only when asked to', () => {
    expect(submitRequest(KEY, JANE).body).not.toContain('forceRefresh');
    expect(JSON.parse(submitRequest(KEY, { ...JANE, forceRefresh: true }).body ?? '')).toMatchObject({
      forceRefresh: true,
    });
  });

  test('keeps every letter of a name', () => {
    const firstName = 'Zoë "Łukasz" \\ 明 \u{1f600}';
    expect(JSON.parse(submitRequest(KEY, { ...JANE, firstName }).body ?? '')).toMatchObject({ firstName });
  });
});

describe('a poll', () => {
  test('is the GET of the quickstart, without a body', () => {
    expect(pollRequest(KEY, '550e8400-e29b-41d4-a716-446655440000')).toEqual({
      method: 'get',
      url: 'https://app.leadmodule.ai/api/v1/enrich/550e8400-e29b-41d4-a716-446655440000',
      headers: { Authorization: 'Bearer lm_live_sample' },
    });
  });

  test('a run id cannot leave its place in the address', () => {
    expect(pollRequest(KEY, 'a/b?c#d').url).toBe(`${ENRICH_URL}/a%2Fb%3Fc%23d`);
  });

  test('the run id of the key test needs no escape', () => {
    expect(pollRequest(KEY, IMPOSSIBLE_RUN_ID).url).toBe(`${ENRICH_URL}/${IMPOSSIBLE_RUN_ID}`);
  });
});

describe('a key', () => {
  test.each(['lm_live_x', 'lm_live_xxxxxxxxxxxxxxxx', 'lm_live_-_.~!'])('%s is one', (text) => {
    expect(looksLikeKey(text)).toBe(true);
  });

  test.each([
    '',
    'lm_live_',
    'lm_test_x',
    ' lm_live_x',
    'lm_live_x ',
    'lm_live_a b',
    'lm_live_ä',
    'lm_live_x\n',
    `lm_live_${'x'.repeat(201)}`,
  ])('%j is none', (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });
});
