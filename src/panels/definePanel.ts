import type { CommandContext } from '../commands/defineCommand';

/** A sidebar panel's server side: methods that the page may call, by name; each checks its arguments. */
export interface PanelDefinition {
  readonly key: string;
  readonly methods: Readonly<Record<string, (context: CommandContext, args: readonly unknown[]) => unknown>>;
}

/** A panel's server methods as one declarative object. */
export function definePanel(definition: PanelDefinition): PanelDefinition {
  return definition;
}
