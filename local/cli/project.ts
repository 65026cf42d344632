import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../runtime';
import { refusal } from './failure';

/** What Google would be given: the built bundle, its HTML files and its manifest. */
export interface Project {
  readonly code: string;
  readonly html: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
}

/** The built project of a folder (`dist/`): its `.js` files joined in order of their names, as Google joins them. */
export function loadProject(folder: string): Project {
  if (!existsSync(join(folder, 'Code.js')) && !existsSync(join(folder, 'appsscript.json')))
    throw refusal('notBuilt', { name: join(folder, 'Code.js') });
  const names = readdirSync(folder).sort();
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const html = names.filter((name) => name.endsWith('.html')).map((name) => [name.slice(0, -5), read(name)] as const);
  return {
    code: names
      .filter((name) => name.endsWith('.js') || name.endsWith('.gs'))
      .map(read)
      .join('\n'),
    html: Object.fromEntries(html),
    manifest: JSON.parse(read('appsscript.json')) as Manifest,
  };
}
