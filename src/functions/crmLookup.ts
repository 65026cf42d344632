import { type Cell, isEmpty } from '../core/cell';
import { textIn } from '../core/language/columns';
import { Refusal } from '../core/message';
import { headerForm, headerForms } from '../core/table/headers';
import { valueForm } from '../core/values/text';
import { cellwise, tableIn, textArgument } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** A field of the record with an id. */
export const crmLookup = defineFunction({
  name: 'CRM_LOOKUP',
  run: (context, [id, field, range]) => {
    const [header = [], ...rows] = tableIn(range);
    const forms = header.map((cell) => headerForm(textIn(cell)));
    const fields = context.modules.flatMap((module) => module.fields);
    const name = textArgument(field);
    const wanted = headerForm(name);
    const known = fields.map(headerForms).filter((names) => names.has(wanted));
    const exact = forms.indexOf(wanted);
    const at = exact >= 0 ? exact : forms.findIndex((form) => form !== '' && known.some((names) => names.has(form)));
    if (at < 0) throw new Refusal({ key: 'function.noColumn', params: { name, known: header.map(textIn).filter(Boolean).join(', ') } });
    const ids = fields.filter(({ type }) => type === 'id').map(headerForms);
    const idAt = Math.max(
      0,
      forms.findIndex((form) => ids.some((names) => names.has(form))),
    );
    const byText = new Map<string, Cell>();
    const byForm = new Map<string, Cell>();
    for (const row of rows) {
      const text = textIn(row[idAt] ?? '');
      if (!byText.has(text)) byText.set(text, row[at] ?? '');
      if (!byForm.has(valueForm(text))) byForm.set(valueForm(text), row[at] ?? '');
    }
    return cellwise([id], (cell) => {
      if (isEmpty(cell)) return '';
      const text = textIn(cell);
      return byText.get(text) ?? byForm.get(valueForm(text)) ?? { key: 'function.noSuchId', params: { id: text } };
    });
  },
});

/** How CRM_LOOKUP is used. */
export const crmLookupDoc: FunctionDoc = {
  summary: { zh: '按编号查字段的值', en: 'Looks up a field by id' },
  params: [
    { name: 'id', zh: '单元格或区域', en: 'Cell or range' },
    { name: 'field', zh: '字段名', en: 'Name of the field' },
    { name: 'table', zh: '首行为表头的区域', en: 'Range with a header row' },
  ],
  returns: { zh: '字段的值；找不到时报错，区域内留空', en: 'The value; for an unknown id an error, in a range empty' },
  examples: [
    {
      args: [
        [['C002'], ['c001'], ['C009'], ['']],
        'phone',
        [
          ['客户编号', '联系电话'],
          ['C001', '139'],
          ['C002', '021-12345678'],
        ],
      ],
      result: [['021-12345678'], ['139'], [''], ['']],
    },
  ],
};
