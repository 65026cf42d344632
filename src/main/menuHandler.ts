/** Name of the top-level function that a command's menu item calls: `find-duplicates` → `menuFindDuplicates`. */
export function menuHandler(id: string): string {
  return `menu${id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`;
}
