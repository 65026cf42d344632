import { isEmpty } from '../core/cell';
import { Refusal } from '../core/message';
import { phoneForm, phoneRegion, phoneRegions } from '../core/values/phone';
import { shown, textOf } from '../core/values/text';
import { cellwise, textArgument } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { ownPhoneRegion } from './settings';

/** Phone numbers in their normal form. */
export const crmPhone = defineFunction({
  name: 'CRM_PHONE',
  run: (context, [text, where]) => {
    const name = textArgument(where) || ownPhoneRegion(context);
    const region = phoneRegion(name, context.phones);
    if (!region) throw new Refusal({ key: 'function.unknownRegion', params: { name, known: phoneRegions() } });
    const form = phoneForm(context.phones, region);
    return cellwise([text], (cell) => {
      if (isEmpty(cell)) return '';
      return form(textOf(cell)) ?? { key: 'value.notAPhone', params: { value: shown(cell) } };
    });
  },
});

/** How CRM_PHONE is used. */
export const crmPhoneDoc: FunctionDoc = {
  summary: { zh: '统一电话号码的写法', en: 'Puts phone numbers into one form' },
  params: [
    { name: 'text', zh: '单元格或区域', en: 'Cell or range' },
    {
      name: 'region',
      optional: true,
      zh: '如 "美国"；默认为设置中的 phoneRegion',
      en: 'Such as "US"; phoneRegion of the settings unless said',
    },
  ],
  returns: {
    zh: '本地区 13912345678、021-12345678，其他 +14155552671；不是号码时报错，区域内留空',
    en: 'Of the region 13912345678, 021-12345678; others +14155552671; for no number an error, in a range empty',
  },
  examples: [
    { args: ['+86 139-1234-5678'], result: '13912345678' },
    { args: ['（021）１２３４ ５６７８ 转 801'], result: '021-12345678-801' },
    { args: ['+1 (415) 555-2671'], result: '+14155552671' },
    { args: ['(415) 555-2671', '美国'], result: '4155552671' },
    { args: [[[8613912345678], ['139****5678'], ['']], 'cn'], result: [['13912345678'], [''], ['']] },
  ],
};
