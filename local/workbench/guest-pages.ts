// HtmlService pages on an origin of their own, as on Google: the second loopback port serves nothing but these. Each
// has an unguessable address, gets google.script before its first script, and may not reach the network.
import { randomBytes } from 'node:crypto';

interface GuestPage {
  readonly number: number;
  readonly email: string;
  readonly html: string;
}

export class GuestPages {
  /** Addresses of both servers, known once they listen. */
  origin = '';
  parentOrigin = '';
  clock: () => { readonly nowMs: number; readonly speed: number } = () => ({ nowMs: Date.now(), speed: 1 });
  private readonly pages = new Map<string, GuestPage>();

  /** Returns the address of the page. `functions`: what google.script.run offers. */
  add(number: number, email: string, html: string, functions: readonly string[]): string {
    const token = randomBytes(18).toString('base64url');
    this.pages.set(token, {
      number,
      email,
      html: withScript(html, this.parentOrigin, functions, this.clock()),
    });
    return `${this.origin}/page/${token}`;
  }

  remove(number: number, email: string): void {
    for (const [token, page] of this.pages)
      if (page.number === number && page.email === email) this.pages.delete(token);
  }

  html(token: string): string | undefined {
    return this.pages.get(token)?.html;
  }

  /**
   * Inline script and style as on Google; everything else is closed, so that by default nothing leaves the machine.
   * Only the workbench may frame it.
   */
  get policy(): string {
    return `default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors ${this.parentOrigin}; base-uri 'self'; form-action 'none'`;
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function withScript(html: string, parentOrigin: string, functions: readonly string[], clock: object): string {
  const config = escaped(JSON.stringify({ parentOrigin, functions, clock }));
  const script = `<script src="/google-script.js" data-config="${config}"></script>`;
  const head = /<head(?:\s[^>]*)?>|<html(?:\s[^>]*)?>|<!doctype[^>]*>/gi;
  let at = 0;
  for (const match of html.matchAll(head)) {
    at = match.index + match[0].length;
    if (match[0].toLowerCase().startsWith('<head')) break;
  }
  return html.slice(0, at) + script + html.slice(at);
}
