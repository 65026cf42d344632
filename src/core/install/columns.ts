import { type Field, type Language, nameIn, type SheetDefinition } from '../schema';
import type { ColumnLayout, Validation } from './layoutTypes';

/** Values that list columns offer, by dictionary dimension, in the book's language. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** How `install` lays out one column of a sheet. */
export function columnLayout(sheet: SheetDefinition, field: Field, language: Language, lists: Lists): ColumnLayout {
  return {
    key: field.key,
    header: nameIn(language, field),
    numberFormat: numberFormat(field),
    width: width(field),
    computed: field.computed !== undefined || field.stamped === true || sheet.kind === 'written',
    required: field.required === true && sheet.kind === 'module',
    validation: field.computed || field.stamped || sheet.kind === 'written' ? undefined : validation(sheet, field, language, lists),
    help: field.help ? nameIn(language, field.help) : '',
  };
}

/** The number format of a field's column; text columns are plain text, so that Sheets reads nothing into what is typed there. */
export function numberFormat(field: Field): string {
  switch (field.type) {
    case 'amount':
      return '#,##0.00';
    case 'number':
      if (field.unit === '次/月') return '0.00';
      return field.unit === '次' || field.unit === '人' ? '#,##0' : 'General';
    case 'date':
      return 'yyyy-mm-dd';
    case 'datetime':
      return 'yyyy-mm-dd hh:mm';
    case 'checkbox':
      return 'General';
    default:
      return '@';
  }
}

function validation(sheet: SheetDefinition, field: Field, language: Language, lists: Lists): Validation | undefined {
  switch (field.type) {
    case 'list': {
      const values = field.list ? field.list.map((value) => nameIn(language, value)) : (lists[field.dictionary ?? ''] ?? []);
      return values.length > 0 ? { kind: 'list', values, strict: field.openList !== true } : undefined;
    }
    case 'date':
    case 'datetime':
      return { kind: 'date' };
    case 'number':
    case 'amount':
      return {
        kind: 'number',
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
      };
    case 'checkbox':
      return { kind: 'checkbox' };
    case 'email':
      return { kind: 'email' };
    case 'phone':
      return { kind: 'phone' };
    case 'id':
      return { kind: 'unique' };
    case 'reference':
      return field.references && field.references !== sheet.key ? { kind: 'reference', sheet: field.references } : undefined;
    default:
      return undefined;
  }
}

function width(field: Field): number {
  if (field.key === 'name' || field.key === 'condition' || field.key === 'plan') return 220;
  if (field.type === 'tags' || field.key === 'need' || field.key === 'notes' || field.key === 'help' || field.key === 'formula') return 200;
  if (field.type === 'datetime' || field.type === 'email') return 140;
  if (field.type === 'id' || field.type === 'checkbox') return 80;
  return 110;
}
