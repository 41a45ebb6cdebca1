// Utilities: texts, bytes, digests, dates, sleep.

import { createHash, createHmac, createSign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Blocking, type ExecutionContext, type ServiceModule } from '../../kernel/emulated.js';
import type { EnumValue } from '../../kernel/enums.js';
import { type Catalogue, ScriptError, scriptError } from '../../kernel/errors.js';
import { Blob, blobOf } from '../blob.js';
import { bytesOf } from '../bytes.js';
import { parseCsv } from './csv.js';
import { formatDate, parseDate } from './format-date.js';
import { formatString } from './format-string.js';
import { unzip, zip } from './zip.js';

type Key = 'argument' | 'sleepTooLong' | 'charset';
const messages: Catalogue<Key> = {
  argument: { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
  sleepTooLong: { en: 'Invalid argument: milliseconds', de: 'Ungültiges Argument: milliseconds' },
  charset: { en: 'Could not decode string.', de: 'Der String konnte nicht decodiert werden.' },
};

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

// Digests of texts read them as US-ASCII unless a charset is given (reference; non-ASCII becomes '?').
const DEFAULT_CHARSET = 'US_ASCII';

class Utilities {
  constructor(private readonly context: ExecutionContext) {}

  sleep(milliseconds: number): Blocking<undefined> {
    const { context } = this;
    if (!(milliseconds >= 0) || milliseconds > context.limit('sleepSeconds') * 1000) {
      throw scriptError(messages, context.language, 'sleepTooLong');
    }
    return new Blocking({ kind: 'pause', seconds: milliseconds / 1000, next: () => undefined });
  }

  getUuid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.context.random() * 16));
    digits[12] = 4;
    digits[16] = 8 + ((digits[16] ?? 0) % 4);
    const hex = digits.map((digit) => digit.toString(16)).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  base64Encode(data: unknown, charset?: unknown): string {
    return Buffer.from(bytesOf(data, charset)).toString('base64');
  }

  base64EncodeWebSafe(data: unknown, charset?: unknown): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(encoded: string): Uint8Array {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded))
      throw scriptError(messages, this.context.language, 'charset');
    return new Uint8Array(Buffer.from(encoded, 'base64'));
  }

  base64DecodeWebSafe(encoded: string): Uint8Array {
    return this.base64Decode(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  }

  computeDigest(algorithm: EnumValue, value: unknown, charset: unknown = DEFAULT_CHARSET): Uint8Array {
    return new Uint8Array(createHash(this.hash(algorithm.name)).update(bytesOf(value, charset)).digest());
  }

  computeHmacSignature(
    algorithm: EnumValue,
    value: unknown,
    key: unknown,
    charset: unknown = DEFAULT_CHARSET,
  ): Uint8Array {
    const hash = this.hash(algorithm.name.replace('HMAC_', ''));
    return new Uint8Array(createHmac(hash, bytesOf(key, charset)).update(bytesOf(value, charset)).digest());
  }

  computeHmacSha256Signature(value: unknown, key: unknown, charset: unknown = DEFAULT_CHARSET): Uint8Array {
    return new Uint8Array(
      createHmac('sha256', bytesOf(key, charset)).update(bytesOf(value, charset)).digest(),
    );
  }

  /** The key is PEM text of a private key (PKCS#8). */
  computeRsaSha256Signature(value: unknown, key: string, charset: unknown = DEFAULT_CHARSET): Uint8Array {
    return sign('RSA-SHA256', value, key, charset);
  }

  computeRsaSha1Signature(value: unknown, key: string, charset: unknown = DEFAULT_CHARSET): Uint8Array {
    return sign('RSA-SHA1', value, key, charset);
  }

  computeRsaSignature(
    algorithm: EnumValue,
    value: unknown,
    key: string,
    charset: unknown = DEFAULT_CHARSET,
  ): Uint8Array {
    return sign(algorithm.name === 'RSA_SHA_1' ? 'RSA-SHA1' : 'RSA-SHA256', value, key, charset);
  }

  private hash(name: string): string {
    const hash = HASHES[name];
    if (!hash) throw new ScriptError(`not emulated: DigestAlgorithm.${name}`, 'NotEmulated');
    return hash;
  }

  formatDate(date: Date, timeZone: string, format: string): string {
    return formatDate(date.getTime(), timeZone, format);
  }

  parseDate(date: string, timeZone: string, format: string): Date {
    const ms = parseDate(date, timeZone, format);
    if (ms === undefined) throw scriptError(messages, this.context.language, 'argument', date);
    return new Date(ms);
  }

  formatString(template: string, ...values: readonly unknown[]): string {
    return formatString(template, values);
  }

  newBlob(data: unknown, contentType?: string, name?: string): Blob {
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return new Blob(bytesOf(data), type, name ?? null);
  }

  parseCsv(csv: string, delimiter = ','): string[][] {
    return parseCsv(csv, delimiter);
  }

  gzip(source: unknown, name?: string): Blob {
    const blob = blobOf(source);
    return new Blob(new Uint8Array(gzipSync(blob.getBytes())), 'application/x-gzip', name ?? 'archive.gz');
  }

  ungzip(source: unknown): Blob {
    const blob = blobOf(source);
    return new Blob(
      new Uint8Array(gunzipSync(blob.getBytes())),
      null,
      blob.getName()?.replace(/\.gz$/, '') ?? null,
    );
  }

  zip(sources: readonly unknown[], name = 'archive.zip'): Blob {
    const files = sources
      .map(blobOf)
      .map((blob) => ({ name: blob.getName() ?? 'file', bytes: blob.getBytes() }));
    return new Blob(zip(files), 'application/zip', name);
  }

  unzip(source: unknown): Blob[] {
    const files = unzip(blobOf(source).getBytes());
    if (!files) throw scriptError(messages, this.context.language, 'argument', 'blob');
    return files.map((file) => new Blob(file.bytes, null, file.name).setContentTypeFromExtension());
  }

  jsonStringify(value: unknown): string {
    return JSON.stringify(value);
  }

  jsonParse(text: string): unknown {
    return JSON.parse(text) as unknown;
  }
}

function sign(algorithm: string, value: unknown, key: string, charset: unknown): Uint8Array {
  return new Uint8Array(createSign(algorithm).update(bytesOf(value, charset)).sign(key));
}

export const utilitiesServices: ServiceModule = {
  classes: { 'Utilities.Utilities': Utilities },
  globals: { Utilities: (context) => new Utilities(context) },
};
