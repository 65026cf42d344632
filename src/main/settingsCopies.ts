import { COPIED, copyOf, differing, readCopy } from '../core/edit/settingsCopy';
import { bookSchema } from '../core/fields/bookSchema';
import { presetRows } from '../core/install/presetRows';
import { Refusal } from '../core/message';
import type { Language, Module } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import { readTable, type Table } from '../core/table/readTable';
import type { GoogleHost } from '../host/googleHost';
import { setProperties } from '../host/properties';
import { settingsGrid } from '../host/settingsGrid';
import { modules, sheets } from '../modules/index.generated';
import { schemaOf } from './bookSchema';
import { data } from './data';

/** What an edit knows of the book without reading its settings sheets. */
export interface Known {
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly language: Language;
  readonly modules: readonly Module[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Whether there is a copy of every settings sheet. */
  readonly isWhole: boolean;
}

/** What the copies of the settings sheets say, as of the last install, refresh or edit of such a sheet; without them what Kehu comes with. One service call; a module of people's own without copies costs two more. */
export function knownOf(host: GoogleHost, key: string): Known {
  const properties = host.properties();
  const tables = Object.fromEntries(
    COPIED.map((sheet) => {
      const definition = sheets.find((one) => one.key === sheet);
      return [sheet, definition && readCopy(definition, properties)];
    }),
  );
  const isWhole = COPIED.every((sheet) => tables[sheet] !== undefined);
  const isOwn = modules.every((module) => module.key !== key);
  const schema = isOwn && !isWhole ? schemaOf(host) : bookSchema({ modules, sheets, fields: tables.fields, tiers: tables.tiers });
  host.opened.define(schema.sheets);
  const said = tables.settings && readSettings(tables.settings).language;
  const language = said === undefined ? settingsGrid(sheets).language() : said === 'en' ? 'en' : 'zh-CN';
  return { tables, language, modules: schema.modules, rowOf: schema.rowOf, isWhole };
}

/** Copies settings sheets to the document's properties where they differ from what stands there: one service call a sheet, one for the properties, one to write. */
export function keepCopies(host: GoogleHost, keys: readonly string[]): void {
  const changed = differing(copiesOf(host, keys), host.properties());
  if (changed) setProperties(changed);
}

/** The properties that copies of settings sheets are kept in. A sheet that can't be read is left out. */
export function copiesOf(host: GoogleHost, keys: readonly string[]): Record<string, string> {
  const [preset] = data().presets;
  const language = settingsGrid(sheets).language();
  return Object.assign(
    {},
    ...keys.map((key) => {
      const definition = sheets.find((one) => one.key === key);
      try {
        const content = host.read(key);
        const usual = key === 'fields' && preset ? presetRows('fields', preset, modules, language) : [];
        return definition && content ? copyOf(readTable(definition, content), usual) : {};
      } catch (error) {
        if (error instanceof Refusal) return {};
        throw error;
      }
    }),
  ) as Record<string, string>;
}
