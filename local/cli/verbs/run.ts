import { withLock } from '../../document/files/lock';
import { jsonLine, listCommands, type Outcome, runCommand } from '../bundle';
import { EXIT, suggestion, usage } from '../failure';
import { reportOutcome } from '../report';
import { checkBookPath, openSession, type Session, type SharedOptions, type Surroundings } from '../session';
import { languageOf } from '../texts';

export interface RunOptions extends SharedOptions {
  readonly args?: Readonly<Record<string, unknown>>;
}

/**
 * Runs commands one after the other, each saved when it is done; the first that fails ends the row and leaves the book as it was before it.
 * Returns the exit status.
 */
export async function run(commands: readonly string[], options: RunOptions, surroundings: Surroundings): Promise<number> {
  const creates = commands[0] === 'install';
  const target = options.out ?? options.book;
  if (target === undefined || (options.book === undefined && !creates)) throw usage('usageNeedsBook');
  checkBookPath(target);
  return withLock(target, async () => {
    const session = await openSession(surroundings, options, creates);
    const argsOf = distributeArgs(commands, options, session);
    for (const command of commands) {
      session.progress('progressRun', { command });
      const outcome = runCommand(session.runtime, command, argsOf(command));
      if (outcome.saves) await session.save();
      print(outcome, options, session);
      if (outcome.exit !== EXIT.done) return outcome.exit;
    }
    return EXIT.done;
  });
}

/** Prints what a command did: a JSON line, or words. An error goes to standard error as well. */
export function print(outcome: Outcome, options: SharedOptions, session: Session): void {
  const { surroundings } = session;
  if (options.json) surroundings.out(`${jsonLine(outcome)}\n`);
  const language = session.language();
  reportOutcome(outcome, language, surroundings, options.json === true);
}

/** `--args` belong to the one command, or each to those of several that declare it. @throws Failure for an unknown command or argument */
function distributeArgs(
  commands: readonly string[],
  options: RunOptions,
  session: Session,
): (command: string) => Readonly<Record<string, unknown>> {
  const known = listCommands(session.query());
  const language = languageOf(options.locale);
  for (const command of commands) {
    if (!known.some(({ id }) => id === command)) {
      const ids = known.map(({ id }) => id);
      throw usage('usageUnknownCommand', { name: command, nearest: suggestion(command, ids, language) });
    }
  }
  const args = options.args ?? {};
  if (commands.length === 1) return () => args;
  const declared = (command: string): Set<string> => new Set(known.find(({ id }) => id === command)?.args.map(({ name }) => name));
  for (const name of Object.keys(args)) {
    if (!commands.some((command) => declared(command).has(name))) throw usage('usageUnknownArgument', { name });
  }
  return (command) => Object.fromEntries(Object.entries(args).filter(([name]) => declared(command).has(name)));
}
