// How console and Logger write a value down.
// installPrinting becomes source text (program.ts), so it must be self-contained.

type Show = (value: unknown, depth: number) => string;

export interface Printing {
  /** As console does. */
  readonly inspect: Show;
  /** As Logger does. */
  readonly logged: Show;
  /** A first text with %s, %d … takes the values behind it. */
  readonly format: (args: readonly unknown[], show: Show) => string;
}

export function installPrinting(RealDate: DateConstructor, isService: (value: object) => boolean): Printing {
  const inspect = (value: unknown, depth: number): string => {
    if (typeof value === 'string') return depth === 0 ? value : `'${value}'`;
    if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return value.stack ?? String(value);
    if (value instanceof RealDate) return value.toString();
    if (isService(value)) return String(value);
    if (depth > 3) return '[Object]';
    if (Array.isArray(value)) return `[ ${value.map((item) => inspect(item, depth + 1)).join(', ')} ]`;
    const entries = Object.keys(value).map(
      (key) => `${key}: ${inspect((value as Record<string, unknown>)[key], depth + 1)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  };
  // Logger prints objects the way Rhino did: {a=1.0}.
  const logged = (value: unknown, depth: number): string => {
    if (typeof value === 'number' && depth >= 0)
      return Number.isInteger(value) ? `${value}.0` : String(value);
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof RealDate || value instanceof Error || isService(value)) return String(value);
    if (Array.isArray(value)) return `[${value.map((item) => logged(item, depth + 1)).join(', ')}]`;
    return `{${Object.keys(value)
      .map((key) => `${key}=${logged((value as Record<string, unknown>)[key], depth + 1)}`)
      .join(', ')}}`;
  };
  const format = (args: readonly unknown[], show: (value: unknown, depth: number) => string): string => {
    const [first, ...rest] = args;
    if (typeof first !== 'string' || !first.includes('%'))
      return args.map((value) => show(value, 0)).join(' ');
    const text = first.replace(/%[sdifjoO%]/g, (directive) => {
      if (directive === '%%') return '%';
      if (rest.length === 0) return directive;
      const value = rest.shift();
      if (directive === '%d' || directive === '%i') return String(Math.trunc(Number(value)));
      if (directive === '%f') return String(Number(value));
      return directive === '%j' ? JSON.stringify(value) : show(value, 0);
    });
    return [text, ...rest.map((value) => show(value, 0))].join(' ');
  };

  return { inspect, logged, format };
}
