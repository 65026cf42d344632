import type { BookView, SheetView } from '../../engine/view';

/** The style of one cell, or null for the default one. */
export function styleOf(sheet: SheetView, row: number, column: number, styles: BookView['styles']): Record<string, unknown> | null {
  return styles[idAt(sheet.content.styles, row, column)] ?? null;
}

/** The number format of one cell, '' for the automatic one. */
export function formatOf(sheet: SheetView, row: number, column: number, formats: BookView['formats']): string {
  return formats[idAt(sheet.content.formats, row, column)] ?? '';
}

/** The id of the zone that a cell lies in; 0 for none. Zones are `B2` or `B2:B9`, always in one column. */
function idAt(zones: unknown, row: number, column: number): number {
  for (const [name, id] of Object.entries(zones as Record<string, number>)) {
    const match = name.match(/^([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/);
    if (!match) continue;
    const [, letters = '', first, last] = match;
    if (columnOf(letters) === column && row + 1 >= Number(first) && row + 1 <= Number(last ?? first)) return id;
  }
  return 0;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
