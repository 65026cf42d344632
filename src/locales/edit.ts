import type { Texts } from './texts';

/** What notes and the log say of what people type. */
export const editTexts = {
  'edit.doubledId': {
    zh: '编号「{id}」出现了不止一次（第 {rows} 行），请改成不同的编号',
    en: 'The id “{id}” stands more than once (rows {rows}); give one of them another',
  },
  'edit.unknownReference': { zh: '「{sheet}」中没有编号「{id}」，请核对', en: '“{sheet}” has no id “{id}”; check it' },
  'edit.moreRows': { zh: '另有 {count} 行一并粘贴，未逐行记录', en: '{count} more rows of the same paste, not logged one by one' },
} satisfies Texts;
