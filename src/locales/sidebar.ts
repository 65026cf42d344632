import type { Texts } from './texts';

/** What the server says about the sidebar; the page's own texts are compiled into it (`sidebar/texts.ts`). */
export const sidebarTexts = {
  'sidebar.title': { zh: 'Kehu 客户卡', en: 'Kehu customer card' },
  'sidebar.unknownMethod': { zh: '侧边栏“{panel}”没有“{method}”这项功能', en: 'The sidebar “{panel}” has no “{method}”' },
} satisfies Texts;
