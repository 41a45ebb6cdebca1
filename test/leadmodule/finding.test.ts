// What a finished run's body says of a person: every field as the quickstart names it, and as it might come instead.
import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/leadmodule/response.js';
import { found, RESULT } from './answers.js';

describe('the finding', () => {
  test.each<[string, Record<string, unknown>, Finding['verdict']]>([
    ['found', {}, 'found'],
    ['found in other letters', { resultStatus: 'Found' }, 'found'],
    ['not_found', { resultStatus: 'not_found', result: null }, 'not found'],
    ['not found, with a blank', { resultStatus: 'Not Found', result: null }, 'not found'],
    ['not-found', { resultStatus: 'not-found', result: null }, 'not found'],
    ['not_found beside a result', { resultStatus: 'not_found' }, 'not found'],
    ['error', { resultStatus: 'error', result: null }, 'error'],
    ['a failed run', { status: 'failed', resultStatus: undefined, result: null }, 'error'],
    ['a failed run that says error', { status: 'failed', resultStatus: 'error', result: null }, 'error'],
    ['found without anything', { result: {} }, 'error'],
    ['found without a result', { result: null }, 'error'],
    ['found, its e-mail of a wrong type', { result: { email: ['jane.smith@acme.com'] } }, 'error'],
    ['found, its e-mail endless', { result: { email: `${'x'.repeat(320)}@acme.com` } }, 'error'],
    ['no verdict but an e-mail', { resultStatus: undefined }, 'found'],
    ['an unknown verdict with an e-mail', { resultStatus: 'partial' }, 'found'],
  ])('verdict: %s', (_, changes, verdict) => {
    expect(found(changes).verdict).toBe(verdict);
  });

  test('a phone', () => {
    expect(found({ result: { phone: '+14155550123' } })).toMatchObject({
      verdict: 'found',
      email: '',
      phone: '+14155550123',
      confidence: undefined,
      provider: '',
      validation: '',
      score: undefined,
    });
    expect(found({ result: { phone: 14155550123 } }).phone).toBe('14155550123');
    expect(found({ result: { ...RESULT, phone: '1'.repeat(41) } })).toMatchObject({
      verdict: 'found',
      phone: '',
    });
  });

  test('numbers out of their range, or no numbers, are not given', () => {
    const confidence = (value: unknown) => found({ result: { ...RESULT, confidence: value } }).confidence;
    expect([0, 100, 62.5, '95', ' 7 '].map(confidence)).toEqual([0, 100, 62.5, 95, 7]);
    for (const value of [-1, 101, '', ' ', 'high', '95%', null, true, [95], {}])
      expect(confidence(value)).toBeUndefined();
    const credits = (value: unknown) => found({ creditsUsed: value }).creditsUsed;
    expect([0, 1, 2, '2'].map(credits)).toEqual([0, 1, 2, 2]);
    for (const value of [-1, 1001, 'free', null]) expect(credits(value)).toBeUndefined();
  });

  test('texts stand on one line, without invisible characters, whatever their language', () => {
    const email = (value: string) => found({ result: { email: value } }).email;
    expect(email('  jane.smith@acme.com\n')).toBe('jane.smith@acme.com');
    expect(email('jane.\u200bsmith@acme.com\u202e')).toBe('jane.smith@acme.com');
    expect(email('jane\ud800@acme.com')).toBe('jane@acme.com');
    expect(email('zoë@bücher.example')).toBe('zoë@bücher.example');
    expect(found({ result: { ...RESULT, provider: 'a\u0000b\tc' } }).provider).toBe('a b c');
  });

  test('text that would open a formula is handed on as it is: the sheet room guards it', () => {
    expect(found({ result: { email: '=IMPORTXML("https://evil.example")' } }).email).toBe(
      '=IMPORTXML("https://evil.example")',
    );
  });

  test('validation words in small letters; of a wrong type, none', () => {
    const validation = (value: unknown) => found({ result: { ...RESULT, validation: value } }).validation;
    expect(validation({ status: 'Risky' })).toBe('risky');
    expect(validation({ status: 'x'.repeat(61) })).toBe('');
    expect(validation('valid')).toBe('');
    expect(validation(null)).toBe('');
  });

  test('only a true "cached" is one', () => {
    expect([true, 'true', 1, false, undefined].map((cached) => found({ cached }).cached)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
