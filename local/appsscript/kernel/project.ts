// The loaded project: its files, its manifest, and what of it is compiled already.

import { Script } from 'node:vm';
import { foreignZone, type ProjectFiles, resolveText, scriptFiles } from '../realm/program.js';
import { type FunctionForm, topLevelFunctions } from './top-level.js';

export interface Manifest {
  readonly timeZone: string;
  /** undefined: Apps Script finds the scopes itself, which here means all of them. */
  readonly oauthScopes: readonly string[] | undefined;
  readonly urlFetchWhitelist: readonly string[] | undefined;
  readonly webapp: { readonly executeAs: string; readonly access: string } | undefined;
}

export class Project {
  readonly manifest: Manifest;
  /** The manifest's time zone, when this machine is in another one. */
  readonly foreignZone: string | undefined;
  readonly scripts: readonly { readonly name: string; readonly text: string }[];
  private promises: boolean | undefined;
  private functions: Map<string, FunctionForm> | undefined;
  private compiled: readonly Script[] | undefined;
  private readonly resolvers = new Map<string, Script>();

  constructor(readonly files: ProjectFiles) {
    this.manifest = readManifest(files['appsscript.json']);
    this.foreignZone = foreignZone(this.manifest.timeZone);
    this.scripts = scriptFiles(files);
  }

  /** Compiled files, once for all realms of this thread. A syntax error shows here, as a failing push does. */
  compiledScripts(): readonly Script[] {
    this.compiled ??= this.scripts.map(({ name, text }) => new Script(text, { filename: name }));
    return this.compiled;
  }

  /** Whether any script mentions promises: then their lost rejections must be looked after (drivers/rejections.ts). */
  usesPromises(alsoText: string): boolean {
    const mentions = (text: string) => /\basync\b|\bPromise\b/.test(text);
    this.promises ??= this.scripts.some(({ text }) => mentions(text));
    return this.promises || mentions(alsoText);
  }

  resolver(path: string): Script {
    let script = this.resolvers.get(path);
    if (!script) {
      script = new Script(resolveText(path));
      this.resolvers.set(path, script);
    }
    return script;
  }

  /** Whether a function of this name exists at the top level, in any form V8 detects. */
  declares(name: string): boolean {
    return this.topLevel().has(name);
  }

  /** Whether a page may call it: top level and not private by a trailing underscore. */
  isPublic(name: string): boolean {
    return !name.endsWith('_') && this.declares(name);
  }

  /** Every name that a page may call, sorted. */
  publicNames(): string[] {
    return [...this.topLevel().keys()].filter((name) => this.isPublic(name)).sort();
  }

  /** The declared name of a custom function (case does not matter; only declarations count), or undefined. */
  customFunction(name: string): string | undefined {
    const wanted = name.toLowerCase();
    for (const [declared, form] of this.topLevel()) {
      if (form === 'declaration' && declared.toLowerCase() === wanted && !declared.endsWith('_'))
        return declared;
    }
    return undefined;
  }

  private topLevel(): ReadonlyMap<string, FunctionForm> {
    this.functions ??= new Map(this.scripts.flatMap(({ text }) => [...topLevelFunctions(text)]));
    return this.functions;
  }

  /** An HTML file by the name scripts use: 'Sidebar' or 'ui/Sidebar' for ui/Sidebar.html. */
  html(name: string): string | undefined {
    return this.files[`${name}.html`] ?? this.files[name];
  }
}

function readManifest(text: string | undefined): Manifest {
  const content: unknown = text === undefined ? {} : JSON.parse(text);
  const manifest = (typeof content === 'object' && content !== null ? content : {}) as Partial<Manifest>;
  return {
    timeZone: manifest.timeZone ?? 'Etc/UTC',
    oauthScopes: manifest.oauthScopes,
    urlFetchWhitelist: manifest.urlFetchWhitelist,
    webapp: manifest.webapp,
  };
}
