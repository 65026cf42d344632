import type { Names } from './schema';
import { headerForm } from './table/headers';

/** What a dimension of tiers or tags is called: as sheets show it, and by which other names people know it. */
export interface DimensionNames {
  readonly zh: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

/** The dimensions that presets fill, by key. */
export const dimensions: Readonly<Record<string, DimensionNames>> = {
  value: { zh: '价值', en: 'Value', aliases: ['价值层级', 'Value tier'] },
  activity: { zh: '活跃度', en: 'Activity', aliases: ['活跃'] },
  need: { zh: '需求', en: 'Need', aliases: ['需求类型', '需求特征', 'Need type'] },
  stage: { zh: '生命周期', en: 'Stage', aliases: ['阶段', 'Lifecycle', 'Lifecycle stage'] },
  industry: { zh: '行业', en: 'Industry', aliases: ['所属行业'] },
  size: { zh: '规模', en: 'Size', aliases: ['企业规模'] },
  region: { zh: '区域', en: 'Region', aliases: ['地区'] },
  status: { zh: '合作状态', en: 'Status', aliases: ['客户状态', '状态'] },
  nameEnding: { zh: '名称结尾', en: 'Name ending', aliases: ['完整名称结尾', 'Name endings'] },
  nameShort: { zh: '简称结尾', en: 'Short name ending', aliases: ['不完整的名称结尾', 'Short name endings'] },
  free: { zh: '自定义', en: 'Free', aliases: ['自由', '自由标签', '自定义标签', 'Free tags'] },
};

/** What a dimension is called; a user's own by its key. */
export function dimensionNames(key: string): Names {
  return dimensions[key] ?? { zh: key, en: key };
}

/** Returns the key of a dimension by any of its names (`行业` → industry; case, width and blanks don't matter), or undefined for a user's own. */
export function knownDimension(name: string): string | undefined {
  const form = headerForm(name);
  return Object.keys(dimensions).find((key) => {
    const { zh, en, aliases } = dimensions[key]!;
    return [key, zh, en, ...aliases].some((known) => headerForm(known) === form);
  });
}
