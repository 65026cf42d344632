import { commands } from '../commands/index.generated';
import { nameIn } from '../core/schema';
import { userLanguage } from '../host/googleHost';
import { addMenu, showSidebar as openSidebar, say as tell } from '../host/ui';
import { runCommand } from './execution';
import { menuHandler } from './menuHandler';

/** What the menu and the sidebar are headed. Here, because a menu must come up whatever else is missing. */
const titles = {
  menu: { zh: 'Kehu 客户管理', en: 'Kehu' },
  open: { zh: '打开客户侧栏', en: 'Open the customer sidebar' },
  sidebar: { zh: 'Kehu 客户卡', en: 'Kehu customer card' },
};

/** Adds Kehu's menu, in the user's language. Makes no service call that a not yet authorised add-on may not make. */
export function onOpen(): void {
  const language = userLanguage();
  addMenu(nameIn(language, titles.menu), [
    { label: nameIn(language, titles.open), handler: 'showSidebar' },
    null,
    ...commands
      .filter((command) => !command.hidden)
      .map((command) => ({ label: nameIn(language, command.label), handler: menuHandler(command.id) })),
  ]);
}

/** Runs a command for the menu and tells what it did: a toast, or an alert where it was refused. */
export function runFromMenu(id: string): void {
  const result = runCommand(id);
  if (result.error !== null) tell.alert(result.error);
  if (result.messages.length > 0) tell.toast(result.messages.join('\n'));
}

/** Opens the sidebar. */
export function showSidebar(): void {
  openSidebar(nameIn(userLanguage(), titles.sidebar));
}
