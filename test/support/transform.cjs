const { transformSync } = require('esbuild');

/** TypeScript to CommonJS for jest, by the same compiler that builds the bundle. */
module.exports = {
  process(source, path) {
    const loader = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js';
    const { code, map } = transformSync(source, { loader, format: 'cjs', target: 'node20', sourcefile: path, sourcemap: 'external', jsx: 'automatic', jsxImportSource: 'preact' });
    return { code, map };
  },
};
