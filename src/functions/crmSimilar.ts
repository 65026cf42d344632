import { isEmpty } from '../core/cell';
import { similarity } from '../core/values/similar';
import { textOf } from '../core/values/text';
import { cellwise } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** How alike two names are. */
export const crmSimilar = defineFunction({
  name: 'CRM_SIMILAR',
  run: (_context, [a, b]) =>
    cellwise([a, b], (one, other) =>
      isEmpty(one) || isEmpty(other) ? '' : Math.round(similarity(textOf(one), textOf(other)) * 10_000) / 10_000,
    ),
});

/** How CRM_SIMILAR is used. */
export const crmSimilarDoc: FunctionDoc = {
  summary: { zh: '两个名称的相似度', en: 'How alike two names are' },
  params: [
    { name: 'a', zh: '单元格或区域', en: 'Cell or range' },
    { name: 'b', zh: '单元格或区域', en: 'Cell or range' },
  ],
  returns: { zh: '0 到 1', en: 'From 0 to 1' },
  examples: [
    { args: ['远航制造集团有限公司', '远航制造'], result: 1 },
    { args: ['ACME Co., Ltd.', 'Acme Inc'], result: 1 },
    { args: [[['上海远航制造'], ['远东制造'], ['']], '远航制造'], result: [[0.95], [0.85], ['']] },
  ],
};
