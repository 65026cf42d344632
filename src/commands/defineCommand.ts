import type { BookSchema } from '../core/fields/bookSchema';
import type { Preset } from '../core/preset';
import type { Language, Module, Names, SheetDefinition } from '../core/schema';
import type { PhoneReader } from '../core/values/phone';
import type { Host } from '../host/host';
import type { Plan } from '../host/plan';

/** An argument of a command. What it is for stands in `src/locales/commands.ts`, as what the command does. */
export interface CommandArg {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'number' | 'object';
}

/** What a command knows besides its arguments. */
export interface CommandContext {
  readonly host: Host;
  /** Now in the book's time zone, floating. */
  readonly asOf: Date;
  /** The book's language. */
  readonly language: Language;
  /** The book's modules and sheets: those that Kehu comes with, and what people made of them. */
  readonly schema: BookSchema;
  /** Of the schema. */
  readonly modules: readonly Module[];
  /** Of the schema. */
  readonly sheets: readonly SheetDefinition[];
  readonly presets: readonly Preset[];
  /** What the menu calls a command, in the book's language. */
  readonly labelOf: (command: string) => string;
  /** What reads phone numbers. */
  readonly phones: PhoneReader;
  /** Id of this execution: what it writes carries it, so that running it again completes it. */
  readonly run: string;
  /** Whether an earlier execution with this id was stopped. */
  readonly resumed: boolean;
}

/** A command: it reads through the host, computes, and returns what is to be done. */
export interface CommandDefinition {
  /** Permanent, kebab-case. */
  readonly id: string;
  /** Place in the menu. */
  readonly order: number;
  /** Not in the menu: it needs arguments that only a panel or the command line has. */
  readonly hidden?: boolean;
  readonly label: Names;
  readonly args: readonly CommandArg[];
  /** Whether it changes the book: then it is locked, recorded before and after, and listed in `runs`. */
  readonly writes: boolean;
  /** Whether what it does is recorded, so that `undo` can take it back. */
  readonly undoable?: true;
  readonly run: (context: CommandContext, args: Readonly<Record<string, unknown>>) => Plan;
}

/** A menu command as one declarative object. */
export function defineCommand(definition: CommandDefinition): CommandDefinition {
  return definition;
}
