import { type CellStyle, resolveThemeColor } from 'hucre/xlsx';
import type { Style } from '../types';

type Color = NonNullable<NonNullable<CellStyle['font']>['color']>;

/** A style as hucre writes it; undefined for the default style. */
export function styleToXlsx(style: Style): CellStyle | undefined {
  const font = {
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.fontColor ? { color: colorToXlsx(style.fontColor) } : {}),
    ...(style.fontSize ? { size: style.fontSize } : {}),
  };
  const alignment = {
    ...(style.wrap ? { wrapText: true } : {}),
    ...(style.horizontalAlign ? { horizontal: style.horizontalAlign } : {}),
    ...(style.verticalAlign ? { vertical: style.verticalAlign === 'middle' ? ('center' as const) : style.verticalAlign } : {}),
  };
  const written: CellStyle = {
    ...(style.numberFormat && style.numberFormat !== 'General' ? { numFmt: style.numberFormat } : {}),
    ...(Object.keys(font).length > 0 ? { font: { name: FONT, size: SIZE, ...font } } : {}),
    ...(style.background ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: colorToXlsx(style.background) } } : {}),
    ...(Object.keys(alignment).length > 0 ? { alignment } : {}),
  };
  return Object.keys(written).length > 0 ? written : undefined;
}

/** The font of a book that Kehu writes. */
export const FONT = 'Calibri';
export const SIZE = 11;

/** What of a read style a workbook keeps. `themeColors` and `size` are the book's theme and default font size. */
export function styleFromXlsx(style: CellStyle, themeColors: string[] | undefined, size: number): Style {
  const { font, fill, alignment } = style;
  const numberFormat = style.numFmt === undefined ? undefined : plainFormat(style.numFmt);
  const fontColor = colorFromXlsx(font?.color, themeColors);
  const background = fill?.type === 'pattern' && fill.pattern === 'solid' ? colorFromXlsx(fill.fgColor, themeColors) : undefined;
  const horizontal = alignment?.horizontal;
  const vertical = alignment?.vertical;
  return {
    ...(numberFormat !== undefined && numberFormat !== 'General' ? { numberFormat } : {}),
    ...(background !== undefined ? { background } : {}),
    ...(fontColor !== undefined && fontColor !== '#000000' ? { fontColor } : {}),
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.size !== undefined && font.size !== size ? { fontSize: font.size } : {}),
    ...(alignment?.wrapText ? { wrap: true } : {}),
    ...(horizontal === 'left' || horizontal === 'center' || horizontal === 'right' ? { horizontalAlign: horizontal } : {}),
    ...(vertical === 'top' ? { verticalAlign: 'top' as const } : vertical === 'center' ? { verticalAlign: 'middle' as const } : {}),
  };
}

/** A read style as a key, so that the many cells of one style are converted once. */
export function styleKey(style: CellStyle): string {
  const { font, fill, alignment } = style;
  const flags = `${font?.bold ? 'b' : ''}${font?.italic ? 'i' : ''}${alignment?.wrapText ? 'w' : ''}`;
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? colorKey(fill.fgColor) : '';
  return `${style.numFmt ?? ''}|${flags}|${colorKey(font?.color)}|${font?.size ?? ''}|${solid}|${alignment?.horizontal ?? ''}|${alignment?.vertical ?? ''}`;
}

/** `#rrggbb` as hucre writes it. */
export function colorToXlsx(color: string): Color {
  return { rgb: color.replace('#', '').toUpperCase() };
}

/** A read colour as `#rrggbb`. */
export function colorFromXlsx(color: Color | undefined, themeColors: string[] | undefined): string | undefined {
  if (color?.rgb !== undefined) return `#${color.rgb.slice(-6).toLowerCase()}`;
  if (color?.theme !== undefined && themeColors !== undefined)
    return `#${resolveThemeColor(themeColors, color.theme, color.tint).toLowerCase()}`;
  return undefined;
}

/** A number format without the escapes that other programs put before plain separators: `yyyy\-mm\-dd` is yyyy-mm-dd. */
export function plainFormat(format: string): string {
  return format
    .replace(/\\([-/:., ])/g, '$1')
    .replace(/^\[\$-[0-9A-Fa-f]+\]/, '')
    .replace(/;@$/, '');
}

function colorKey(color: Color | undefined): string {
  return color === undefined ? '' : `${color.rgb ?? ''}/${color.theme ?? ''}/${color.tint ?? ''}`;
}
