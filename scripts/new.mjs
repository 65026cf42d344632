// npm run new -- function crmFoo | command foo-bar | sheet visits: writes a ready file where the build collects it.
import { existsSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const camel = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const templates = {
  function: {
    name: /^crm[A-Z]\w*$/,
    hint: 'crmFoo',
    path: (name) => `src/functions/${name}.ts`,
    text: (name) => {
      const shown = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      return `import { defineFunction, type FunctionDoc } from './defineFunction';

/** \`=${shown}(…)\`: … */
export const ${name} = defineFunction({
  name: '${shown}',
  run: (_context, [values]) => values,
});

/** How ${shown} is used. */
export const ${name}Doc: FunctionDoc = {
  summary: { zh: '…', en: '…' },
  params: [{ name: 'values', zh: '一个单元格或一个区域', en: 'A cell or a range' }],
  returns: { zh: '与区域行数相同的结果', en: 'A result for each row of the range' },
  examples: [{ args: ['a'], result: 'a' }],
};
`;
    },
  },
  command: {
    name: /^[a-z]+(-[a-z]+)*$/,
    hint: 'foo-bar',
    path: (id) => `src/commands/${camel(id)}.ts`,
    text: (id) => `import { defineCommand } from './defineCommand';

/** … */
export const ${camel(id)} = defineCommand({
  id: '${id}',
  order: 500,
  label: { zh: '…', en: '…' },
  summary: { zh: '…', en: '…' },
  args: [],
  writes: true,
  run: () => ({ steps: [], rows: 0, changed: 0, messages: [] }),
});
`,
  },
  sheet: {
    name: /^[a-z][A-Za-z]*$/,
    hint: 'visits',
    path: (key) => `src/modules/${key}.ts`,
    text: (key) => `import { defineModule, field } from './defineModule';

/** … */
export const ${key} = defineModule({
  order: 70,
  key: '${key}',
  zh: '…',
  en: '…',
  idPrefix: '${key[0].toUpperCase()}',
  idDigits: 4,
  dateField: 'date',
  fields: [
    field('id', 'id', '记录编号', 'Record ID'),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('date', 'date', '日期', 'Date', { required: true }),
    field('notes', 'text', '备注', 'Notes'),
  ],
});
`,
  },
};

const [kind, name] = process.argv.slice(2);
const template = templates[kind];
if (!template?.name.test(name ?? '')) {
  const forms = Object.entries(templates).map(([key, { hint }]) => `npm run new -- ${key} ${hint}`);
  console.error(`Usage:\n  ${forms.join('\n  ')}`);
  process.exit(2);
}
const path = `${root}${template.path(name)}`;
if (existsSync(path)) {
  console.error(`${relative(root, path)} is there already`);
  process.exit(1);
}
writeFileSync(path, template.text(name));
console.log(`Wrote ${relative(root, path)}. Fill in the …, then: npm run build && npm test`);
