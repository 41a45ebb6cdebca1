// What a service throws so that the script sees Google's exception, in the words and the language of the user.

import type { Language } from './emulated.js';

/** Becomes a real Error inside the script's realm, with this name and message. */
export class ScriptError extends Error {
  constructor(message: string, name = 'Exception') {
    super(message);
    this.name = name;
  }
}

/** A member of the surface that no class implements yet: loud by design (fail closed). */
export class NotEmulated extends ScriptError {
  constructor(member: string) {
    super(`not emulated: ${member}`, 'NotEmulated');
  }
}

/** Texts by key: English is Google's; the second language shows that code must not match English words. */
export type Catalogue<K extends string> = Readonly<Record<K, Readonly<Record<Language, string>>>>;

/** The text of a key with {0}, {1} … replaced. */
export function words<K extends string>(
  catalogue: Catalogue<K>,
  language: Language,
  key: K,
  ...values: readonly (string | number)[]
): string {
  return catalogue[key][language].replace(/\{(\d)\}/g, (_, index: string) =>
    String(values[Number(index)] ?? ''),
  );
}

/** A ScriptError in the user's language: `throw scriptError(messages, context.language, 'locked', name)`. */
export function scriptError<K extends string>(
  catalogue: Catalogue<K>,
  language: Language,
  key: K,
  ...values: readonly (string | number)[]
): ScriptError {
  return new ScriptError(words(catalogue, language, key, ...values));
}
