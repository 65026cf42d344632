import { type Cell, isEmpty } from '../cell';
import { type Field, type Language, type Module, nameIn } from '../schema';

/** Working days that a customer's owner has to complete what is missing, where the settings say nothing else. */
const DAYS_TO_COMPLETE = 3;

/** Keys of the columns that a record can't do without: its name or its customer, its date, its amount. Other required ones may be completed later. */
export function indispensableKeys(module: Module): readonly string[] {
  const keys = module.fields
    .filter(
      (field) =>
        field.required &&
        (field.references !== undefined || field.type === 'amount' || (module.key === 'customers' && field.key === 'name')),
    )
    .map((field) => field.key);
  return module.dateField === undefined || keys.includes(module.dateField) ? keys : [...keys, module.dateField];
}

/** Required fields of a record that are empty. A customer needs an owner, and a phone or a mail address. */
export function missingFields(module: Module, cellOf: (key: string) => Cell): readonly Field[] {
  const isMissing = (key: string): boolean => isEmpty(cellOf(key)) || String(cellOf(key)).trim() === '';
  return module.fields.filter((field) => {
    if (field.computed || field.stamped) return false;
    if (module.key === 'customers' && field.key === 'phone') return isMissing('phone') && isMissing('email');
    if (module.key === 'customers' && field.key === 'owner') return isMissing('owner');
    return field.required === true && isMissing(field.key);
  });
}

/** What the `dataStatus` cell says: '' when nothing is missing, else `待补充: 联系电话, 负责人 · 3 个工作日内`. */
export function dataStatusOf(module: Module, cellOf: (key: string) => Cell, language: Language): string {
  const missing = missingFields(module, cellOf).map((field) => nameIn(language, field));
  if (missing.length === 0) return '';
  const names = missing.join(', ');
  return language === 'en'
    ? `To complete: ${names} · within ${DAYS_TO_COMPLETE} working days`
    : `待补充: ${names} · ${DAYS_TO_COMPLETE} 个工作日内`;
}
