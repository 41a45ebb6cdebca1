// HtmlOutput: a page to show or serve.

import type { EnumValue } from '../../kernel/enums.js';
import { Blob } from '../blob.js';
import { encodeText } from '../bytes.js';
import { HtmlTemplate } from './html-template.js';

export class HtmlOutputMetaTag {
  constructor(
    private readonly name: string,
    private readonly content: string,
  ) {}

  getName(): string {
    return this.name;
  }

  getContent(): string {
    return this.content;
  }
}

export class HtmlOutput {
  private title = '';
  private width: number | null = null;
  private height: number | null = null;
  private faviconUrl: string | null = null;
  private readonly metaTags: HtmlOutputMetaTag[] = [];
  private frameOptions: EnumValue | undefined;

  constructor(private content: string) {}

  addMetaTag(name: string, content: string): this {
    this.metaTags.push(new HtmlOutputMetaTag(name, content));
    return this;
  }

  append(addedContent: string): this {
    this.content += addedContent;
    return this;
  }

  appendUntrusted(addedContent: string): this {
    this.content += escapeHtml(addedContent);
    return this;
  }

  asTemplate(): HtmlTemplate {
    return new HtmlTemplate(this.content);
  }

  clear(): this {
    this.content = '';
    return this;
  }

  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }

  getBlob(): Blob {
    return new Blob(encodeText(this.content), 'text/html', 'output.html');
  }

  getContent(): string {
    return this.content;
  }

  getFaviconUrl(): string | null {
    return this.faviconUrl;
  }

  getHeight(): number | null {
    return this.height;
  }

  getMetaTags(): HtmlOutputMetaTag[] {
    return [...this.metaTags];
  }

  getTitle(): string {
    return this.title;
  }

  getWidth(): number | null {
    return this.width;
  }

  setContent(content: string): this {
    this.content = content;
    return this;
  }

  setFaviconUrl(iconUrl: string): this {
    this.faviconUrl = iconUrl;
    return this;
  }

  setHeight(height: number | null): this {
    this.height = height;
    return this;
  }

  /** Every page is IFRAME since 2016: other modes are accepted and change nothing (reference). */
  setSandboxMode(): this {
    return this;
  }

  setTitle(title: string): this {
    this.title = title;
    return this;
  }

  setWidth(width: number | null): this {
    this.width = width;
    return this;
  }

  setXFrameOptionsMode(mode: EnumValue): this {
    this.frameOptions = mode;
    return this;
  }

  /** Whether other sites may show the page in a frame. */
  mayBeFramed(): boolean {
    return this.frameOptions?.name === 'ALLOWALL';
  }
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&#34;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
