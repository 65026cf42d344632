/** A menu item, or null for a line between items. */
export type MenuItem = { readonly label: string; readonly handler: string } | null;

/** Adds the add-on's menu to the open spreadsheet. */
export function addMenu(title: string, items: readonly MenuItem[]): void {
  const menu = SpreadsheetApp.getUi().createMenu(title);
  for (const item of items) {
    if (item) menu.addItem(item.label, item.handler);
    else menu.addSeparator();
  }
  menu.addToUi();
}

/** What the menu tells people. */
export const say = {
  toast: (message: string): void => {
    SpreadsheetApp.getActiveSpreadsheet().toast(message, 'Kehu', 8);
  },
  alert: (message: string): void => {
    SpreadsheetApp.getUi().alert('Kehu', message, SpreadsheetApp.getUi().ButtonSet.OK);
  },
};

/** Opens the sidebar's page. */
export function showSidebar(title: string): void {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle(title);
  SpreadsheetApp.getUi().showSidebar(page);
}

/** Content of one of the project's HTML files. Google doesn't parse them at each call as it does the script, so what is rarely needed is kept there. */
export function projectFile(name: string): string {
  return HtmlService.createHtmlOutputFromFile(name).getContent();
}
