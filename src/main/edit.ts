import { type Edit, planEdit } from '../core/edit/planEdit';
import { COPIED } from '../core/edit/settingsCopy';
import { MARKS, readMarks } from '../core/import/ids';
import type { Field } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import { type Dictionary, readDictionary } from '../core/values/lists';
import { type ValueParser, valueParser } from '../core/values/parseValue';
import { phoneForm } from '../core/values/phone';
import { type Calls, editedRows, idsIn } from '../host/editedRows';
import { type GoogleHost, googleHost } from '../host/googleHost';
import { modules, sheets } from '../modules/index.generated';
import { applyEdit } from './applyEdit';
import { data } from './data';
import { phones } from './phones';
import { keepCopies, knownOf } from './settingsCopies';

type EditEvent = GoogleAppsScript.Events.SheetsOnEdit;

/** Service calls that an edit may make: of one cell, and of a paste of any size. */
const MOST = { cell: 8, paste: 12 };

/** Simple trigger: a person changed cells. What matters least is left out before an edit makes more service calls than it may. */
export function onEdit(event: EditEvent): void {
  const host = googleHost(sheets);
  const key = host.opened.keyOf(event.range.getSheet());
  if (key === undefined) return;
  if (COPIED.includes(key)) keepCopies(host, [key]);
  else if (modules.some((one) => one.key === key) || !sheets.some((one) => one.key === key)) editRecords(host, event, key);
}

function editRecords(host: GoogleHost, event: EditEvent, key: string): void {
  const isSingle = event.range.getNumRows() === 1 && event.range.getNumColumns() === 1;
  // Finding the sheet and reading the properties are the first two.
  const calls: Calls = { left: (isSingle ? MOST.cell : MOST.paste) - 2 };
  const known = knownOf(host, key);
  const module = known.modules.find((one) => one.key === key);
  const edited = module && editedRows(host.opened, event.range, module, calls);
  if (!module || !edited) return;
  const { tables, language } = known;
  const settings = readSettings(tables.settings);
  let dictionary: Dictionary | undefined;
  const lists: Dictionary = {
    list: (dimension) => {
      dictionary ??= readDictionary(tables.dictionary, data().presets, language);
      return dictionary.list(dimension);
    },
  };
  const phone = phoneForm(phones, settings.phoneRegion ?? 'CN');
  const parserOf = (field: Field): ValueParser => valueParser(field, { language, lists, phone });
  let ids: readonly string[] | undefined;
  const edit: Edit = {
    module,
    rows: edited.values,
    positions: edited.positions,
    touched: edited.touched,
    now: host.now,
    language,
    user: userOf(event),
    parserOf,
    tagLimit: Number(settings.freeTagLimit) || 5,
    mark: readMarks(host.properties()[MARKS])[key] ?? 0,
    ...(isSingle && event.oldValue !== undefined ? { old: String(event.oldValue) } : {}),
    ids: () => {
      ids ??= edited.ids();
      return ids;
    },
    // Notes need what is left of a cell's calls; ids, notes and cells of a paste's.
    idsOf: (other) => (calls.left > (isSingle ? 3 : 7) ? idsIn(host.opened, other, calls) : undefined),
    hasRoomForIds: (findings) => calls.left - (findings > 0 || event.oldValue !== undefined ? 2 : 0) >= 3,
  };
  const plan = planEdit(edit);
  if (plan) applyEdit({ host, known, settings, edited, edit, plan, calls });
}

/** Google says who edits only to people of the same domain: as an object that has the address, or a method that gives it. */
function userOf({ user }: EditEvent): string {
  const said: { readonly email?: unknown; readonly getEmail?: unknown } | undefined = user;
  if (typeof said?.email === 'string') return said.email;
  return typeof said?.getEmail === 'function' ? user.getEmail() : '';
}
