import { isEmpty } from '../core/cell';
import { nearest } from '../core/language/nearest';
import { Refusal } from '../core/message';
import { surplusTags } from '../core/quality/freeTags';
import { formReader } from '../core/quality/normalForm';
import type { Field, Module } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import { headerForm, headerForms } from '../core/table/headers';
import { readDictionary } from '../core/values/lists';
import { phoneForm } from '../core/values/phone';
import { textOf } from '../core/values/text';
import { cellwise, textArgument } from './arguments';
import { defineFunction, type FunctionContext, type FunctionDoc } from './defineFunction';
import { ownPhoneRegion, settingsTable } from './settings';

/** Whether values have the form of a field. */
export const crmCheck = defineFunction({
  name: 'CRM_CHECK',
  run: (context, [value, name]) => {
    const field = fieldNamed(textArgument(name), context);
    const usesList = field.dictionary !== undefined;
    const lists = readDictionary(usesList ? settingsTable(context, 'dictionary') : undefined, context.presets, context.language);
    const phone = field.type === 'phone' ? { phone: phoneForm(context.phones, ownPhoneRegion(context)) } : {};
    const read = formReader(field, { language: context.language, lists, ...phone });
    // Asked only where a cell may have too many.
    let limit: number | undefined;
    const most = (): number => {
      limit ??= Number(readSettings(settingsTable(context, 'settings')).freeTagLimit) || 5;
      return limit;
    };
    return cellwise([value], (cell) => {
      if (isEmpty(cell)) return '';
      const form = read(cell);
      if (!form.ok) return context.say(form.error);
      const surplus =
        field.dictionary === 'free' && /[,，、;；\n]/.test(textOf(cell)) ? surplusTags(textOf(form.value), most()) : undefined;
      return surplus ? context.say(surplus) : '';
    });
  },
});

/** A field by key, header or alias; a module before it (`sales.amount`) tells which. @throws Refusal */
function fieldNamed(name: string, { modules }: FunctionContext): Field {
  const at = name.search(/[.．]/);
  const form = headerForm(name.slice(at + 1));
  const within = headerForm(name.slice(0, Math.max(0, at)));
  const isWithin = ({ key, zh, en, aliases = [] }: Module): boolean => [key, zh, en, ...aliases].map(headerForm).includes(within);
  const fields = modules.filter((module) => at < 0 || isWithin(module)).flatMap((module) => module.fields);
  const found =
    fields.find(({ key, zh, en }) => [key, zh, en].map(headerForm).includes(form)) ?? fields.find((field) => headerForms(field).has(form));
  if (found) return found;
  const near = nearest(
    form,
    fields.flatMap(({ key, zh, en }) => [zh, en, key]),
  );
  throw new Refusal({
    key: 'function.unknownField',
    params: { name },
    ...(near === undefined ? {} : { suggestion: { key: 'language.didYouMean', params: { name: near } } }),
  });
}

/** How CRM_CHECK is used. */
export const crmCheckDoc: FunctionDoc = {
  summary: { zh: '检查值是否符合字段的格式', en: 'Checks whether a value has the form of a field' },
  params: [
    { name: 'value', zh: '单元格或区域', en: 'Cell or range' },
    { name: 'field', zh: '如 "联系电话"、"销售记录.金额"', en: 'Such as "Phone", "sales.amount"' },
  ],
  returns: { zh: '空表示正确，否则说明问题', en: 'Empty when right, else what is wrong' },
  examples: [
    { args: ['139-1234-5678', '联系电话'], result: '' },
    { args: [[['a@example.com'], ['a@'], ['']], 'email'], result: [[''], ['「a@」不是邮箱地址'], ['']] },
    { args: ['a@example.com; b@example.com', 'email'], result: '' },
    { args: ['甲,乙,丙,丁,戊,己', '自定义标签'], result: '有 6 个自定义标签，最多 5 个' },
    { args: ['2024-02-30', 'sales.date'], result: '「2024-02-30」不是存在的日期' },
  ],
};
