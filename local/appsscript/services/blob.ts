// Blob: bytes with a content type and a name.

import { ScriptError } from '../kernel/errors.js';
import { decodeText, encodeText, toBytes } from './bytes.js';

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  css: 'text/css',
  gif: 'image/gif',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  zip: 'application/zip',
};

export class Blob {
  constructor(
    private data: Uint8Array,
    private contentType: string | null,
    private name: string | null,
  ) {}

  getBytes(): Uint8Array {
    return this.data;
  }

  getDataAsString(charset?: string): string {
    return decodeText(this.data, charset);
  }

  getContentType(): string | null {
    return this.contentType;
  }

  getName(): string | null {
    return this.name;
  }

  copyBlob(): Blob {
    return new Blob(this.data, this.contentType, this.name);
  }

  getBlob(): Blob {
    return this.copyBlob();
  }

  getAs(contentType: string): Blob {
    if (contentType === this.contentType) return this.copyBlob();
    throw new ScriptError(`Converting from ${this.contentType} to ${contentType} is not supported.`);
  }

  /** Blobs inside an archive were never returned for other types; one blob is its own only content. */
  getAllBlobs(): Blob[] {
    return [this];
  }

  isGoogleType(): boolean {
    return this.contentType?.startsWith('application/vnd.google-apps.') ?? false;
  }

  setBytes(data: readonly number[]): this {
    this.data = toBytes(data);
    return this;
  }

  setDataFromString(text: string, charset?: string): this {
    this.data = encodeText(text, charset);
    return this;
  }

  setContentType(contentType: string | null): this {
    this.contentType = contentType;
    return this;
  }

  setContentTypeFromExtension(): this {
    const extension = this.name?.split('.').at(-1)?.toLowerCase() ?? '';
    this.contentType = TYPE_OF_EXTENSION[extension] ?? this.contentType;
    return this;
  }

  setName(name: string): this {
    this.name = name;
    return this;
  }
}

/** The blob of a BlobSource argument: a Blob, or anything with getBlob. */
export function blobOf(source: unknown): Blob {
  if (source instanceof Blob) return source;
  const getBlob = (source as { getBlob?: () => unknown } | null)?.getBlob;
  const blob: unknown = getBlob?.call(source);
  if (blob instanceof Blob) return blob;
  throw new ScriptError('Invalid argument: blob');
}
