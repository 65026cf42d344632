import type { Cell } from '../cell';
import { textOf, valueForm } from './text';

const TRUE = new Set(['是', '有', 'true', '1', 'yes', 'y', 'on', '√', '✓', '✔', '☑', '对', '开', '启用']);
const FALSE = new Set(['否', '无', 'false', '0', 'no', 'n', 'off', '×', '✗', '✘', 'x', '☐', '错', '关', '停用', '禁用', 'disabled']);

/** What a checkbox says, or a word in its place (`是`, `off`, `停用`); undefined where it is empty or says neither. */
export function ticked(cell: Cell): boolean | undefined {
  const form = valueForm(textOf(cell));
  return TRUE.has(form) || (FALSE.has(form) ? false : undefined);
}
