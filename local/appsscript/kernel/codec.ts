// How values cross between the kernel and a script's realm: JSON text with marked special values.
// Texts, because a realm must only ever hold objects of its own: then instanceof and Array.isArray hold in it.
//
// Replies: 'u' undefined · 'p' + JSON without marks · 's' + JSON with marks · 'e' + JSON {name, message} · 'k' dead.
// Marks: {$d: ms} Date · {$e: 'Ns.Enum.NAME'} · {$h: id, $c: class} emulated object · {$n: 'NaN' …} · {$u: 1} undefined
// · {$b: latin1} bytes · {$o: [[key, value] …]} an object with a key beginning with $ · {$x: what} cannot cross.

import { EnumValue, enumValue } from './enums.js';

/** Objects an execution has handed to its script, by number. */
export interface HandleTable {
  idOf(object: object): number;
  objectOf(id: number): object | undefined;
  classNameOf(object: object): string | undefined;
}

/** A value of the script that has no meaning outside it (a function, a symbol). */
export class Foreign {
  constructor(readonly what: string) {}
}

const isSpecialNumber = (value: number) => !Number.isFinite(value) || Object.is(value, -0);

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return !isSpecialNumber(value);
    case 'object': {
      if (value === null) return true;
      if (Array.isArray(value)) {
        for (const item of value) if (!isPlain(item)) return false;
        return true;
      }
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return false;
      for (const [key, item] of Object.entries(value))
        if (key.startsWith('$') || !isPlain(item)) return false;
      return true;
    }
    default:
      return false;
  }
}

/** The reply text of a returned value. */
export function encodeReply(value: unknown, handles: HandleTable): string {
  if (value === undefined) return 'u';
  if (isPlain(value)) return `p${JSON.stringify(value)}`;
  return `s${JSON.stringify(mark(value, handles))}`;
}

/** Arguments for an entry function: always marked JSON. */
export function encodeArguments(values: readonly unknown[], handles: HandleTable): string {
  return JSON.stringify(values.map((value) => mark(value, handles)));
}

/** The reply text of a thrown exception. */
export function encodeError(error: { readonly name: string; readonly message: string }): string {
  return `e${JSON.stringify({ name: error.name, message: error.message })}`;
}

function mark(value: unknown, handles: HandleTable): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return isSpecialNumber(value) ? { $n: Object.is(value, -0) ? '-0' : String(value) } : value;
    case 'undefined':
      return { $u: 1 };
    case 'object':
      return value === null ? null : markObject(value, handles);
    default:
      return { $x: typeof value };
  }
}

function markObject(value: object, handles: HandleTable): unknown {
  if (Array.isArray(value)) return value.map((item) => mark(item, handles));
  if (value instanceof Date) return { $d: value.getTime() };
  if (value instanceof EnumValue) return { $e: `${value.type}.${value.name}` };
  if (value instanceof Uint8Array) return { $b: Buffer.from(value).toString('latin1') };
  if (value instanceof Foreign) return { $x: value.what };
  const className = handles.classNameOf(value);
  if (className !== undefined) return { $h: handles.idOf(value), $c: className };
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.some(([key]) => key.startsWith('$')))
    return { $o: entries.map(([key, item]) => [key, mark(item, handles)]) };
  return Object.fromEntries(entries.map(([key, item]) => [key, mark(item, handles)]));
}

/** Arguments of a call, or a result, back from the realm. The text is trusted: our own code in the realm wrote it. */
export function decodeValues(text: string, handles: HandleTable): unknown[] {
  const values: unknown = JSON.parse(text);
  if (!Array.isArray(values)) throw new Error('a call without an argument list');
  // Most calls carry no mark, and looking for one in the text is cheaper than walking the values.
  return text.includes('"$') ? values.map((value) => unmark(value, handles)) : values;
}

function unmark(value: unknown, handles: HandleTable): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => unmark(item, handles));
  const object = value as Record<string, unknown>;
  for (const key in object) {
    if (!key.startsWith('$')) break;
    const content = object[key];
    switch (key) {
      case '$d':
        return new Date(content === null ? Number.NaN : Number(content));
      case '$e':
        return enumValue(String(content));
      case '$h':
        return handles.objectOf(Number(content));
      case '$n':
        return Number(content);
      case '$u':
        return undefined;
      case '$x':
        return new Foreign(String(content));
      case '$o':
        return Object.fromEntries(
          (content as [string, unknown][]).map(([k, item]) => [k, unmark(item, handles)]),
        );
      default:
        throw new Error(`unknown mark ${key}`);
    }
  }
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, unmark(item, handles)]));
}
