// CacheService: texts that may vanish, per script, user and document.

import type { ExecutionContext, ServiceModule } from '../kernel/emulated.js';
import { type Catalogue, scriptError } from '../kernel/errors.js';
import type { World } from '../kernel/world.js';

interface Item {
  readonly value: string;
  readonly expiresMs: number;
}

/** Insertion order is age: a put makes an item the youngest. */
type Store = Map<string, Item>;

/** All caches of a host by scope. */
export class CacheStores {
  private readonly stores = new Map<string, Store>();

  of(scope: string): Store {
    let store = this.stores.get(scope);
    if (!store) {
      store = new Map();
      this.stores.set(scope, store);
    }
    return store;
  }

  /** Empties every cache: Google promises nothing about how long items stay. */
  evictAll(): void {
    this.stores.clear();
  }
}

type Key = 'keyTooLarge' | 'valueTooLarge';
const messages: Catalogue<Key> = {
  keyTooLarge: { en: 'Argument too large: key', de: 'Das Argument ist zu groß: key' },
  valueTooLarge: { en: 'Argument too large: value', de: 'Das Argument ist zu groß: value' },
};

class Cache {
  constructor(
    private readonly context: ExecutionContext,
    private readonly stores: CacheStores,
    private readonly scope: string,
  ) {}

  private fresh(key: string): string | null {
    const item = this.stores.of(this.scope).get(key);
    return item && item.expiresMs > this.context.now() ? item.value : null;
  }

  private store(key: string, value: unknown, seconds: number | undefined): void {
    const { context } = this;
    // Not a text? Stored as String(value), silently (measured: justin.poehnelt.com, CacheService limits).
    const text = String(value);
    if (key.length > context.limit('cacheKeyCharacters'))
      throw scriptError(messages, context.language, 'keyTooLarge');
    if (Buffer.byteLength(text) > context.limit('cacheValueBytes')) {
      throw scriptError(messages, context.language, 'valueTooLarge');
    }
    const wanted = seconds ?? context.limit('cacheDefaultSeconds');
    const life = Math.min(Math.max(wanted, 1), context.limit('cacheMaxSeconds'));
    const store = this.stores.of(this.scope);
    store.delete(key);
    if (store.size >= context.limit('cacheItems')) this.evict(store);
    store.set(key, { value: text, expiresMs: context.now() + life * 1000 });
  }

  // Measured: at the cap the oldest tenth goes at once (same source).
  private evict(store: Store): void {
    const goes = Math.ceil(this.context.limit('cacheItems') * this.context.limit('cacheEvictionShare'));
    for (const key of [...store.keys()].slice(0, goes)) store.delete(key);
  }

  get(key: string): string | null {
    return this.fresh(String(key));
  }

  getAll(keys: readonly string[]): Record<string, string> {
    const found = keys.map((key): [string, string | null] => [String(key), this.fresh(String(key))]);
    return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null));
  }

  put(key: string, value: unknown, expirationInSeconds?: number): void {
    this.store(String(key), value, expirationInSeconds);
  }

  putAll(values: Readonly<Record<string, unknown>>, expirationInSeconds?: number): void {
    for (const [key, value] of Object.entries(values)) this.store(key, value, expirationInSeconds);
  }

  remove(key: string): void {
    this.stores.of(this.scope).delete(String(key));
  }

  removeAll(keys: readonly string[]): void {
    for (const key of keys) this.remove(key);
  }
}

class CacheService {
  constructor(
    private readonly context: ExecutionContext,
    private readonly stores: CacheStores,
    private readonly scriptScope: string,
  ) {}

  getScriptCache(): Cache {
    return this.cache(`script ${this.scriptScope}`);
  }

  getUserCache(): Cache {
    return this.cache(`user ${this.scriptScope} ${this.context.user.email}`);
  }

  /** Null without a container document (reference). */
  getDocumentCache(): Cache | null {
    const { document } = this.context;
    return document ? this.cache(`document ${document.id}`) : null;
  }

  private cache(scope: string): Cache {
    return this.context.slot(`cache ${scope}`, () => new Cache(this.context, this.stores, scope));
  }
}

export function cacheServices(world: World, stores: CacheStores): ServiceModule {
  return {
    classes: { 'Cache.CacheService': CacheService, 'Cache.Cache': Cache },
    globals: {
      CacheService: (context) => new CacheService(context, stores, world.scriptScope(context)),
    },
  };
}
