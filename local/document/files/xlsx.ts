/** .xlsx, both ways. The library behind it is named only in the `xlsx…` files of this folder (docs/decisions/xlsx.md). */
export { type ReadXlsxOptions, readXlsx } from './xlsxRead';
export { LONGEST_TEXT, type ShownValues, sheetTitles, shownArea, writeXlsx } from './xlsxWrite';
