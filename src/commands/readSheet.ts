import { type ReadOut, readOut } from '../core/export/readOut';
import { Refusal } from '../core/message';
import type { SheetDefinition } from '../core/schema';
import { valueForm } from '../core/values/text';
import type { Host, SheetContent } from '../host/host';

/** What is wanted: a sheet by key, name in either language, alias or title. */
export interface SheetQuery {
  readonly sheet: string;
  /** Keys as headers. */
  readonly keys?: boolean;
  /** Contacts hidden. */
  readonly masked?: boolean;
}

/** A sheet's content with what it is called. */
export interface SheetAnswer extends ReadOut {
  /** '' where the sheet isn't one of Kehu's. */
  readonly key: string;
  readonly title: string;
}

/**
 * A sheet of the open book as data that JSON can carry.
 * @throws Refusal when there is no such sheet
 */
export function readSheet(
  host: Host,
  sheets: readonly SheetDefinition[],
  { sheet, keys = false, masked = false }: SheetQuery,
): SheetAnswer {
  const found = findSheet(host, sheets, sheet);
  if (!found) {
    const known = host.sheets().map(({ title, key }) => (key === undefined || key === title ? title : `${title} (${key})`));
    throw new Refusal({ key: 'show.unknownSheet', params: { sheet, sheets: known.join(', ') } });
  }
  const { key, content } = found;
  const definition = sheets.find((one) => one.key === key);
  return { key, title: content.title, ...readOut(content, definition, { keys, masked }) };
}

/** By key first, then by title, then by any name of a sheet of Kehu's. */
function findSheet(
  host: Host,
  sheets: readonly SheetDefinition[],
  wanted: string,
): { readonly key: string; readonly content: SheetContent } | undefined {
  const present = host.sheets();
  const named = sheets.find((sheet) =>
    [sheet.key, sheet.zh, sheet.en, ...aliasesOf(sheet)].some((name) => valueForm(name) === valueForm(wanted)),
  );
  const at =
    present.find(({ key }) => key === wanted) ??
    present.find(({ title }) => title === wanted) ??
    present.find(({ title }) => valueForm(title) === valueForm(wanted)) ??
    present.find(({ key }) => named !== undefined && key === named.key);
  if (!at) return undefined;
  const content = at.key === undefined ? host.readTitle(at.title) : (host.read(at.key) ?? host.readTitle(at.title));
  return content && { key: at.key ?? '', content };
}

function aliasesOf(sheet: SheetDefinition): readonly string[] {
  return 'aliases' in sheet && Array.isArray(sheet.aliases) ? sheet.aliases.map(String) : [];
}
