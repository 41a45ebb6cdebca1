// Lists of words, as the sources write them and as the build packs them (local/build/pack-words.mjs).

/**
 * The words of a list in alphabetical order. A space begins a word; so does a capital letter, which says how many
 * letters of the word before are repeated (A = 1): "alan alex amy" is "alanBexAmy".
 */
export function wordList(text: string): string[] {
  let word = '';
  return (` ${text}`.match(/[ A-Z][^ A-Z]+/g) ?? [])
    .map((part) => {
      word = word.slice(0, part.charCodeAt(0) & 31) + part.slice(1);
      return word;
    })
    .sort();
}
