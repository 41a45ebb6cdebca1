// Word lists say the same packed (in Code.js) and plain (in the sources).
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packWords } from '../../local/build/pack-words.mjs';
import { wordList } from '../../src/sheet/words.js';

test('a packed list leaves out what a word shares with the one before', () => {
  expect(packWords('amy alan alex')).toBe(' alanBexAmy');
  expect(wordList(' alanBexAmy')).toEqual(['alan', 'alex', 'amy']);
});

test('packed and plain, the words are the same, each once', () => {
  const word = fc.stringMatching(/^[a-z0-9.'öé-]{1,40}$/);
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const all = [...new Set(words)].sort();
      expect(wordList(packWords(words.join(' ')))).toEqual(all);
      expect(wordList(all.join(' '))).toEqual(all);
    }),
  );
});

test('a list with capital letters is refused by the build', () => {
  expect(() => packWords('Alan')).toThrow('capital letters');
});
