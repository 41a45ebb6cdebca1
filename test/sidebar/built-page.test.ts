// The built page as HtmlService will get it: its size, and what must not stand in it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const page = readFileSync(resolve(import.meta.dirname, '../../dist/Sidebar.html'), 'utf8');
const between = (start: string, end: string) => page.slice(page.indexOf(start), page.indexOf(end));
const style = between('<style>', '</style>');
const script = between('<script>', '</script>');

describe('Sidebar.html', () => {
  test('is at most 120 kB', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(120_000);
  });

  test('asks nothing of the network: no file, font, picture or style from elsewhere', () => {
    expect(page).not.toMatch(/<(?:link|img|iframe|object)\b|@import|url\(|fetch\(|XMLHttpRequest|WebSocket/i);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });

  test('makes no HTML out of text: of innerHTML only the library’s own switch, and no property asks for it', () => {
    expect(script).not.toMatch(/outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
    expect(script).not.toMatch(/dangerouslySetInnerHTML:\s*\{/);
  });

  test('holds no text that HtmlService could take for a comment or a template', () => {
    expect(script.slice('<script>'.length)).not.toMatch(/\/[/*]|<[?!]|\?>|`/);
  });

  test('every custom property that is used is defined, also with its short name', () => {
    const defined = new Set([...style.matchAll(/(?<![\w-])(--[\w-]+):/g)].map((match) => match[1]));
    const used = new Set([...style.matchAll(/var\((--[\w-]+)\)/g)].map((match) => match[1]));
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });
});
