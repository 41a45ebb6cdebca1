// The result columns: what they are called, and what stands in them.
import { describe, expect, test } from '@jest/globals';
import {
  defaultOutputs,
  headerFor,
  OUTPUT_FIELDS,
  OUTPUT_HEADERS,
  outputCell,
} from '../../src/sheet/outputs.js';

const VALUES = {
  email: 'jane.smith@acme.example',
  phone: '+14155550123',
  confidence: 95,
  provider: 'prospeo',
  validation: 'valid',
  score: 0,
  lookedUpAt: '2026-10-21 07:27',
  statusWords: 'Found',
};

describe('headers', () => {
  test('are plain words, each once', () => {
    expect(OUTPUT_FIELDS.map((field) => OUTPUT_HEADERS[field])).toEqual([
      'Email',
      'Email status',
      'Score',
      'Confidence',
      'Provider',
      'Phone',
      'Looked up at',
      'Status',
    ]);
  });

  test.each<[string[], string]>([
    [[], 'Email'],
    [['Phone', 'Email status'], 'Email'],
    [['Email'], 'LeadModule email'],
    [[' EMAIL '], 'LeadModule email'],
    [['Email', 'LeadModule email'], 'LeadModule email 2'],
    [['Email', 'LeadModule Email', 'LeadModule email 2'], 'LeadModule email 3'],
  ])('beside %j the e-mail column is called %s', (taken, header) => {
    expect(headerFor('email', taken)).toBe(header);
  });
});

test('a new user gets the columns of what is asked for', () => {
  expect(defaultOutputs('email')).not.toContain('phone');
  expect(defaultOutputs('phone')).not.toContain('email');
  expect(defaultOutputs('all')).toEqual(expect.arrayContaining(['email', 'phone']));
  for (const type of ['email', 'phone', 'all'] as const) expect(defaultOutputs(type)).toContain('status');
});

describe('cells', () => {
  test('hold the result: text as text, numbers as numbers', () => {
    expect(OUTPUT_FIELDS.map((field) => outputCell(field, VALUES))).toEqual([
      'jane.smith@acme.example',
      'valid',
      0,
      95,
      'prospeo',
      '+14155550123',
      '2026-10-21 07:27',
      'Found',
    ]);
  });

  test('are blank where nothing was given', () => {
    expect(outputCell('confidence', { ...VALUES, confidence: undefined })).toBe('');
    expect(outputCell('score', { ...VALUES, score: undefined })).toBe('');
    expect(outputCell('email', { ...VALUES, email: '' })).toBe('');
  });

  test('never open a formula', () => {
    const evil = {
      ...VALUES,
      email: '=1',
      phone: '=2',
      provider: '=3',
      validation: '=4',
      lookedUpAt: '=5',
      statusWords: '=6',
    };
    for (const field of OUTPUT_FIELDS) expect(String(outputCell(field, evil))).not.toMatch(/^=/);
  });
});
