// Bytes as Apps Script has them: numbers from -128 to 127. And texts to bytes by charset.

import { EnumValue } from '../kernel/enums.js';

export function toBytes(values: readonly number[] | Uint8Array): Uint8Array {
  return Uint8Array.from(values, (value) => value & 0xff);
}

/**
 * Bytes of a text. A charset is a name ('UTF-8') or a Utilities.Charset. Characters that US-ASCII lacks become '?'
 * (Java's rule, visible in Utilities.computeDigest of non-ASCII text without a charset).
 */
export function encodeText(text: string, charset: unknown = 'UTF-8'): Uint8Array {
  const name = charsetName(charset);
  if (name === 'us-ascii') return Uint8Array.from(text, (character) => ascii(character));
  if (name === 'iso-8859-1') return Uint8Array.from(text, (character) => latin(character));
  return new TextEncoder().encode(text);
}

export function decodeText(bytes: Uint8Array, charset: unknown = 'UTF-8'): string {
  return new TextDecoder(charsetName(charset)).decode(bytes);
}

function charsetName(charset: unknown): string {
  const name = charset instanceof EnumValue ? charset.name : String(charset);
  return name.toLowerCase().replaceAll('_', '-');
}

const ascii = (character: string) => (character.charCodeAt(0) < 128 ? character.charCodeAt(0) : 63);
const latin = (character: string) => (character.charCodeAt(0) < 256 ? character.charCodeAt(0) : 63);

/** Bytes of an argument that may be a text or bytes. */
export function bytesOf(value: unknown, charset: unknown = 'UTF-8'): Uint8Array {
  if (Array.isArray(value) || value instanceof Uint8Array) return toBytes(value as number[]);
  return encodeText(String(value), charset);
}
