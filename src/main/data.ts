import type { Preset } from '../core/preset';
import { projectFile } from '../host/ui';
import type { Texts } from '../locales/texts';

/** What the add-on knows and Google needn't parse at every call: `scripts/build-data.mjs` writes it from `src/locales` and `src/presets`. */
export interface Data {
  readonly texts: Texts;
  /** In the order of their `order`; the first is the one that a book without settings follows. */
  readonly presets: readonly Preset[];
}

let known: Data | undefined;

/** Content of dist/Data.html, read when it is first asked for. */
export function data(): Data {
  known ??= JSON.parse(projectFile('Data')) as Data;
  return known;
}
