import { type Field, type FieldType, type Language, nameIn, type SheetDefinition } from '../schema';
import type { ColumnLayout, Validation } from './layoutTypes';

/** Values that list columns offer, by dictionary dimension, in the book's language. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** How `install` lays out one column of a sheet. */
export function columnLayout(sheet: SheetDefinition, field: Field, language: Language, lists: Lists): ColumnLayout {
  // Of what Kehu writes, people tick the boxes and fill what is theirs.
  const isTheirs = field.type === 'checkbox' || field.entered === true;
  const isKehus = field.computed !== undefined || field.stamped === true || (sheet.kind === 'written' && !isTheirs);
  return {
    key: field.key,
    header: nameIn(language, field),
    numberFormat: numberFormat(field),
    width: width(sheet, field, language),
    computed: isKehus,
    required: field.required === true && sheet.kind === 'module',
    validation: isKehus ? undefined : validation(field, language, lists),
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
      return field.day === true ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm';
    case 'checkbox':
      return 'General';
    default:
      return '@';
  }
}

/** Sheets takes no longer lists. */
const LONGEST_LIST = 500;

function validation(field: Field, language: Language, lists: Lists): Validation | undefined {
  const { min, max, pattern } = field;
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const rejects = { strict: field.onInvalid !== 'warn' };
  const warns = { strict: field.onInvalid === 'reject' };
  switch (field.type) {
    case 'list':
    case 'tags': {
      // Free tags are anything that people like.
      const tags = field.type === 'tags' ? [] : (lists[field.dictionary ?? ''] ?? []);
      const values = field.list ? field.list.map((value) => nameIn(language, value)) : tags;
      if (values.length === 0 || values.length > LONGEST_LIST) return undefined;
      return field.type === 'tags' ? { kind: 'tags', values, strict: false } : { kind: 'list', values, strict: field.openList !== true };
    }
    case 'date':
    case 'datetime':
      // What Google would refuse (80万, 2024年3月5日) reaches the edit, which puts it right or says what is wrong.
      return { kind: 'date', ...warns };
    case 'number':
    case 'amount':
      return { kind: 'number', ...bounds, ...warns };
    case 'checkbox':
      return { kind: 'checkbox', ...rejects };
    case 'email':
      return { kind: 'email', ...warns };
    case 'phone':
      return { kind: 'phone', ...warns };
    case 'id':
      return { kind: 'unique', ...warns };
    case 'reference':
      return field.references ? { kind: 'reference', sheet: field.references, ...warns } : undefined;
    case 'text': {
      const checks = { ...bounds, ...(pattern === undefined ? {} : { pattern }) };
      return Object.keys(checks).length > 0 ? { kind: 'text', ...checks, ...rejects } : undefined;
    }
  }
}

/** Pixels that a column's usual content takes, by sheet and key, by key, and by type; in this order the first that is known. */
const WIDTHS: Readonly<Record<string, number>> = {
  'customers.name': 220,
  'customers.industry': 145,
  'customers.revenue': 140,
  'customers.tags': 320,
  'fields.formula': 300,
  'fields.help': 260,
  'fields.values': 220,
  'quality.fix': 170,
  'quality.name': 180,
  'quality.problem': 320,
  'rules.name': 140,
  'settings.value': 260,
  'settings.key': 120,
  'snapshots.id': 170,
  'strategies.for': 130,
  'tiers.condition': 420,
  address: 220,
  alert: 60,
  aliases: 220,
  by: 170,
  channel: 100,
  check: 220,
  colour: 90,
  command: 130,
  competitor: 130,
  composite: 220,
  condition: 420,
  contact: 90,
  content: 240,
  customerId: 90,
  dataStatus: 170,
  description: 240,
  features: 260,
  feedback: 200,
  file: 150,
  help: 420,
  name: 140,
  need: 200,
  note: 260,
  notes: 220,
  on: 60,
  order: 60,
  plan: 360,
  preferred: 130,
  project: 130,
  product: 130,
  ruleTags: 170,
  run: 170,
  segment: 170,
  sha256: 150,
  template: 220,
  why: 260,
};
const TYPE_WIDTHS: Partial<Record<FieldType, number>> = {
  amount: 125,
  checkbox: 80,
  date: 100,
  datetime: 140,
  email: 190,
  id: 80,
  list: 120,
  number: 90,
  tags: 170,
};
const USUAL_WIDTH = 110;

/** Wide enough for what usually stands in the column, and for its header in full. */
function width(sheet: SheetDefinition, field: Field, language: Language): number {
  const content = WIDTHS[`${sheet.key}.${field.key}`] ?? WIDTHS[field.key] ?? TYPE_WIDTHS[field.type] ?? USUAL_WIDTH;
  return Math.max(content, headerWidth(nameIn(language, field)));
}

/** Pixels of a header in bold: a Chinese character takes 14, any other 8. */
function headerWidth(header: string): number {
  return [...header].reduce((sum, character) => sum + (character > '\u2e7f' ? 14 : 8), 18);
}
