// Bundles the sidebar's panels (Preact) into the text of one HTML file with its script and style inside and no outside requests.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const folder = fileURLToPath(new URL('../sidebar/', import.meta.url));

/** Bytes that the page may have: it is sent anew each time the sidebar opens. */
const LIMIT = 150 * 1024;

/** Text of Sidebar.html. */
export async function buildSidebar() {
  const { outputFiles } = await build({
    entryPoints: [`${folder}main.tsx`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
  });
  const { code: style } = await transform(await readFile(`${folder}sidebar.css`, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
  const script = outputFiles[0].text.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const html = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<base target="_top">
<title>Kehu</title>
<style>${style.trim()}</style>
</head>
<body data-panel="customer">
<script>${script}</script>
</body>
</html>
`;
  // HtmlService reads <? … ?> as a scriptlet when a file is opened as a template.
  if (html.includes('<?')) throw new Error('Sidebar.html holds "<?"');
  if (Buffer.byteLength(html) > LIMIT) throw new Error(`Sidebar.html has ${Buffer.byteLength(html)} bytes, more than ${LIMIT}`);
  return html;
}
