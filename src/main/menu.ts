import { commands } from '../commands/index.generated';
import { nameIn } from '../core/schema';
import { userLanguage } from '../host/googleHost';
import { addMenu, showSidebar as openSidebar, say as tell } from '../host/ui';
import { say } from '../locales';
import { runCommand } from './execution';
import { menuHandler } from './menuHandler';

/** Adds Kehu's menu, in the user's language. Makes no service call that a not yet authorised add-on may not make. */
export function onOpen(): void {
  const language = userLanguage();
  addMenu(say(language, { key: 'menu.title' }), [
    { label: say(language, { key: 'menu.sidebar' }), handler: 'showSidebar' },
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
  openSidebar(say(userLanguage(), { key: 'sidebar.title' }));
}
