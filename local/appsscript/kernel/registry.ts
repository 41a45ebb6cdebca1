// Which class of the surface each emulated object is, and which of its members are emulated.

import { shortName, surface } from '../surface/surface.js';
import type { EmulatedConstructor, ExecutionContext, ServiceModule } from './emulated.js';
import { NotEmulated } from './errors.js';

/** What the kernel knows of one member: enough to call it without looking anything up twice. */
export interface Member {
  /** 'Range.getValues': the name in logs, counters, latency table and "not emulated". */
  readonly label: string;
  readonly className: string;
  readonly name: string;
  readonly kind: 'method' | 'property' | 'not emulated';
}

export class Registry {
  private readonly classOf = new Map<unknown, string>();
  private readonly constructors = new Map<string, EmulatedConstructor>();
  private readonly makers = new Map<string, (context: ExecutionContext) => object>();
  private readonly members = new Map<string, Map<string, Member>>();

  constructor(readonly modules: readonly ServiceModule[]) {
    for (const module of modules) {
      for (const [name, hostClass] of Object.entries(module.classes)) {
        if (!surface.classes[name]) throw new Error(`no class ${name} in @types/google-apps-script`);
        this.classOf.set(hostClass, name);
        this.constructors.set(name, hostClass);
      }
      for (const [name, make] of Object.entries(module.globals)) this.makers.set(name, make);
    }
  }

  /** The class a script sees, or undefined for a plain value. */
  classNameOf(value: object): string | undefined {
    return this.classOf.get(value.constructor);
  }

  hasClass(className: string): boolean {
    return this.constructors.has(className);
  }

  hasGlobal(name: string): boolean {
    return this.makers.has(name);
  }

  /** The object behind a global name of the surface. */
  makeGlobal(name: string, context: ExecutionContext): object {
    const make = this.makers.get(name);
    if (!make) throw new NotEmulated(name);
    return make(context);
  }

  member(className: string, name: string): Member {
    let ofClass = this.members.get(className);
    if (!ofClass) {
      ofClass = new Map();
      this.members.set(className, ofClass);
    }
    let member = ofClass.get(name);
    if (!member) {
      member = this.describe(className, name);
      ofClass.set(name, member);
    }
    return member;
  }

  private describe(className: string, name: string): Member {
    const shape = surface.classes[className];
    const isProperty = shape !== undefined && Object.hasOwn(shape.properties, name);
    const hostClass = this.constructors.get(className);
    const emulated = hostClass !== undefined && isEmulated(hostClass, name, isProperty);
    const kind = emulated ? (isProperty ? 'property' : 'method') : 'not emulated';
    return { label: `${shortName(className)}.${name}`, className, name, kind };
  }

  /** Emulated members of each class that has any, and all its members: the coverage table of the README. */
  coverage(): readonly { className: string; emulated: readonly string[]; missing: readonly string[] }[] {
    return Object.entries(surface.classes)
      .filter(([className]) => this.constructors.has(className))
      .map(([className, shape]) => {
        const names = Object.keys(shape.methods);
        const emulated = names.filter((name) => this.member(className, name).kind === 'method');
        return { className, emulated, missing: names.filter((name) => !emulated.includes(name)) };
      });
  }
}

function isEmulated(hostClass: EmulatedConstructor, name: string, isProperty: boolean): boolean {
  if (isProperty) return true; // read from the object itself; enums never reach the host
  return (
    name in hostClass.prototype && !(name in Object.prototype && !Object.hasOwn(hostClass.prototype, name))
  );
}
