// Writes local/services/scopes.generated.ts: what Apps Script offers (methods, enums) and which scopes each method
// wants, read from the doc comments of gas-types-detailed. The local runtime refuses by this table what Google refuses.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const folder = new URL('../../node_modules/gas-types-detailed/', import.meta.url);
const target = new URL('../../local/services/scopes.generated.ts', import.meta.url);
/** Namespaces of which every class is listed; of the others only what a global names. */
const whole = new Set(['Base', 'Cache', 'Charts', 'HTML', 'Lock', 'Mail', 'Properties', 'Script', 'Spreadsheet', 'URL_Fetch', 'Utilities']);

const interfaces = new Map();
const enums = new Map();
const globals = new Map();

for (const file of readdirSync(folder).filter((name) => /^google-apps-script\..*\.d\.ts$/.test(name))) {
  const text = readFileSync(new URL(file, folder), 'utf8');
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements) visit(statement, '', text);
}

const kept = [...interfaces].filter(([name]) => whole.has(name.split('.')[0]) || [...globals.values()].includes(name));
const scopeSets = [...new Set(kept.flatMap(([, members]) => members.methods.map((method) => method.scopes)))].sort();
const rows = kept.map(([name, { methods, properties }]) => {
  const list = [...new Map(methods.map((method) => [method.name, method])).values()]
    .map((method) => (method.scopes === '' ? method.name : `${method.name}:${scopeSets.indexOf(method.scopes)}`))
    .join(' ');
  return `  ${JSON.stringify(name)}: { methods: ${JSON.stringify(list)}, enums: ${JSON.stringify(properties)} },`;
});
const usedEnums = new Set(kept.flatMap(([, { properties }]) => Object.values(properties)));

writeFileSync(
  target,
  `// Written by scripts/generate/scopes.mjs from gas-types-detailed; not to be edited.
/** Sets of scopes; any one of a set is enough. */
export const SCOPE_SETS: readonly (readonly string[])[] = ${JSON.stringify(scopeSets.map((set) => (set === '' ? [] : set.split(' '))))};
/** Class → its methods (\`name\`, or \`name:index\` of the scope set it wants) and its enum properties. */
export const CLASSES: Readonly<Record<string, { readonly methods: string; readonly enums: Readonly<Record<string, string>> }>> = {
${rows.join('\n')}
};
/** Enum → its members in order. */
export const ENUMS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(
    Object.fromEntries([...enums].filter(([name]) => usedEnums.has(name) || whole.has(name.split('.')[0]))),
  )};
/** Global → its class. */
export const GLOBALS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(globals))};
`,
);

function visit(node, namespace, text) {
  if (ts.isModuleDeclaration(node)) {
    const name = node.name.text === 'GoogleAppsScript' ? '' : node.name.text;
    for (const child of node.body.statements) visit(child, name, text);
  } else if (ts.isInterfaceDeclaration(node)) {
    const key = `${namespace}.${node.name.text}`;
    const entry = interfaces.get(key) ?? { methods: [], properties: {} };
    for (const clause of node.heritageClauses ?? [])
      for (const type of clause.types)
        entry.methods.push(...(interfaces.get(qualified(type.expression.getText(), namespace))?.methods ?? []));
    for (const member of node.members) {
      const name = member.name?.getText();
      if (ts.isMethodSignature(member)) entry.methods.push({ name, scopes: scopesOf(member, text) });
      else if (ts.isPropertySignature(member) && member.type && ts.isTypeQueryNode(member.type))
        entry.properties[name] = qualified(member.type.exprName.getText(), namespace);
    }
    interfaces.set(key, entry);
  } else if (ts.isEnumDeclaration(node)) {
    enums.set(
      `${namespace}.${node.name.text}`,
      node.members.map((member) => member.name.getText()),
    );
  } else if (ts.isVariableStatement(node)) {
    for (const declaration of node.declarationList.declarations)
      globals.set(declaration.name.getText(), declaration.type.getText().replace('GoogleAppsScript.', ''));
  }
}

function qualified(name, namespace) {
  return name.includes('.') ? name.replace('GoogleAppsScript.', '') : `${namespace}.${name}`;
}

/** The scopes that the doc comment before a member lists, sorted, joined by spaces. */
function scopesOf(member, text) {
  const comment = text.slice(member.getFullStart(), member.getStart());
  return [...new Set([...comment.matchAll(/^\s*\* - (https:\/\/\S+)\s*$/gm)].map((match) => match[1]))].sort().join(' ');
}
