// Utilities.formatString: the sprintf of Java's Formatter for %s %d %f %x %b %c %e %%.

export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(?:(\d+)\$)?([-+0 ,]*)(\d+)?(?:\.(\d+))?([sdfxXbcei%])/g,
    (
      _,
      position: string | undefined,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      kind: string,
    ) => {
      if (kind === '%') return '%';
      const value = values[position === undefined ? next++ : Number(position) - 1];
      return padded(converted(kind, value, precision, flags), flags, Number(width ?? 0), kind);
    },
  );
}

function converted(kind: string, value: unknown, precision: string | undefined, flags: string): string {
  const number = Number(value);
  const sign = flags.includes('+') && number >= 0 ? '+' : '';
  const grouped = (text: string) => (flags.includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : text);
  switch (kind) {
    case 'd':
    case 'i':
      return sign + grouped(String(Math.trunc(number)));
    case 'f': {
      const [whole = '', fraction] = number.toFixed(Number(precision ?? 6)).split('.');
      return sign + grouped(whole) + (fraction === undefined ? '' : `.${fraction}`);
    }
    case 'e':
      return sign + number.toExponential(Number(precision ?? 6)).replace(/e([+-])(\d)$/, 'e$10$2');
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'b':
      return String(value !== null && value !== undefined && value !== false);
    case 'c':
      return typeof value === 'number' ? String.fromCharCode(value) : String(value).slice(0, 1);
    default:
      return precision === undefined ? String(value) : String(value).slice(0, Number(precision));
  }
}

function padded(text: string, flags: string, width: number, kind: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || kind === 's') return text.padStart(width);
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
