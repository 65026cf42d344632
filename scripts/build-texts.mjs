// Text of dist/Texts.html: every text that Kehu says, as JSON. It holds no `<`, `>` or `&`, so that HtmlService gives it back as it is.
import { build } from 'esbuild';

/** Returns the JSON of src/locales/all.ts. */
export async function buildTexts(root) {
  const result = await build({ entryPoints: [`${root}src/locales/all.ts`], bundle: true, write: false, format: 'esm', platform: 'node' });
  const code = Buffer.from(result.outputFiles[0].contents).toString('base64');
  const { texts } = await import(`data:text/javascript;base64,${code}`);
  return JSON.stringify(texts).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
