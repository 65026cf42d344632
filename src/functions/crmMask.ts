import { isEmpty } from '../core/cell';
import { maskByKind, maskKinds } from '../core/export/mask';
import { Refusal } from '../core/message';
import { textOf } from '../core/values/text';
import { cellwise, textArgument } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** Names, phone numbers and the like with their middle hidden. */
export const crmMask = defineFunction({
  name: 'CRM_MASK',
  run: (_context, [text, kind]) => {
    const name = textArgument(kind);
    const mask = maskByKind(name);
    if (!mask) throw new Refusal({ key: 'function.unknownKind', params: { name, known: maskKinds() } });
    return cellwise([text], (cell) => (isEmpty(cell) ? '' : mask(textOf(cell))));
  },
});

/** How CRM_MASK is used. */
export const crmMaskDoc: FunctionDoc = {
  summary: { zh: '遮盖姓名、电话等', en: 'Masks names, phone numbers and the like' },
  params: [
    { name: 'text', zh: '单元格或区域', en: 'Cell or range' },
    {
      name: 'kind',
      optional: true,
      zh: '"姓名"、"电话"、"邮箱"、"身份证"、"银行卡"、"地址"；默认自动识别',
      en: 'One of "name", "phone", "email", "id", "bank", "address"; found out unless said',
    },
  ],
  returns: { zh: '遮盖后的文字', en: 'The masked text' },
  examples: [
    { args: ['13912345678'], result: '139****5678' },
    { args: ['李雷', '姓名'], result: '李*' },
    { args: [[['李雷'], ['han.meimei@example.com'], [13912345678], ['']]], result: [['李*'], ['h***@example.com'], ['139****5678'], ['']] },
    { args: ['110101199003078515', 'id'], result: '110***********8515' },
    { args: ['6222 0212 3456 7890', 'bank'], result: '**** **** **** 7890' },
    { args: ['上海市浦东新区世纪大道100号', '地址'], result: '上海市浦东新区****' },
  ],
};
