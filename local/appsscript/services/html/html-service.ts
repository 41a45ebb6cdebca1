// HtmlService: pages and templates from the project's files or from text.

import type { ExecutionContext, ServiceModule } from '../../kernel/emulated.js';
import { type Catalogue, scriptError } from '../../kernel/errors.js';
import type { World } from '../../kernel/world.js';
import { Blob } from '../blob.js';
import { HtmlOutput, HtmlOutputMetaTag } from './html-output.js';
import { HtmlTemplate } from './html-template.js';
import { stripComments } from './strip-comments.js';

const messages: Catalogue<'noFile'> = {
  noFile: {
    en: 'No HTML file named {0} was found.',
    de: 'Es wurde keine HTML-Datei mit dem Namen {0} gefunden.',
  },
};

class HtmlService {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
  ) {}

  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(this.text(html));
  }

  createHtmlOutputFromFile(filename: string): HtmlOutput {
    return new HtmlOutput(this.file(filename));
  }

  createTemplate(html: unknown): HtmlTemplate {
    return new HtmlTemplate(this.text(html));
  }

  createTemplateFromFile(filename: string): HtmlTemplate {
    return new HtmlTemplate(this.file(filename));
  }

  getUserAgent(): string | null {
    return this.context.session ? 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0' : null;
  }

  private text(html: unknown): string {
    return html instanceof Blob ? html.getDataAsString() : String(html);
  }

  private file(filename: string): string {
    const text = this.world.project.html(String(filename));
    if (text === undefined) throw scriptError(messages, this.context.language, 'noFile', filename);
    return this.world.options.stripHtmlComments ? stripComments(text) : text;
  }
}

export function htmlServices(world: World): ServiceModule {
  return {
    classes: {
      'HTML.HtmlService': HtmlService,
      'HTML.HtmlOutput': HtmlOutput,
      'HTML.HtmlOutputMetaTag': HtmlOutputMetaTag,
      'HTML.HtmlTemplate': HtmlTemplate,
    },
    globals: { HtmlService: (context) => new HtmlService(context, world) },
  };
}
