import { load } from './loadPart';

type CommandPart = typeof import('./commandPart');

let commands: CommandPart | undefined;

/** The part of the add-on that commands, panels and the clock need. */
export function commandPart(): CommandPart {
  commands ??= load<CommandPart>('Commands');
  return commands;
}
