// ContentService: the plain answers of a web app.

import type { ServiceModule } from '../kernel/emulated.js';
import { type EnumValue, enumeration } from '../kernel/enums.js';

const MIME = enumeration('Content.MimeType', [
  'ATOM',
  'CSV',
  'ICAL',
  'JAVASCRIPT',
  'JSON',
  'RSS',
  'TEXT',
  'VCARD',
  'XML',
]);

/** Content-Type headers of the answers. */
const HEADER: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'text/xml',
};

export class TextOutput {
  private mimeType: EnumValue = MIME.TEXT;
  private fileName: string | null = null;

  constructor(private content: string) {}

  append(addedContent: string): this {
    this.content += addedContent;
    return this;
  }

  clear(): this {
    this.content = '';
    return this;
  }

  downloadAsFile(filename: string): this {
    this.fileName = filename;
    return this;
  }

  getContent(): string {
    return this.content;
  }

  getFileName(): string | null {
    return this.fileName;
  }

  getMimeType(): EnumValue {
    return this.mimeType;
  }

  setContent(content: string): this {
    this.content = content;
    return this;
  }

  setMimeType(mimeType: EnumValue): this {
    this.mimeType = mimeType;
    return this;
  }

  contentTypeHeader(): string {
    return `${HEADER[this.mimeType.name] ?? 'text/plain'}; charset=utf-8`;
  }
}

class ContentService {
  createTextOutput(content = ''): TextOutput {
    return new TextOutput(String(content));
  }
}

export const contentServices: ServiceModule = {
  classes: { 'Content.ContentService': ContentService, 'Content.TextOutput': TextOutput },
  globals: { ContentService: () => new ContentService() },
};
