import type { Environment } from './environment';
import { Exception, googleInterface } from './google';

type GS = GoogleAppsScript.Properties.Properties;
const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;

/** Google's PropertiesService over the stores that the document keeps. */
export class PropertiesService extends googleInterface<GoogleAppsScript.Properties.PropertiesService>() {
  static readonly google = 'Properties.PropertiesService';
  constructor(private readonly env: Environment) {
    super();
  }
  override getDocumentProperties(): GS {
    return new Properties(this.env, () => this.env.book.properties.document);
  }
  override getScriptProperties(): GS {
    return new Properties(this.env, () => this.env.book.properties.script);
  }
  override getUserProperties(): GS {
    const { user } = this.env.book.properties;
    return new Properties(this.env, () => {
      user[this.env.user] ??= {};
      return user[this.env.user]!;
    });
  }
}

class Properties extends googleInterface<GS>() {
  static readonly google = 'Properties.Properties';
  constructor(
    private readonly env: Environment,
    private readonly store: () => Record<string, string>,
  ) {
    super();
  }
  override getKeys(): string[] {
    return Object.keys(this.store());
  }
  override getProperties(): Record<string, string> {
    return { ...this.store() };
  }
  override getProperty(key: string): string | null {
    const store = this.store();
    return Object.hasOwn(store, key) ? (store[key] ?? null) : null;
  }
  override setProperty(key: string, value: string): GS {
    return this.setProperties({ [key]: value });
  }
  override setProperties(properties: Readonly<Record<string, unknown>>, deleteAllOthers = false): GS {
    const store = this.store();
    const next: Record<string, string> = deleteAllOthers ? {} : { ...store };
    for (const [key, value] of Object.entries(properties)) {
      if (Buffer.byteLength(String(value)) > VALUE_LIMIT) throw new Exception('Argument too large: value');
      next[key] = String(value);
    }
    const size = Object.entries(next).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
    if (size > STORE_LIMIT)
      throw new Exception('You have exceeded the property storage quota. Please remove some properties and try again.');
    for (const key of Object.keys(store)) if (!Object.hasOwn(next, key)) delete store[key];
    Object.assign(store, next);
    this.env.touch();
    return this;
  }
  override deleteProperty(key: string): GS {
    delete this.store()[key];
    this.env.touch();
    return this;
  }
  override deleteAllProperties(): GS {
    return this.setProperties({}, true);
  }
}
