// Collects what is added by file: writes src/<folder>/index.generated.ts for modules, presets, functions, commands and panels.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';

const folders = {
  modules: { type: 'SheetDefinition', from: '../core/schema', name: 'sheets', key: 'kind', sort: 'order' },
  presets: { type: 'Preset', from: '../core/preset', name: 'presets', key: 'tiers', sort: 'order' },
  functions: { type: 'FunctionDefinition', from: './defineFunction', name: 'functions', key: 'run', sort: 'name' },
  commands: { type: 'CommandDefinition', from: './defineCommand', name: 'commands', key: 'run', sort: 'order' },
  panels: { type: 'PanelDefinition', from: './definePanel', name: 'panels', key: 'methods', sort: 'key' },
};

for (const [folder, { type, from, name, key, sort }] of Object.entries(folders)) {
  const path = new URL(`../../src/${folder}/`, import.meta.url);
  if (!existsSync(path)) continue;
  const files = readdirSync(path)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('define') && !file.includes('.generated.'))
    .map((file) => file.slice(0, -3))
    .sort();
  const lines = [
    '// Written by scripts/generate/collect.mjs: every definition that the files of this folder export.',
    `import type { ${type} } from '${from}';`,
    ...files.map((file, at) => `import * as f${at} from './${file}';`),
    '',
    `const isDefinition = (value: unknown): value is ${type} => typeof value === 'object' && value !== null && '${key}' in value && '${sort}' in value;`,
    `const order = (a: ${type}, b: ${type}): number => (a.${sort} < b.${sort} ? -1 : 1);`,
    '',
    `/** All of them, sorted by \`${sort}\`. */`,
    `export const ${name}: readonly ${type}[] = [${files.map((_, at) => `f${at}`).join(', ')}]`,
    '  .flatMap((file): unknown[] => Object.values(file))',
    '  .filter(isDefinition)',
    '  .sort(order);',
    ...(folder === 'modules'
      ? [
          '',
          '/** The module sheets among them. */',
          "export const modules = sheets.filter((sheet): sheet is import('../core/schema').Module => sheet.kind === 'module');",
        ]
      : []),
    '',
  ];
  writeFileSync(new URL('index.generated.ts', path), lines.join('\n'));
}
