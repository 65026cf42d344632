import type { Names } from '../schema';

/** A setting with its value when the book says nothing. */
export interface SettingDefinition {
  readonly key: string;
  readonly value: string;
  readonly help: Names;
}

const setting = (key: string, value: string, zh: string, en: string): SettingDefinition => ({ key, value, help: { zh, en } });

/** What the settings sheet offers, in order. */
export const settingsList: readonly SettingDefinition[] = [
  setting('language', 'zh-CN', '表格与消息的语言：zh-CN 或 en', 'Language of sheets and messages: zh-CN or en'),
  setting('preset', 'segments', '安装的方案：segments 或 tags', 'The installed preset: segments or tags'),
  setting(
    'tagOrder',
    'industry,size,status,valueTier,needType,ruleTags,freeTags',
    '分类标签的组成与顺序（字段的键，用逗号分隔）',
    'What makes up the tags, in order (keys of fields, separated by commas)',
  ),
  setting('freeTagLimit', '5', '每位客户最多的自定义标签数', 'Most free tags a customer may have'),
  setting('snapshotDay', '1', '每周备份的星期（1 = 周一 … 7 = 周日）', 'Day of the weekly snapshot (1 = Monday … 7 = Sunday)'),
  setting('snapshotHour', '3', '每周备份的时刻（0–23）', 'Hour of the weekly snapshot (0–23)'),
  setting('refreshHour', '2', '每日更新的时刻（0–23）', 'Hour of the daily refresh (0–23)'),
];
