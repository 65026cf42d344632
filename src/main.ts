/** What Google calls. The build writes a top-level function for each name that Google must see; each calls one of these. */
import { textsFrom } from './locales';
import { data } from './main/data';

textsFrom(() => data().texts);

export { onClock } from './main/clock';
export { customFunction } from './main/customFunction';
export { onEdit } from './main/edit';
export { runCommand } from './main/execution';
export { onOpen, runFromMenu, showSidebar } from './main/menu';
export { callPanel } from './main/panel';
export { bookLanguage, listCommands, readSheet } from './main/readOut';
