import type { Names } from '../schema';

/** A setting with its value when the book says nothing. */
export interface SettingDefinition {
  readonly key: string;
  readonly value: string;
  readonly help: Names;
  readonly accepts: Accepts;
}

/** What may stand in a setting: one of some words, a whole or any number, days, keys of customers' fields, a preset, or the ISO code of a country or region. */
export type Accepts =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'decimal'; readonly least: number; readonly most: number }
  | { readonly kind: 'days' }
  | { readonly kind: 'fields' }
  | { readonly kind: 'preset' }
  | { readonly kind: 'region' };

const setting = (key: string, value: string, accepts: Accepts, zh: string, en: string): SettingDefinition => ({
  key,
  value,
  accepts,
  help: { zh, en },
});
const whole = (least: number, most: number): Accepts => ({ kind: 'whole', least, most });

/** What the settings sheet offers, in order. */
export const settingsList: readonly SettingDefinition[] = [
  setting(
    'language',
    'zh-CN',
    { kind: 'choice', values: ['zh-CN', 'en'] },
    '表格与消息的语言：zh-CN 或 en',
    'Language of sheets and messages: zh-CN or en',
  ),
  setting('preset', 'segments', { kind: 'preset' }, '安装的方案：segments 或 tags', 'The installed preset: segments or tags'),
  setting(
    'tagOrder',
    'industry,size,status,valueTier,needType,ruleTags,freeTags',
    { kind: 'fields' },
    '分类标签的组成与顺序（字段的键，用逗号分隔）',
    'What makes up the tags, in order (keys of fields, separated by commas)',
  ),
  setting('freeTagLimit', '5', whole(1, 100), '每位客户最多的自定义标签数', 'Most free tags a customer may have'),
  setting(
    'phoneRegion',
    'CN',
    { kind: 'region' },
    '本地电话所属的国家或地区（ISO 代码，如 CN、HK、US）：本地号码按当地拨法书写，其余写成 +国家码',
    'Country or region of local phone numbers (ISO code such as CN, HK, US): they are written as dialled there, all others with + and calling code',
  ),
  setting(
    'rareTagShare',
    '5',
    whole(0, 100),
    '使用客户少于此百分比的标签在标签审查中标出',
    'Tags that fewer % of customers have are pointed out by the tag review',
  ),
  setting(
    'archiveMonths',
    '24',
    whole(1, 600),
    '多少个月没有交易也没有沟通的客户归档',
    'Months without a deal or contact after which a customer is archived',
  ),
  setting(
    'dueWorkingDays',
    '3',
    whole(1, 60),
    '数据问题应在几个工作日内处理',
    'Working days in which what is wrong with records is to be put right',
  ),
  setting(
    'holidays',
    '',
    { kind: 'days' },
    '法定节假日，如 2026-10-01..2026-10-07, 2027-01-01；按每年公布的安排填写',
    'Public holidays, such as 2026-10-01..2026-10-07, 2027-01-01',
  ),
  setting('workdays', '', { kind: 'days' }, '调休上班的周末，写法同上', 'Days of weekends that are worked, written in the same way'),
  setting(
    'outlierThreshold',
    '3.5',
    { kind: 'decimal', least: 1, most: 100 },
    '金额或频次偏离同类多少倍（稳健 z 分数）时算异常',
    'Amounts and frequencies this far from their like (robust z-score) are pointed out',
  ),
  setting('verifyMonths', '1', whole(1, 60), '联系方式几个月核对一次', 'Months after which contact details are to be verified again'),
  setting('snapshotDay', '1', whole(1, 7), '每周备份的星期（1 = 周一 … 7 = 周日）', 'Day of the weekly snapshot (1 = Monday … 7 = Sunday)'),
  setting('snapshotHour', '3', whole(0, 23), '每周备份的时刻（0–23）', 'Hour of the weekly snapshot (0–23)'),
  setting('refreshHour', '2', whole(0, 23), '每日更新的时刻（0–23）', 'Hour of the daily refresh (0–23)'),
];
