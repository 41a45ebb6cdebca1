// The source texts a realm is made of: the guest prelude and the project's files, compiled once and run many times.

import { surface } from '../surface/surface.js';
import { installGuest } from './guest.js';
import { installLocalTime } from './local-time.js';
import { installMarking } from './marking.js';
import { installPrinting } from './printing.js';

/** A file of the project as pushed: 'Code.js', 'Sidebar.html', 'appsscript.json'. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** 'getValue getValues|BorderStyle=Spreadsheet.BorderStyle': a class as the guest wants it. */
function classText(className: string): string {
  const shape = surface.classes[className];
  if (!shape) return '';
  const properties = Object.entries(shape.properties).map(([name, type]) =>
    type.startsWith('enum ') ? `${name}=${type.slice('enum '.length)}` : `${name}=`,
  );
  return `${Object.keys(shape.methods).join(' ')}|${properties.join(' ')}`;
}

const tables = {
  classes: Object.fromEntries(Object.keys(surface.classes).map((name) => [name, classText(name)])),
  enums: Object.fromEntries(Object.entries(surface.enums).map(([name, values]) => [name, values.join(' ')])),
  globals: surface.globals,
};

/**
 * An expression whose value is `(setup) => doors`, to be evaluated in the realm. The tables are part of the text:
 * they become objects of the realm without any crossing.
 */
export const guestSource = `((tables) => {
const install = ${String(installGuest)};
const localTime = ${String(installLocalTime)};
const marking = ${String(installMarking)};
const printing = ${String(installPrinting)};
return (setup) => install(Object.assign({ localTime, marking, printing }, tables, setup));
})(${JSON.stringify(tables)})`;

/** Name under which the guest's own frames appear in stacks; guest.ts removes them. */
export const guestFileName = 'appsscript-guest';

/** The script files in the order they are evaluated, named as stack traces show them. */
export function scriptFiles(
  files: ProjectFiles,
): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(files)
    .filter(([name]) => /\.(js|gs)$/.test(name))
    .map(([name, text]) => ({ name: name.replace(/\.(js|gs)$/, ''), text }));
}

/** True for a name a menu item, trigger or sidebar may call: identifiers, with dots for object paths. */
export function isCallablePath(path: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(path);
}

/** The text that finds a callable path: lexical declarations (const f = () => …) are found too, as V8 does. */
export function resolveText(path: string): string {
  const root = path.split('.')[0] ?? path;
  return `(typeof ${root} === 'undefined' ? undefined : ${path.includes('.') ? path.split('.').join('?.') : path})`;
}

/** The zone a realm must emulate: undefined when this machine is in it already. */
export function foreignZone(timeZone: string): string | undefined {
  const plain = (zone: string) => zone.replace(/^(Etc\/)?(GMT|UTC)$/, 'UTC');
  const here = plain(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  return plain(timeZone) === here ? undefined : timeZone;
}
