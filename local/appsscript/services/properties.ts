// PropertiesService: texts by key, per script, per user and per document. The first example of emulated classes.

import type { ExecutionContext, ServiceModule } from '../kernel/emulated.js';
import { type Catalogue, scriptError } from '../kernel/errors.js';
import { commonMessages } from '../kernel/messages.js';
import type { World } from '../kernel/world.js';

/** One store, which knows its size so that a write costs the same in a full one. */
class PropertyStore {
  readonly entries = new Map<string, string>();
  /** Bytes of all keys and values. */
  size = 0;

  set(key: string, value: string): void {
    this.delete(key);
    this.entries.set(key, value);
    this.size += bytes(key) + bytes(value);
  }

  delete(key: string): void {
    const old = this.entries.get(key);
    if (old === undefined) return;
    this.entries.delete(key);
    this.size -= bytes(key) + bytes(old);
  }

  clear(): void {
    this.entries.clear();
    this.size = 0;
  }
}

/** All stores of a host by scope. They outlive executions and new versions of the project. */
export class PropertyStores {
  private readonly stores = new Map<string, PropertyStore>();

  /** `scope` is the script instance: World.scriptScope. */
  script(scope: string): PropertyStore {
    return this.store(`script ${scope}`);
  }

  user(scope: string, email: string): PropertyStore {
    return this.store(`user ${scope} ${email}`);
  }

  document(id: string): PropertyStore {
    return this.store(`document ${id}`);
  }

  private store(scope: string): PropertyStore {
    let store = this.stores.get(scope);
    if (!store) {
      store = new PropertyStore();
      this.stores.set(scope, store);
    }
    return store;
  }
}

type Key = 'valueTooLarge' | 'storeFull' | 'ownerOnly';
// valueTooLarge and storeFull: widely reported texts; ownerOnly: the guide to custom functions, words ours.
const messages: Catalogue<Key> = {
  valueTooLarge: { en: 'Argument too large: value', de: 'Das Argument ist zu groß: value' },
  storeFull: {
    en: 'You have exceeded the property storage quota. Please remove some properties and try again.',
    de: 'Sie haben das Speicherkontingent für Eigenschaften überschritten. Entfernen Sie einige Eigenschaften.',
  },
  ownerOnly: {
    en: 'You do not have permission to call setProperty',
    de: 'Sie sind nicht berechtigt, setProperty aufzurufen.',
  },
};

class Properties {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
    private readonly store: PropertyStore,
    private readonly writable: boolean,
  ) {}

  // Properties are durable at once (unlike sheet writes); each call is one operation of the daily quota.
  private operation(): void {
    if (this.world.user(this.context.user.email).meters.take('propertyOperations', 1)) return;
    throw scriptError(commonMessages, this.context.language, 'tooOften', 'properties');
  }

  private mayWrite(): void {
    this.operation();
    if (!this.writable) throw scriptError(messages, this.context.language, 'ownerOnly');
  }

  // All or nothing: an exception leaves the store as it was.
  private write(values: readonly (readonly [string, string])[], deleteAllOthers: boolean): this {
    this.mayWrite();
    const { context, store } = this;
    let size = deleteAllOthers ? 0 : store.size;
    for (const [key, value] of values) {
      const length = bytes(value);
      if (length > context.limit('propertyValueBytes'))
        throw scriptError(messages, context.language, 'valueTooLarge');
      const old = deleteAllOthers ? undefined : store.entries.get(key);
      size += old === undefined ? bytes(key) + length : length - bytes(old);
    }
    if (size > context.limit('propertyStoreBytes'))
      throw scriptError(messages, context.language, 'storeFull');
    if (deleteAllOthers) store.clear();
    for (const [key, value] of values) store.set(key, value);
    return this;
  }

  getProperty(key: string): string | null {
    this.operation();
    return this.store.entries.get(String(key)) ?? null;
  }

  getProperties(): Record<string, string> {
    this.operation();
    return Object.fromEntries(this.store.entries);
  }

  getKeys(): string[] {
    this.operation();
    return [...this.store.entries.keys()];
  }

  setProperty(key: string, value: unknown): this {
    return this.write([[String(key), String(value)]], false);
  }

  setProperties(properties: Readonly<Record<string, unknown>>, deleteAllOthers = false): this {
    const values = Object.entries(properties).map(([key, value]): [string, string] => [key, String(value)]);
    return this.write(values, deleteAllOthers);
  }

  deleteProperty(key: string): this {
    this.mayWrite();
    this.store.delete(String(key));
    return this;
  }

  deleteAllProperties(): this {
    this.mayWrite();
    this.store.clear();
    return this;
  }
}

const bytes = (text: string) => Buffer.byteLength(text);

class PropertiesService {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
    private readonly stores: PropertyStores,
  ) {}

  getScriptProperties(): Properties {
    return this.properties('script', this.stores.script(this.world.scriptScope(this.context)), true);
  }

  /** In a custom function the owner's store, which nobody else may write (guide to custom functions). */
  getUserProperties(): Properties {
    const { context } = this;
    const owner = context.origin === 'custom function' ? context.document?.owner : undefined;
    const email = owner ?? context.user.email;
    return this.properties(
      'user',
      this.stores.user(this.world.scriptScope(context), email),
      email === context.user.email,
    );
  }

  /** Null without a container document (reference). */
  getDocumentProperties(): Properties | null {
    const { document } = this.context;
    return document ? this.properties('document', this.stores.document(document.id), true) : null;
  }

  private properties(scope: string, store: PropertyStore, writable: boolean): Properties {
    return this.context.slot(
      `properties ${scope}`,
      () => new Properties(this.context, this.world, store, writable),
    );
  }
}

export function propertiesServices(world: World, stores: PropertyStores): ServiceModule {
  return {
    classes: {
      'Properties.PropertiesService': PropertiesService,
      'Properties.Properties': Properties,
    },
    globals: { PropertiesService: (context) => new PropertiesService(context, world, stores) },
  };
}
