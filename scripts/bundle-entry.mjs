// The generated entry of the bundle: a plain-JS assignment to `global` for every name that Google must see, with its JSDoc.
import { build } from 'esbuild';

/** The definitions that the entry is written from: custom functions and menu commands. */
async function readDefinitions(root) {
  const result = await build({
    stdin: {
      contents:
        "export { functionDocs } from './src/functions/docs.generated'; export { commands } from './src/commands/index.generated'; export { menuHandler } from './src/main/menuHandler';",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const code = Buffer.from(result.outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/**
 * `entry`: text of the entry module, `main` being the path of src/main.ts from where the entry is; `functions`: the documentation of the custom
 * functions as `kehu functions` prints it.
 */
export async function bundleEntry(root, main) {
  const { functionDocs, commands, menuHandler } = await readDefinitions(root);
  const functions = functionDocs.map(({ definition, doc }) => ({ name: definition.name, ...doc }));
  const plain = (name, params, target) => `global.${name} = (${params}) => main().${target}(${params});`;
  const offered = commands.filter((command) => !command.hidden);
  const menu = offered.map(({ id, label }) => ({ label, handler: menuHandler(id) }));
  const lines = [
    // Evaluated when the first function is called: loading the script is no work.
    `const main = () => require('${main}');`,
    // What the menu offers is written here, because the commands themselves aren't loaded when it is made.
    `const menu = ${JSON.stringify(menu)};`,
    'global.onOpen = (event) => main().onOpen(menu);',
    'global.onInstall = (event) => main().onOpen(menu);',
    plain('onEdit', 'event', 'onEdit'),
    plain('onClock', 'event', 'onClock'),
    plain('showSidebar', '', 'showSidebar'),
    plain('runCommand', 'id, args', 'runCommand'),
    plain('callPanel', 'panel, method, args', 'callPanel'),
    plain('readSheet', 'args', 'readSheet'),
    plain('bookLanguage', '', 'bookLanguage'),
    plain('listCommands', '', 'listCommands'),
    ...offered.map(({ id }) => `global.${menuHandler(id)} = () => main().runFromMenu('${id}');`),
    ...functions.flatMap((one) => [
      docOf(one),
      `global.${one.name} = (${names(one)}) => main().customFunction('${one.name}', [${names(one)}]);`,
    ]),
  ];
  return { entry: `${lines.join('\n')}\n`, functions };
}

const names = (one) => one.params.map((param) => param.name).join(', ');

/** JSDoc that Sheets shows while a person types the function, in both languages. */
function docOf(one) {
  const params = one.params.map((param) => ` * @param ${param.optional ? `[${param.name}]` : param.name} ${param.zh} / ${param.en}`);
  return [
    '/**',
    ` * ${one.summary.zh}`,
    ` * ${one.summary.en}`,
    ' *',
    ...params,
    ` * @return ${one.returns.zh} / ${one.returns.en}`,
    ' * @customfunction',
    ' */',
  ].join('\n');
}
