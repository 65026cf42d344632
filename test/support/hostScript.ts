import { buildSync } from 'esbuild';

/**
 * A script for the local runtime: each export of `source` as a top-level function of that name. Imports are relative to the
 * repository's root, such as `./src/host/pivots`.
 */
export function scriptOf(source: string): string {
  const names = [...source.matchAll(/export const (\w+)/g)].map((match) => match[1] ?? '');
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'script',
    target: 'es2020',
    logLevel: 'silent',
  });
  const stubs = names.map((name) => `function ${name}(...args) { return script.${name}(...args); }`);
  return [outputFiles[0]?.text ?? '', ...stubs].join('\n');
}
