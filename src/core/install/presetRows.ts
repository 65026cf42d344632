import type { Grid } from '../cell';
import { dimensionNames } from '../dimensions';
import { ON_INVALID } from '../fields/fieldRow';
import type { Preset } from '../preset';
import { type Field, type Language, type Module, nameIn } from '../schema';
import { settingsList } from '../settings/settingsList';

/** First rows of a settings sheet, by its columns in order (without the check column, which is left empty). */
export function presetRows(sheet: string, preset: Preset, modules: readonly Module[], language: Language): Grid {
  const name = (dimension: string): string => nameIn(language, dimensionNames(dimension));
  switch (sheet) {
    case 'settings':
      return settingsList.map(({ key, value, help }) => [key, chosen(key, value, preset, language), nameIn(language, help), '']);
    case 'fields':
      return modules.flatMap((module) => module.fields.map((field) => fieldRow(module, field, language)));
    case 'tiers':
      return preset.tiers.map((tier, at) => [
        name(tier.dimension),
        1 + preset.tiers.slice(0, at).filter((before) => before.dimension === tier.dimension).length,
        nameIn(language, tier.tier),
        nameIn(language, tier.condition),
        tier.alert === true,
        tier.colour ?? '',
        '',
        '',
      ]);
    case 'rules':
      return preset.rules.map((rule) => [
        nameIn(language, rule.name),
        nameIn(language, rule.tag),
        nameIn(language, rule.condition),
        true,
        rule.alert === true,
        rule.note ? nameIn(language, rule.note) : '',
        '',
      ]);
    case 'segments':
      return preset.segments.map((segment, at) => [
        at + 1,
        nameIn(language, segment.template),
        nameIn(language, segment.condition),
        nameIn(language, segment.features),
        '',
      ]);
    case 'dictionary':
      return preset.dictionary.map((entry) => {
        const parent = preset.dictionary.find((other) => other.dimension === entry.dimension && other.key === entry.parent);
        return [
          name(entry.dimension),
          nameIn(language, entry),
          (entry.synonyms ?? []).join(','),
          parent ? nameIn(language, parent) : '',
          true,
          '',
        ];
      });
    case 'strategies':
      return preset.strategies.map((strategy) => [
        nameIn(language, strategy.for),
        nameIn(language, strategy.plan),
        strategy.role ? nameIn(language, strategy.role) : '',
        strategy.dueIn ? nameIn(language, strategy.dueIn) : '',
        strategy.target ? nameIn(language, strategy.target) : '',
        '',
      ]);
    default:
      return [];
  }
}

function chosen(key: string, value: string, preset: Preset, language: Language): string {
  if (key === 'language') return language;
  return key === 'preset' ? preset.key : value;
}

function fieldRow(module: Module, field: Field, language: Language): Grid[number] {
  const values = field.list ? field.list.map((value) => nameIn(language, value)).join(',') : range(field);
  const formula = field.computed?.kind === 'formula' ? field.computed.formula : '';
  return [
    module.key,
    field.key,
    field.zh,
    field.en,
    (field.aliases ?? []).join(','),
    field.computed ? 'computed' : field.type,
    field.unit ?? '',
    field.required === true,
    values,
    formula,
    '',
    field.help ? nameIn(language, field.help) : '',
    '',
    field.onInvalid ? nameIn(language, ON_INVALID.find(({ key }) => key === field.onInvalid) ?? { zh: '', en: '' }) : '',
    '',
  ];
}

function range(field: Field): string {
  if (field.min === undefined && field.max === undefined) return '';
  return `${field.min ?? ''}..${field.max ?? ''}`;
}
