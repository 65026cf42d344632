import { type Names, nameIn } from '../core/schema';
import { userLanguage } from '../host/googleHost';
import { addMenu, showSidebar as openSidebar, say as tell } from '../host/ui';
import { commandPart } from './parts';

/** A command of the menu: its labels, and the top-level function that runs it. */
export interface MenuCommand {
  readonly label: Names;
  readonly handler: string;
}

/** What the menu and the sidebar are headed. Here, because a menu must come up whatever else is missing. */
const titles = {
  menu: { zh: 'Kehu 客户管理', en: 'Kehu' },
  open: { zh: '打开客户侧栏', en: 'Open the customer sidebar' },
  sidebar: { zh: 'Kehu 客户卡', en: 'Kehu customer card' },
};

/** Adds Kehu's menu with these commands, in the user's language. Makes no service call that a not yet authorised add-on may not make. */
export function onOpen(commands: readonly MenuCommand[]): void {
  const language = userLanguage();
  addMenu(nameIn(language, titles.menu), [
    { label: nameIn(language, titles.open), handler: 'showSidebar' },
    null,
    ...commands.map(({ label, handler }) => ({ label: nameIn(language, label), handler })),
  ]);
}

/** Runs a command for the menu and tells what it did: a toast, or an alert where it was refused. */
export function runFromMenu(id: string): void {
  const result = commandPart().runCommand(id);
  if (result.error !== null) tell.alert(result.error);
  if (result.messages.length > 0) tell.toast(result.messages.join('\n'));
}

/** Opens the sidebar. */
export function showSidebar(): void {
  openSidebar(nameIn(userLanguage(), titles.sidebar));
}
