// Values across a realm's wall: plain JSON as it is, everything else marked ($d a date, $h a service's object, $e an
// enum's value, $n a number that JSON lacks, $u undefined, $b bytes, $o an object with such keys, $x what cannot cross).
// installMarking becomes source text (program.ts), so it must be self-contained.

export interface Marking {
  mark(value: unknown, above: readonly object[]): unknown;
  encode(values: readonly unknown[]): string;
  unmark(value: unknown): unknown;
}

/** What the realm knows of its own objects. */
export interface MarkingOf {
  handleOf(value: object): number | string | undefined;
  enumKeyOf(value: object): string | undefined;
  instance(className: string, handle: number): object;
  enumeration(key: string): object | undefined;
}

export function installMarking(RealDate: DateConstructor, of: MarkingOf): Marking {
  type Marked = Record<string, unknown>;

  const plain = (value: unknown): boolean => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0);
      case 'object': {
        if (value === null) return true;
        if (Array.isArray(value)) {
          for (const item of value) if (!plain(item)) return false;
          return true;
        }
        if (Object.getPrototypeOf(value) !== Object.prototype) return false;
        for (const key of Object.keys(value))
          if (key[0] === '$' || !plain((value as Marked)[key])) return false;
        return true;
      }
      default:
        return false;
    }
  };

  const mark = (value: unknown, above: readonly object[]): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value;
        return { $n: Object.is(value, -0) ? '-0' : String(value) };
      case 'undefined':
        return { $u: 1 };
      case 'object': {
        if (value === null) return null;
        if (value instanceof RealDate) return { $d: value.getTime() };
        const handle = of.handleOf(value);
        if (handle !== undefined) return typeof handle === 'number' ? { $h: handle } : { $x: handle };
        const key = of.enumKeyOf(value);
        if (key !== undefined) return { $e: key };
        if (above.includes(value)) return { $x: 'circular' };
        const path = [...above, value];
        if (Array.isArray(value)) return Array.from(value, (item: unknown) => mark(item, path));
        if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
        const content = value as Marked;
        const keys = Object.keys(content).filter((name) => content[name] !== undefined);
        if (keys.some((name) => name[0] === '$')) {
          return { $o: keys.map((name) => [name, mark(content[name], path)]) };
        }
        const result: Marked = {};
        for (const name of keys) result[name] = mark(content[name], path);
        return result;
      }
      default:
        return { $x: typeof value };
    }
  };

  const encode = (values: readonly unknown[]) =>
    JSON.stringify(plain(values) ? values : values.map((value) => mark(value, [])));

  const bytes = (text: string) => {
    const result = new Array<number>(text.length);
    for (let index = 0; index < text.length; index += 1) result[index] = (text.charCodeAt(index) << 24) >> 24;
    return result;
  };

  const unmark = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) value[index] = unmark(value[index]);
      return value;
    }
    const content = value as Marked;
    if ('$d' in content) return new RealDate(content['$d'] === null ? Number.NaN : Number(content['$d']));
    if ('$h' in content) return of.instance(String(content['$c']), Number(content['$h']));
    if ('$e' in content) return of.enumeration(String(content['$e']));
    if ('$n' in content) return Number(content['$n']);
    if ('$u' in content) return undefined;
    if ('$b' in content) return bytes(String(content['$b']));
    if ('$o' in content) {
      const result: Marked = {};
      for (const [key, item] of content['$o'] as [string, unknown][]) result[key] = unmark(item);
      return result;
    }
    for (const key of Object.keys(content)) content[key] = unmark(content[key]);
    return content;
  };

  return { mark, encode, unmark };
}
