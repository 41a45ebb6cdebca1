// Leaves out of each word of a list what it shares with the word before it. src/sheet/words.ts reads what comes out.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const LONGEST_SHARED = 26;

/** "alan alex amy" → " alanBexAmy": a capital letter says how many letters are repeated (A = 1), a space says none. */
export function packWords(text) {
  if (/[A-Z]/.test(text)) throw new Error(`capital letters mean something else in a packed list: ${text}`);
  const words = [...new Set(text.split(' '))].filter((word) => word !== '').sort();
  let before = '';
  return words
    .map((word) => {
      let shared = 0;
      while (shared < LONGEST_SHARED && shared < before.length && before[shared] === word[shared])
        shared += 1;
      before = word;
      return (shared === 0 ? ' ' : String.fromCharCode(64 + shared)) + word.slice(shared);
    })
    .join('');
}

/** esbuild plugin: packs every list given to `wordList` in src/sheet. */
export const packedWords = {
  name: 'packed-words',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]sheet[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('wordList(') || source.includes('function wordList(')) return undefined;
      // Joins the pieces of a list into one string.
      const { code } = await transform(source, { loader: 'ts', charset: 'utf8', minifySyntax: true });
      const calls = code.split('wordList(').length - 1;
      let packed = 0;
      const contents = code.replace(/wordList\(\s*"([^"\\]*)"\s*\)/g, (_call, text) => {
        packed += 1;
        return `wordList("${packWords(text)}")`;
      });
      if (packed !== calls) throw new Error(`${path}: ${calls - packed} word lists are not plain texts`);
      return { contents, loader: 'js' };
    });
  },
};
