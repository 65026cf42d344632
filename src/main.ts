/** What Google calls. The build writes a top-level function for each name that Google must see; each calls one of these. */
import { textsFrom } from './locales';
import { data } from './main/data';
import { commandPart } from './main/parts';

textsFrom(() => data().texts);

export { customFunction } from './main/customFunction';
export { onEdit } from './main/edit';
export { shareWithParts } from './main/loadPart';
export { onOpen, runFromMenu, showSidebar } from './main/menu';

export const bookLanguage: Part['bookLanguage'] = () => commandPart().bookLanguage();
export const callPanel: Part['callPanel'] = (...args) => commandPart().callPanel(...args);
export const listCommands: Part['listCommands'] = () => commandPart().listCommands();
export const onClock: Part['onClock'] = () => commandPart().onClock();
export const readSheet: Part['readSheet'] = (...args) => commandPart().readSheet(...args);
export const runCommand: Part['runCommand'] = (...args) => commandPart().runCommand(...args);

type Part = ReturnType<typeof commandPart>;
