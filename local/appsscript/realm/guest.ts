// The inside of a realm: builds Apps Script's globals from the surface and sends every call out as text.
// installGuest is turned into source text (program.ts) and evaluated in each realm, so it must be self-contained:
// nothing imported, nothing from outside its own body. That is why it is one function; what can stand alone (values
// across, printing, local time) comes in by the setup. Its counterpart is kernel/codec.ts.

import type { LocalTime } from './local-time.js';
import type { Marking, MarkingOf } from './marking.js';
import type { Printing } from './printing.js';

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
  readonly marking: (realDate: DateConstructor, of: MarkingOf) => Marking;
  readonly printing: (realDate: DateConstructor, isService: (value: object) => boolean) => Printing;
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

  const { mark, encode, unmark } = setup.marking(RealDate, {
    handleOf: (value) => handleOf.get(value),
    enumKeyOf: (value) => enumKey.get(value),
    instance: (className, handle) => instance(className, handle),
    enumeration: (key) => enumeration(key),
  });

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
  const isService = (value: object) => handleOf.has(value) || enumKey.has(value);
  const { inspect, logged, format } = setup.printing(RealDate, isService);
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
