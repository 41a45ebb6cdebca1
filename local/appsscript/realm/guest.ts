// The inside of a realm: builds Apps Script's globals from the surface and sends every call out as text.
// installGuest is turned into source text (String(installGuest)) and evaluated in each realm, so it must be
// self-contained: nothing imported, nothing from outside its own body. Its counterpart is kernel/codec.ts.

import type { LocalTime } from './local-time.js';

/** What one execution brings into its realm. */
export interface GuestCall {
  /** Hands a call out and returns the reply text (see codec.ts). Never throws. */
  readonly send: (target: number | string, member: string, args: string) => string;
  /** Milliseconds of the injected clock; undefined once the execution is dead. */
  readonly now: () => number | undefined;
  /** Seed of Math.random, or undefined for the engine's own. */
  readonly seed: number | undefined;
}

export interface GuestSetup {
  /** The script's time zone, when this machine is in another one. */
  readonly timeZone: string | undefined;
  readonly localTime: (realDate: DateConstructor, timeZone: string) => LocalTime;
  /** Class → 'method method|Property=Namespace.Enum Property='. */
  readonly classes: Readonly<Record<string, string>>;
  /** Enum → 'NAME NAME'. */
  readonly enums: Readonly<Record<string, string>>;
  /** Global → class or enum. */
  readonly globals: Readonly<Record<string, string>>;
  /** Evaluates the project's files in order. */
  readonly load: () => void;
  /** The function a name or path stands for in the realm's global scope. */
  readonly resolve: (path: string) => unknown;
  /** Evaluates a script text of the host and gives its completion value. */
  readonly evaluate: (text: string) => unknown;
}

export interface GuestDoors {
  /**
   * Loads the project, the first time, and calls a function (arguments in marked JSON) or evaluates a text. What
   * the execution before left in the global scope is gone then, but not what it left in the project's variables.
   */
  readonly run: (
    call: GuestCall,
    target: { readonly path: string } | { readonly text: string },
    args: string,
  ) => void;
  /** After run and its promise jobs: 'r' + marked JSON [value] or 'x' + JSON {name, message, stack}. */
  readonly outcome: () => string;
}

