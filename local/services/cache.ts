import type { Environment } from './environment';
import { Exception, googleInterface } from './google';

type GS = GoogleAppsScript.Cache.Cache;
const KEY_LIMIT = 250;
const VALUE_LIMIT = 100 * 1024;
const LONGEST = 21_600;

/** Google's CacheService; caches live as long as the runtime. */
export class CacheService extends googleInterface<GoogleAppsScript.Cache.CacheService>() {
  static readonly google = 'Cache.CacheService';
  constructor(private readonly env: Environment) {
    super();
  }
  override getDocumentCache(): GS | null {
    return new Cache(this.env, 'document');
  }
  override getScriptCache(): GS {
    return new Cache(this.env, 'script');
  }
  override getUserCache(): GS {
    return new Cache(this.env, `user:${this.env.user}`);
  }
}

class Cache extends googleInterface<GS>() {
  static readonly google = 'Cache.Cache';
  constructor(
    private readonly env: Environment,
    private readonly name: string,
  ) {
    super();
  }
  private get entries(): Map<string, { value: string; until: number }> {
    const { caches } = this.env.shared;
    const entries = caches.get(this.name) ?? new Map<string, { value: string; until: number }>();
    caches.set(this.name, entries);
    return entries;
  }
  override get(key: string): string | null {
    const entry = this.entries.get(String(key));
    return entry && entry.until > this.env.now() ? entry.value : null;
  }
  override getAll(keys: string[]): Record<string, string> {
    return Object.fromEntries(
      keys.flatMap((key) => {
        const value = this.get(key);
        return value === null ? [] : [[key, value]];
      }),
    );
  }
  override put(key: string, value: string, seconds = 600): void {
    if (String(key).length > KEY_LIMIT) throw new Exception('Argument too large: key');
    if (Buffer.byteLength(String(value)) > VALUE_LIMIT) throw new Exception('Argument too large: value');
    this.entries.set(String(key), { value: String(value), until: this.env.now() + Math.min(Math.max(seconds, 1), LONGEST) * 1000 });
  }
  override putAll(values: Readonly<Record<string, unknown>>, seconds = 600): void {
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), seconds);
  }
  override remove(key: string): void {
    this.entries.delete(String(key));
  }
  override removeAll(keys: string[]): void {
    for (const key of keys) this.remove(key);
  }
}
