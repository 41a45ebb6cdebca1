// The workbench's command line: what it takes, and the sentence for what it does not.
import { describe, expect, test } from '@jest/globals';
import { BadInput } from '../../local/demo/command-line.js';
import { readOptions } from '../../local/workbench/options.js';

describe('npm start', () => {
  test('without options: the sandbox with the latency of the demo, a document that is kept, a browser that opens', () => {
    expect(readOptions([], 'kept')).toEqual({
      port: 4747,
      api: undefined,
      latency: { kind: 'uniform', fromSeconds: 1, toSeconds: 3 },
      requestsPerMinute: 60,
      keep: 'kept',
      open: true,
    });
    expect(readOptions(['--forget', '--no-open', '--rate', '10'], 'kept')).toMatchObject({
      requestsPerMinute: 10,
      keep: undefined,
      open: false,
    });
  });

  test.each([
    ['slow', { kind: 'lognormal', medianSeconds: 90 }],
    ['1500', { kind: 'const', seconds: 1.5 }],
    ['1000-2500', { kind: 'uniform', fromSeconds: 1, toSeconds: 2.5 }],
  ])('--latency %s', (text, latency) => {
    expect(readOptions(['--latency', text], 'kept').latency).toMatchObject(latency);
  });

  test.each([
    [['--latency', 'sometimes'], '--latency "sometimes" is unknown.'],
    [['--latency', '3000-1000'], '--latency "3000-1000" is unknown.'],
    [['--rate', '0'], '--rate wants a whole number from 1 to 100000, not "0".'],
    [['--port', '70000'], '--port wants a whole number from 0 to 65535, not "70000".'],
    [['--faster'], 'usage: npm start'],
  ])('%j is refused in words', (args, words) => {
    expect(() => readOptions(args, 'kept')).toThrow(BadInput);
    expect(() => readOptions(args, 'kept')).toThrow(words);
  });
});
