/** A language of the page. */
export type Language = 'zh-CN' | 'en';

/** The page's own texts; labels of columns come from the book. */
export interface PageTexts {
  readonly refresh: string;
  readonly loading: string;
  readonly tiers: string;
  readonly tags: string;
  readonly amounts: string;
  readonly noTags: string;
  readonly empty: string;
  readonly owner: string;
  readonly selectRow: (sheet: string) => string;
  readonly selectCustomer: string;
  readonly noSheet: string;
  readonly notComputed: string;
  readonly failed: string;
}

const zh: PageTexts = {
  refresh: '重新读取',
  loading: '正在读取…',
  tiers: '分层',
  tags: '标签',
  amounts: '合作情况',
  noTags: '没有标签',
  empty: '—',
  owner: '负责人',
  selectRow: (sheet) => `请打开工作表“${sheet}”，点选一位客户所在的行，这里会显示这位客户。`,
  selectCustomer: '这一行没有客户。请点选一位客户所在的行。',
  noSheet: '这个表格还没有客户表。请先在 Kehu 菜单中运行“安装 / 升级”。',
  notComputed: '还没有计算分层与标签。请在 Kehu 菜单中运行“更新标签与分层”。',
  failed: '读取失败',
};

const en: PageTexts = {
  refresh: 'Read again',
  loading: 'Reading…',
  tiers: 'Tiers',
  tags: 'Tags',
  amounts: 'Business',
  noTags: 'No tags',
  empty: '—',
  owner: 'Owner',
  selectRow: (sheet) => `Open the sheet “${sheet}” and select a customer’s row to see that customer here.`,
  selectCustomer: 'There is no customer in this row. Select a customer’s row.',
  noSheet: 'This book has no customers sheet yet. Run “Install / upgrade” from the Kehu menu first.',
  notComputed: 'Tiers and tags are not computed yet. Run “Refresh tags and tiers” from the Kehu menu.',
  failed: 'Reading failed',
};

/** The page's texts in a language. */
export function textsOf(language: Language): PageTexts {
  return language === 'en' ? en : zh;
}

/** Kehu's language for a browser's language tag: Chinese of any region is zh-CN, all else English. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
