import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../runtime';

/** A script project as clasp pushes it. */
export interface Project {
  readonly code: string;
  readonly manifest: Manifest;
  readonly html: Readonly<Record<string, string>>;
}

/** Reads a built project's folder: Code.js, appsscript.json and its HTML files. */
export function readProject(folder: string): Project {
  const files = readdirSync(folder);
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    code: files
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map(text)
      .join('\n'),
    manifest: JSON.parse(text('appsscript.json')) as Manifest,
    html: Object.fromEntries(files.filter((name) => name.endsWith('.html')).map((name) => [name.replace(/\.html$/, ''), text(name)])),
  };
}

/** The repository's folder: the nearest one above this file with a package.json. Works from the sources and from the built command. */
export function projectRoot(): string {
  // Bundled as an ES module there is import.meta.url; compiled to CommonJS (tests) there is __dirname.
  let folder = import.meta.url === undefined ? __dirname : dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json is missing above the workbench');
    folder = parent;
  }
  return folder;
}