export function installGuest(setup: GuestSetup): GuestDoors {
  type Marked = Record<string, unknown>;
  let current: GuestCall | undefined;
  const world = globalThis as unknown as Record<string, unknown>;
  const define = (object: object, name: string, value: unknown) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

  // ---- errors -------------------------------------------------------------------------------------------------
  // A script sees its own frames only: ours are above them (in a service's exception) and below.
  const ownFrames = (stack: string) => {
    const ours = (line: string) => line.includes('appsscript-guest');
    const lines = stack.split('\n').filter((line) => line.startsWith('    at '));
    const first = lines.findIndex((line) => !ours(line));
    const after = lines.findIndex((line, index) => index > first && ours(line));
    return first < 0 ? [] : lines.slice(first, after < 0 ? undefined : after);
  };
  const exception = (name: string, message: string) => {
    const error = new Error(message);
    define(error, 'name', name);
    define(error, 'stack', [`${name}: ${message}`, ...ownFrames(error.stack ?? '')].join('\n'));
    return error;
  };
  const dead = () => exception('Exception', 'This execution has ended.');

  // ---- the clock and chance -----------------------------------------------------------------------------------
  const RealDate = Date;
  const now = () => {
    const ms = current?.now();
    if (ms === undefined) throw dead();
    return Math.floor(ms);
  };
  const local = setup.timeZone === undefined ? undefined : setup.localTime(RealDate, setup.timeZone);
  const zoned = (args: readonly unknown[]): readonly unknown[] => {
    if (!local) return args;
    if (args.length > 1) return [local.fromParts(args.map(Number))];
    return typeof args[0] === 'string' ? [local.parse(args[0])] : args;
  };
  const GuestDate: (this: unknown, ...args: unknown[]) => unknown = function (...args) {
    if (!new.target) return new RealDate(now()).toString();
    const wanted: unknown = new.target;
    const target = wanted === GuestDate ? RealDate : (wanted as DateConstructor);
    return Reflect.construct(RealDate, args.length === 0 ? [now()] : zoned(args), target);
  };
  define(GuestDate, 'name', 'Date');
  Object.defineProperty(GuestDate, 'length', { value: 7, configurable: true });
  Object.defineProperty(GuestDate, 'prototype', { value: RealDate.prototype, writable: false });
  define(GuestDate, 'now', () => now());
  define(GuestDate, 'parse', (text: unknown) =>
    local ? local.parse(String(text)) : RealDate.parse(String(text)),
  );
  define(GuestDate, 'UTC', RealDate.UTC);
  define(RealDate.prototype, 'constructor', GuestDate);
  define(world, 'Date', GuestDate);

  const realRandom = Math.random;
  const seededRandom = (seed: number) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };

  // Apps Script has neither (V8 runtime guide lists WebAssembly and console only).
  delete world['SharedArrayBuffer'];
  delete world['Atomics'];

  // ---- values across ------------------------------------------------------------------------------------------
  const handleOf = new WeakMap<object, number | string>();
  const objectOf = new Map<number, object>();
  const enumKey = new WeakMap<object, string>();

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
        const handle = handleOf.get(value);
        if (handle !== undefined) return typeof handle === 'number' ? { $h: handle } : { $x: handle };
        const key = enumKey.get(value);
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
    if ('$h' in content) return instance(String(content['$c']), Number(content['$h']));
    if ('$e' in content) return enumeration(String(content['$e']));
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

  const call = (target: number | string, member: string, args: readonly unknown[]): unknown => {
    const reply = current ? current.send(target, member, args.length === 0 ? '[]' : encode(args)) : 'k';
    switch (reply[0]) {
      case 'u':
        return undefined;
      case 'p':
        return JSON.parse(reply.slice(1));
      case 's':
        return unmark(JSON.parse(reply.slice(1)));
      case 'e': {
        const error = JSON.parse(reply.slice(1)) as { name: string; message: string };
        throw exception(error.name, error.message);
      }
      default:
        throw dead();
    }
  };

  // ---- classes and enums, each built at its first use ---------------------------------------------------------
  const prototypes = new Map<string, object>();
  const enumTypes = new Map<string, Record<string, object>>();

  const enumPrototype = {};
  const enumType = (name: string): Record<string, object> => {
    const known = enumTypes.get(name);
    if (known) return known;
    const names = (setup.enums[name] ?? '').split(' ');
    const values: Record<string, object> = {};
    names.forEach((constant, ordinal) => {
      // Not a plain object: a value crosses by its key, never as its JSON text.
      const value = Object.create(enumPrototype) as object;
      define(value, 'toString', () => constant);
      define(value, 'toJSON', () => constant);
      define(value, 'name', () => constant);
      define(value, 'ordinal', () => ordinal);
      define(value, 'compareTo', (other: { ordinal(): number }) => ordinal - other.ordinal());
      enumKey.set(value, `${name}.${constant}`);
      values[constant] = value;
    });
    enumTypes.set(name, values);
    return values;
  };

  const enumeration = (key: string) => {
    const dot = key.lastIndexOf('.');
    return enumType(key.slice(0, dot))[key.slice(dot + 1)];
  };

  const receiver = (self: unknown) => {
    const handle = typeof self === 'object' && self !== null ? handleOf.get(self) : undefined;
    if (handle === undefined) throw new TypeError('Illegal invocation');
    return handle;
  };

  const prototypeOf = (className: string): object => {
    const known = prototypes.get(className);
    if (known) return known;
    const [methods = '', properties = ''] = (setup.classes[className] ?? '').split('|');
    const short = className.slice(className.lastIndexOf('.') + 1);
    const prototype = {};
    define(prototype, 'toString', () => short);
    for (const method of methods.split(' ')) {
      if (method === '') continue;
      const body = (self: unknown, args: readonly unknown[]) => call(receiver(self), method, args);
      const named = {
        [method](this: unknown, ...args: unknown[]) {
          return body(this, args);
        },
      };
      define(prototype, method, named[method]);
    }
    for (const entry of properties.split(' ')) {
      if (entry === '') continue;
      const [property = '', type = ''] = entry.split('=');
      const get = function (this: unknown) {
        return type === '' ? call(receiver(this), property, []) : enumType(type);
      };
      Object.defineProperty(prototype, property, { get, configurable: true, enumerable: false });
    }
    if (className === 'HTML.HtmlTemplate') define(prototype, 'evaluate', evaluateTemplate);
    prototypes.set(className, prototype);
    return prototype;
  };

  const instance = (className: string, handle: number): object => {
    const known = objectOf.get(handle);
    if (known) return known;
    const object = Object.create(prototypeOf(className)) as object;
    handleOf.set(object, handle);
    objectOf.set(handle, object);
    return object;
  };

  // A template's code runs in the script's own scope, with the template's properties as variables
  // (developers.google.com/apps-script/guides/html/templates).
  function evaluateTemplate(this: Marked): unknown {
    const names = Object.keys(this);
    const code = String(call(receiver(this), 'getCode', []));
    const body = `with (this) { return ${code.trim().replace(/;$/, '')} }`;
    const scope: Marked = {};
    for (const name of names) scope[name] = this[name];
    const content = (new Function(body) as (this: Marked) => unknown).call(scope);
    const service = world['HtmlService'] as { createHtmlOutput(html: string): unknown };
    return service.createHtmlOutput(String((content as { getContent?(): string }).getContent?.() ?? content));
  }

  // ---- globals ------------------------------------------------------------------------------------------------
  for (const [name, type] of Object.entries(setup.globals)) {
    const make = () => {
      if (setup.enums[type] !== undefined) return enumType(type);
      const service = Object.create(prototypeOf(type)) as object;
      handleOf.set(service, name);
      return service;
    };
    // Lazy, and as replaceable as in Apps Script (scripts do write `const Logger = …`).
    const replace = (value: unknown) =>
      Object.defineProperty(world, name, { value, writable: true, configurable: true, enumerable: true });
    Object.defineProperty(world, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = make();
        replace(value);
        return value;
      },
      set: replace,
    });
  }

  // ---- console and Logger -------------------------------------------------------------------------------------
  const inspect = (value: unknown, depth: number): string => {
    if (typeof value === 'string') return depth === 0 ? value : `'${value}'`;
    if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return value.stack ?? String(value);
    if (value instanceof RealDate) return value.toString();
    if (handleOf.has(value) || enumKey.has(value)) return String(value);
    if (depth > 3) return '[Object]';
    if (Array.isArray(value)) return `[ ${value.map((item) => inspect(item, depth + 1)).join(', ')} ]`;
    const entries = Object.keys(value).map((key) => `${key}: ${inspect((value as Marked)[key], depth + 1)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  };
  // Logger prints objects the way Rhino did: {a=1.0}.
  const logged = (value: unknown, depth: number): string => {
    if (typeof value === 'number' && depth >= 0)
      return Number.isInteger(value) ? `${value}.0` : String(value);
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof RealDate || value instanceof Error || handleOf.has(value) || enumKey.has(value))
      return String(value);
    if (Array.isArray(value)) return `[${value.map((item) => logged(item, depth + 1)).join(', ')}]`;
    return `{${Object.keys(value)
      .map((key) => `${key}=${logged((value as Marked)[key], depth + 1)}`)
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
  const timers = new Map<string, number>();
  const write = (level: string, text: string) => call('console', level, [text]);
  const consoleObject: Marked = {};
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    define(consoleObject, level, (...args: unknown[]) => void write(level, format(args, inspect)));
  }
  define(consoleObject, 'time', (label = 'default') => void timers.set(String(label), now()));
  define(consoleObject, 'timeEnd', (label = 'default') => {
    const started = timers.get(String(label));
    timers.delete(String(label));
    if (started !== undefined) write('log', `${String(label)}: ${now() - started}ms`);
  });
  define(world, 'console', consoleObject);

  const loggerPrototype = prototypeOf('Base.Logger');
  define(loggerPrototype, 'log', function (this: unknown, ...args: unknown[]) {
    call('Logger', 'log', [
      args.length > 1 ? format(args, (value) => logged(value, -1)) : logged(args[0], 0),
    ]);
    return this;
  });

  // ---- the doors ----------------------------------------------------------------------------------------------
  const nothing = `r${JSON.stringify([{ $u: 1 }])}`;
  let result = nothing;
  const succeed = (value: unknown) => {
    result = `r${JSON.stringify([mark(value, [])])}`;
  };
  const fail = (error: unknown) => {
    const thrown = error instanceof Error ? error : undefined;
    const name = thrown ? String(thrown.name) : '';
    const message = thrown ? String(thrown.message) : String(error);
    const frames = ownFrames(String(thrown?.stack ?? ''));
    result = `x${JSON.stringify({ name, message, stack: [`${name}: ${message}`, ...frames].join('\n') })}`;
  };
  let known: ReadonlySet<PropertyKey> | undefined;
  const begin = (call: GuestCall) => {
    current = call;
    result = nothing;
    objectOf.clear();
    timers.clear();
    define(Math, 'random', call.seed === undefined ? realRandom : seededRandom(call.seed));
    if (known) {
      for (const key of Reflect.ownKeys(world)) if (!known.has(key)) Reflect.deleteProperty(world, key);
    } else {
      setup.load();
      known = new Set(Reflect.ownKeys(world));
    }
  };
  const run: GuestDoors['run'] = (call, target, args) => {
    try {
      begin(call);
      let value: unknown;
      if ('text' in target) value = setup.evaluate(target.text);
      else {
        const entry = setup.resolve(target.path);
        if (typeof entry !== 'function') {
          throw exception('Exception', `Script function not found: ${target.path}`);
        }
        value = entry(...(unmark(JSON.parse(args)) as unknown[]));
      }
      if (typeof value === 'object' && value !== null && typeof (value as Marked)['then'] === 'function') {
        (value as Promise<unknown>).then(succeed, fail);
      } else succeed(value);
    } catch (error) {
      fail(error);
    }
  };
  return { run, outcome: () => result };
}
