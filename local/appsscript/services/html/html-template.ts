// HtmlTemplate: text with <? ?>, <?= ?> and <?!= ?>, turned into code that the script's realm runs.

export class HtmlTemplate {
  constructor(private readonly raw: string) {}

  getRawContent(): string {
    return this.raw;
  }

  /** An expression whose value is the page. `evaluate` itself lives in the realm (realm/guest.ts). */
  getCode(): string {
    const lines = [
      "const escape = (text) => String(text).replace(/[&<>\"']/g, (c) => '&#' + c.charCodeAt(0) + ';');",
    ];
    let last = 0;
    for (const match of this.raw.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
      lines.push(literal(this.raw.slice(last, match.index)));
      const code = match[2] ?? '';
      if (match[1] === '=') lines.push(`output.push(escape(${code}));`);
      else if (match[1] === '!=') lines.push(`output.push(String(${code}));`);
      else lines.push(code);
      last = match.index + match[0].length;
    }
    lines.push(literal(this.raw.slice(last)));
    return `(function () { const output = [];\n${lines.join('\n')}\nreturn output.join(''); })()`;
  }

  getCodeWithComments(): string {
    return `/* ${this.raw.replaceAll('*/', '* /')} */\n${this.getCode()}`;
  }

  /** Listed so that it counts as emulated; the realm's own evaluate is what runs. */
  evaluate(): never {
    throw new Error('HtmlTemplate.evaluate runs in the realm');
  }
}

const literal = (text: string) => `output.push(${JSON.stringify(text)});`;
