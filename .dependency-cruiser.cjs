/** Who may import whom (docs/architecture.md). A forbidden import fails `npm test`. */
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: '^(src|sidebar|local|scripts|test|bench)/', pathNot: to } });

module.exports = {
  forbidden: [
    only('core-is-alone', '^src/core/', '^src/core/', 'core imports nothing outside core'),
    only('data-on-core', '^src/(modules|presets|functions)/', '^src/(core|modules|presets|functions)/', 'modules, presets and functions import core only (and their own folder)'),
    { name: 'data-apart', severity: 'error', from: { path: '^src/(modules|presets|functions)/' }, to: { path: '^src/(modules|presets|functions)/', pathNot: '^src/$1/' } },
    only('locales-on-core', '^src/locales/', '^src/(core|locales)/', 'locales import core only'),
    only('host-on-core', '^src/host/', '^src/(core|host)/', 'host imports core'),
    only('commands-on-host-interface', '^src/(commands|panels)/', '^src/(core|modules|presets|functions|locales|commands|panels|host/(host|plan)\\.ts)', 'commands and panels know of host only its interface'),
    only('sidebar-on-panel-types', '^sidebar/', '^(sidebar|src/(panels|core))/', 'the sidebar imports types of panels only'),
    { name: 'sidebar-types-only', severity: 'error', from: { path: '^sidebar/' }, to: { path: '^src/', dependencyTypesNot: ['type-only'] } },
    only('local-runs-the-bundle', '^local/', '^local/', 'local imports nothing of src: it runs the built bundle, as Google does'),
    { name: 'no-local-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^(local|sidebar|scripts|test)/' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'bundle-dependencies', comment: 'what goes into the bundle that Google parses', severity: 'error', from: { path: '^src/', pathNot: '^src/main/phonePart\\.ts$' }, to: { dependencyTypes: ['npm', 'npm-dev'] } },
    { name: 'phones-only', comment: 'dist/Phones.html is made of one library', severity: 'error', from: { path: '^src/main/phonePart\\.ts$' }, to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: '^node_modules/libphonenumber-js/' } },
    { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'] },
  },
};
