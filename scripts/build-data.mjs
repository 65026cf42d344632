// Text of dist/Data.html: what Kehu says and its presets, as JSON.
import { build } from 'esbuild';
import { htmlSafe } from './html-safe.mjs';

/** Returns the JSON of `texts` of src/locales and `presets` of src/presets. */
export async function buildData(root) {
  const contents = "export { texts } from './src/locales/all'; export { presets } from './src/presets/index.generated';";
  const result = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const code = Buffer.from(result.outputFiles[0].contents).toString('base64');
  const { texts, presets } = await import(`data:text/javascript;base64,${code}`);
  return htmlSafe({ texts, presets });
}
