// Google's check of a call's arguments against the overloads of the method.
// It is lenient where Apps Script converts (numbers to text and back) and where the types are option objects.

import { surface } from '../surface/surface.js';
import { Foreign } from './codec.js';
import type { Language } from './emulated.js';
import { EnumValue } from './enums.js';
import { type ScriptError, scriptError } from './errors.js';
import { commonMessages } from './messages.js';
import type { Member, Registry } from './registry.js';

type Parameter = { readonly types: readonly string[]; readonly optional: boolean; readonly rest: boolean };

const parsed = new Map<string, readonly (readonly Parameter[])[]>();

function overloadsOf(member: Member): readonly (readonly Parameter[])[] {
  const key = `${member.className}.${member.name}`;
  let overloads = parsed.get(key);
  if (!overloads) {
    const text = surface.classes[member.className]?.methods[member.name] ?? '';
    overloads = text
      .split(';')
      .map((overload) => (overload === '' ? [] : overload.split(',').map(parameter)));
    parsed.set(key, overloads);
  }
  return overloads;
}

function parameter(code: string): Parameter {
  const rest = code.startsWith('...');
  const optional = code.endsWith('?');
  const types = code.slice(rest ? 3 : 0, optional ? -1 : undefined).split('|');
  return { types, optional: optional || rest, rest };
}

/** The exception "The parameters (…) don't match the method signature for …", or undefined when they do. */
export function mismatch(
  member: Member,
  values: readonly unknown[],
  registry: Registry,
  language: Language,
): ScriptError | undefined {
  const overloads = overloadsOf(member);
  for (const overload of overloads) if (fits(overload, values, registry)) return undefined;
  const given = values.map((value) => typeName(value, registry)).join(',');
  return scriptError(commonMessages, language, 'signature', given, messageName(member));
}

/** 'SpreadsheetApp.Range.setValue': the service before the class, as Google writes it. */
function messageName(member: Member): string {
  const namespace = member.className.slice(0, member.className.indexOf('.'));
  const service = Object.keys(surface.globals).find((name) =>
    surface.globals[name]?.startsWith(`${namespace}.`),
  );
  return surface.globals[member.label.slice(0, member.label.indexOf('.'))] === member.className
    ? member.label
    : `${service ?? namespace}.${member.label}`;
}

function fits(overload: readonly Parameter[], values: readonly unknown[], registry: Registry): boolean {
  const last = overload.at(-1);
  if (values.length > overload.length && !last?.rest) return false;
  for (const [index, expected] of overload.entries()) {
    if (expected.rest) return true;
    if (index >= values.length) {
      if (!expected.optional) return false;
    } else if (!expected.types.some((type) => accepts(type, values[index], registry))) return false;
  }
  return true;
}

function accepts(type: string, value: unknown, registry: Registry): boolean {
  if (value === undefined || value === null) return type !== 'number' && type !== 'Boolean';
  if (type === 'any') return true;
  if (type.endsWith('[]')) return Array.isArray(value) || value instanceof Uint8Array;
  switch (type) {
    case 'String':
      return typeof value !== 'object';
    case 'number':
      return (
        typeof value === 'number' ||
        (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
      );
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Date':
      return value instanceof Date;
    case 'null':
      return false;
    default:
      if (type.startsWith('enum '))
        return value instanceof EnumValue && value.type === type.slice('enum '.length);
      return typeof value === 'object' && isInstance(type, value, registry);
  }
}

// Interfaces such as BlobSource are implemented by several classes: any emulated object is accepted for them.
function isInstance(type: string, value: object, registry: Registry): boolean {
  const className = registry.classNameOf(value);
  return className !== undefined && (className === type || !registry.hasClass(type));
}

/** How Google names a value in that message. */
function typeName(value: unknown, registry: Registry): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value))
    return typeof value[0] === 'number' || value.length === 0 ? 'number[]' : '(class)[]';
  if (value instanceof EnumValue) return value.type;
  if (value instanceof Foreign || value instanceof Date) return '(class)';
  if (typeof value === 'object')
    return registry.classNameOf(value)?.replace(/^Spreadsheet\./, 'SpreadsheetApp.') ?? '(class)';
  return typeof value === 'string' ? 'String' : typeof value === 'boolean' ? 'Boolean' : 'number';
}
