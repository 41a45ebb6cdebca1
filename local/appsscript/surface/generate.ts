// Reads @types/google-apps-script with the TypeScript parser and writes surface.generated.json: every class, member,
// overload and enum of the base services. Run: node local/run.mjs local/appsscript/surface/generate.ts

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { ClassSurface, Surface } from './surface.js';

/** Folder of the installed type definitions. */
export function typesFolder(root: string): string {
  return dirname(createRequire(join(root, 'package.json')).resolve('@types/google-apps-script/package.json'));
}

interface Found {
  readonly surface: {
    globals: Record<string, string>;
    classes: Record<string, ClassSurface>;
    enums: Record<string, string[]>;
  };
  readonly parents: Map<string, string>;
}

/** The surface of the base services; advanced services (apis/) are not part of the emulated world. */
function readSurface(folder: string): Surface {
  const found: Found = { surface: { globals: {}, classes: {}, enums: {} }, parents: new Map() };
  const files = readdirSync(folder).filter((name) => /^google-apps-script\..*\.d\.ts$/.test(name));
  const sources = files
    .sort()
    .map((name) =>
      ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  for (const source of sources) for (const statement of source.statements) readStatement(statement, found);
  for (const source of sources) for (const statement of source.statements) readGlobal(statement, found);
  inherit(found);
  resolveTypes(found.surface);
  return found.surface;
}

function readStatement(statement: ts.Statement, found: Found): void {
  if (!ts.isModuleDeclaration(statement) || statement.name.text !== 'GoogleAppsScript') return;
  for (const inner of bodyOf(statement)) {
    if (!ts.isModuleDeclaration(inner)) continue;
    for (const member of bodyOf(inner)) readMember(inner.name.text, member, found);
  }
}

function bodyOf(module: ts.ModuleDeclaration): readonly ts.Statement[] {
  return module.body && ts.isModuleBlock(module.body) ? module.body.statements : [];
}

function readMember(namespace: string, node: ts.Statement, found: Found): void {
  if (ts.isEnumDeclaration(node)) {
    found.surface.enums[`${namespace}.${node.name.text}`] = node.members.map((m) => m.name.getText());
  } else if (ts.isInterfaceDeclaration(node)) {
    const name = `${namespace}.${node.name.text}`;
    const parent = node.heritageClauses?.[0]?.types[0]?.getText();
    if (parent) found.parents.set(name, parent.includes('.') ? parent : `${namespace}.${parent}`);
    found.surface.classes[name] = readClass(namespace, node);
  }
}

function readClass(namespace: string, node: ts.InterfaceDeclaration): ClassSurface {
  const methods: Record<string, string> = {};
  const properties: Record<string, string> = {};
  for (const member of node.members) {
    if (ts.isMethodSignature(member)) {
      const name = member.name.getText();
      const overload = member.parameters.map((parameter) => parameterCode(namespace, parameter)).join(',');
      // hasOwn, because toString is a member of some classes.
      methods[name] = Object.hasOwn(methods, name) ? `${methods[name]};${overload}` : overload;
    } else if (ts.isPropertySignature(member) && member.type) {
      properties[member.name.getText()] = typeCode(namespace, member.type);
    }
  }
  return { methods, properties };
}

function parameterCode(namespace: string, parameter: ts.ParameterDeclaration): string {
  const rest = parameter.dotDotDotToken ? '...' : '';
  const optional = parameter.questionToken ? '?' : '';
  return rest + (parameter.type ? typeCode(namespace, parameter.type) : 'any') + optional;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'String',
  Char: 'String',
  number: 'number',
  Integer: 'number',
  Byte: 'number',
  boolean: 'Boolean',
  Date: 'Date',
  'Base.Date': 'Date',
};

// Names stay unresolved here ('@Namespace.Name'); resolveTypes decides what they are once everything was read.
function typeCode(namespace: string, type: ts.TypeNode): string {
  if (ts.isArrayTypeNode(type)) return `${typeCode(namespace, type.elementType)}[]`;
  if (ts.isUnionTypeNode(type)) {
    const parts = type.types.map((part) => typeCode(namespace, part));
    return [...new Set(parts)].join('|');
  }
  if (ts.isParenthesizedTypeNode(type)) return typeCode(namespace, type.type);
  if (ts.isLiteralTypeNode(type)) return type.getText() === 'null' ? 'null' : 'String';
  if (ts.isTypeQueryNode(type)) return `@${qualified(namespace, type.exprName.getText())}`;
  const text = type.getText();
  const plain = PLAIN[text];
  if (plain) return plain;
  if (text === 'undefined') return 'null';
  if (ts.isTypeReferenceNode(type) && !type.typeArguments) return `@${qualified(namespace, text)}`;
  return 'any';
}

const qualified = (namespace: string, name: string) => (name.includes('.') ? name : `${namespace}.${name}`);

function readGlobal(statement: ts.Statement, found: Found): void {
  if (!ts.isVariableStatement(statement)) return;
  for (const declaration of statement.declarationList.declarations) {
    const type = declaration.type?.getText() ?? '';
    const name = declaration.name.getText();
    if (type.startsWith('GoogleAppsScript.') && name !== 'Date2') {
      found.surface.globals[name] = type.slice('GoogleAppsScript.'.length);
    }
  }
}

function inherit(found: Found): void {
  for (const [name, parentName] of found.parents) {
    const parent = found.surface.classes[parentName];
    const child = found.surface.classes[name];
    if (!parent || !child) continue;
    found.surface.classes[name] = {
      methods: { ...parent.methods, ...child.methods },
      properties: { ...parent.properties, ...child.properties },
    };
  }
}

/** '@Namespace.Name' becomes the class or enum of that name, or 'any' when it is neither (plain option objects). */
function resolveTypes(surface: Surface): void {
  const resolveCode = (code: string) =>
    code.replace(/@([\w.]+)/g, (_, name: string) => {
      if (surface.enums[name]) return `enum ${name}`;
      const shape = surface.classes[name];
      return shape && Object.keys(shape.methods).length > 0 ? name : 'any';
    });
  for (const shape of Object.values(surface.classes)) {
    for (const [name, code] of Object.entries(shape.methods)) shape.methods[name] = resolveCode(code);
    for (const [name, code] of Object.entries(shape.properties)) shape.properties[name] = resolveCode(code);
  }
}

/** What the generated file must hold, byte for byte. */
export function surfaceText(folder: string): string {
  return `${JSON.stringify(readSurface(folder), null, 1)}\n`;
}

if (process.argv[1]?.endsWith('generate.mjs')) {
  const root = process.env['PROJECT_ROOT'] ?? process.cwd();
  const file = resolve(root, 'local/appsscript/surface/surface.generated.json');
  writeFileSync(file, surfaceText(typesFolder(root)));
}
