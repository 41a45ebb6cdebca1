// HTTPResponse: status, headers in the server's own letters, body.

import type { Header } from '../../kernel/outside.js';
import { Blob } from '../blob.js';
import { decodeText } from '../bytes.js';

export class HTTPResponse {
  private readonly body: Uint8Array;

  constructor(
    private readonly status: number,
    private readonly headers: readonly Header[],
    body: Uint8Array | string,
  ) {
    this.body = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  }

  getResponseCode(): number {
    return this.status;
  }

  getContent(): Uint8Array {
    return this.body;
  }

  getContentText(charset?: string): string {
    const declared = /charset="?([^;"]+)/i.exec(this.header('content-type') ?? '')?.[1];
    return decodeText(this.body, charset ?? declared ?? 'UTF-8');
  }

  /** Casing as the server sent it; of a repeated header the last value. */
  getHeaders(): Record<string, string> {
    return Object.fromEntries(this.headers);
  }

  /** A repeated header is an array (reference of getAllHeaders). */
  getAllHeaders(): Record<string, string | string[]> {
    const all: Record<string, string | string[]> = {};
    for (const [name, value] of this.headers) {
      const known = all[name];
      all[name] = known === undefined ? value : [known, value].flat();
    }
    return all;
  }

  getBlob(): Blob {
    return new Blob(this.body, this.header('content-type')?.split(';')[0] ?? null, null);
  }

  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }

  /** One header, whatever its case. */
  header(name: string): string | undefined {
    return this.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
  }

  size(): number {
    return this.body.length;
  }
}
