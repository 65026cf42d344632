// Collects what is added by file: writes src/<folder>/index.generated.ts for modules, presets, functions, commands and panels.
// A definition is exported as `export const x = defineSomething(…)` or `export const x: Type = …`; it is imported by its name, because
// collecting whatever a file exports would take a third of the time that the add-on needs to load.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folders = {
  modules: { type: 'SheetDefinition', from: '../core/schema', name: 'sheets', sort: 'order' },
  presets: { type: 'Preset', from: '../core/preset', name: 'presets', sort: 'order' },
  functions: { type: 'FunctionDefinition', from: './defineFunction', name: 'functions', sort: 'name' },
  commands: { type: 'CommandDefinition', from: './defineCommand', name: 'commands', sort: 'order' },
  panels: { type: 'PanelDefinition', from: './definePanel', name: 'panels', sort: 'key' },
};

for (const [folder, { type, from, name, sort }] of Object.entries(folders)) {
  const path = new URL(`../../src/${folder}/`, import.meta.url);
  if (!existsSync(path)) continue;
  const files = readdirSync(path)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('define') && !file.includes('.generated.'))
    .map((file) => file.slice(0, -3))
    .sort();
  const imports = files.map((file) => ({ file, names: definitions(readFileSync(new URL(`${file}.ts`, path), 'utf8'), type) }));
  const all = imports.flatMap(({ file, names }) => names.map((one) => ({ file, one })));
  const alias = (file, one) => `d${all.findIndex((other) => other.file === file && other.one === one)}`;
  const lines = [
    '// Written by scripts/generate/collect.mjs: every definition that the files of this folder export.',
    `import type { ${type} } from '${from}';`,
    ...imports
      .filter(({ names }) => names.length > 0)
      .map(({ file, names }) => `import { ${names.map((one) => `${one} as ${alias(file, one)}`).join(', ')} } from './${file}';`),
    '',
    `const order = (a: ${type}, b: ${type}): number => (a.${sort} < b.${sort} ? -1 : 1);`,
    '',
    `/** All of them, sorted by \`${sort}\`. */`,
    `const all: ${type}[] = [${all.map(({ file, one }) => alias(file, one)).join(', ')}];`,
    `export const ${name}: readonly ${type}[] = all.sort(order);`,
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
  if (folder === 'functions') writeFileSync(new URL('docs.generated.ts', path), functionDocs(imports));
}

/** Text of src/functions/docs.generated.ts: what stands as `crmFooDoc` beside each `crmFoo`, apart so that the add-on doesn't carry it. */
function functionDocs(imports) {
  const all = imports.flatMap(({ file, names }) => names.map((one) => ({ file, one })));
  return [
    '// Written by scripts/generate/collect.mjs: the documentation of every custom function that the files of this folder export.',
    "import type { FunctionDefinition, FunctionDoc } from './defineFunction';",
    ...all.map(({ file, one }) => `import { ${one}, ${one}Doc } from './${file}';`),
    '',
    '/** All of them, sorted by name. */',
    'export const functionDocs: readonly { readonly definition: FunctionDefinition; readonly doc: FunctionDoc }[] = [',
    ...all.map(({ one }) => `  { definition: ${one}, doc: ${one}Doc },`),
    '].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));',
    '',
  ].join('\n');
}

/** Names of the definitions that a file exports. */
function definitions(source, type) {
  return [...source.matchAll(/^export const (\w+)(?:: (\w+))? = (define\w+\()?/gm)]
    .filter(([, , annotation, define]) => define !== undefined || annotation === type)
    .map(([, one]) => one);
}
