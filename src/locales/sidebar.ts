import type { Texts } from './texts';

/** What the server says about the sidebar; the page's own texts are compiled into it (`sidebar/texts.ts`). */
export const sidebarTexts = {
  'sidebar.title': { zh: 'Kehu 客户卡', en: 'Kehu customer card' },
} satisfies Texts;
