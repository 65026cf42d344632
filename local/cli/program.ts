import { Command, CommanderError, Option } from 'commander';
import { parseArray, parseAsOf, parseFault, parseObject, shieldOperands } from './arguments';
import { jsonLine, type Outcome } from './bundle';
import { EXIT, Failure, usage, wording } from './failure';
import type { SharedOptions, Surroundings } from './session';
import { type Language, languageOf, say, type TextKey } from './texts';
import { callFunction } from './verbs/call';
import { type ExportOptions, exportBook } from './verbs/export';
import { type ImportOptions, importFile } from './verbs/import';
import { commands, functions } from './verbs/list';
import { type RunOptions, run } from './verbs/run';
import { type Serve, type ServeVerbOptions, serve } from './verbs/serve';
import { setCell } from './verbs/set';
import { type ShowOptions, show } from './verbs/show';
import { fireTrigger } from './verbs/trigger';

/**
 * Runs the command line with its arguments (without node and script) and returns the exit status: 0 done, 1 refused or failed, 2 wrong usage,
 * 137 killed by `--fault`. Errors are printed to standard error.
 */
export async function main(argv: readonly string[], surroundings: Surroundings, workbench: () => Promise<Serve>): Promise<number> {
  const language = languageIn(argv);
  let exit: number = EXIT.done;
  let spoken = (): Language => language;
  const opened = (ofBook: () => Language): void => {
    if (!argv.some((word) => /^--locale(=|$)/.test(word))) spoken = ofBook;
  };
  const done = async (work: Promise<number>): Promise<void> => {
    exit = await work;
  };
  try {
    await build(language, { ...surroundings, opened }, done, workbench).parseAsync(prepared(argv), { from: 'user' });
    return exit;
  } catch (error) {
    const problem = error instanceof CommanderError ? translated(error) : error;
    if (problem === undefined) return EXIT.done; // help was asked for
    const exitStatus = problem instanceof Failure ? problem.exit : EXIT.refused;
    const said = exitStatus === EXIT.usage ? language : spoken();
    const message = wording(problem, said);
    const isChange = ['run', 'import', 'set', 'trigger'].includes(argv[0] ?? '');
    if (isChange && argv.includes('--json') && exitStatus === EXIT.refused)
      surroundings.out(`${jsonLine(refusedOutcome(argv, message))}\n`);
    surroundings.err(`${say(said, 'error')}${message}\n`);
    return exitStatus;
  }
}

function build(
  language: Language,
  surroundings: Surroundings,
  done: (work: Promise<number>) => Promise<void>,
  workbench: () => Promise<Serve>,
): Command {
  const text = (key: TextKey): string => say(language, key);
  const option = {
    book: new Option('--book <file>', text('optionBook')),
    asOf: new Option('--as-of <date>', text('optionAsOf')).argParser(parseAsOf),
    locale: new Option('--locale <locale>', text('optionLocale')).argParser(parseLocale),
    args: new Option('--args <json>', text('optionArgs')).argParser((value) => parseObject('--args', value)),
    map: new Option('--map <json>', text('optionMap')).argParser((value) => parseObject('--map', value)),
    json: new Option('--json', text('optionJson')),
    out: new Option('--out <file>', text('optionOut')),
    fault: new Option('--fault <fault>', text('optionFault')).argParser(parseFault),
    keys: new Option('--keys', text('optionKeys')),
    format: (choices: readonly string[]) =>
      new Option('--format <format>', `${text('optionFormat')}: ${choices.join(', ')}`).argParser(oneOf('--format', choices)),
  };
  const program = new Command('kehu').description(text('programSummary')).exitOverride();
  program.configureOutput({ writeOut: surroundings.out, writeErr: () => undefined });
  program.configureHelp({ styleTitle: (title) => titled(title, language) });
  program.helpOption('-h, --help', text('optionHelp')).helpCommand(false);
  const verb = (usageText: string, summary: TextKey, ...options: readonly Option[]): Command => {
    const command = program.command(usageText).description(text(summary));
    for (const each of options) command.addOption(each);
    return command.helpOption('-h, --help', text('optionHelp')).copyInheritedSettings(program);
  };
  const changing = [option.book, option.asOf, option.locale, option.json, option.out, option.fault];
  verb('run <command...>', 'runSummary', ...changing, option.args).action((ids: string[], given: RunOptions) =>
    done(run(ids, given, surroundings)),
  );
  verb('import <file>', 'importSummary', ...changing, option.args, option.map)
    .addOption(new Option('--module <key>', text('optionModule')).makeOptionMandatory())
    .action((file: string, given: ImportOptions) => done(importFile(file, given, surroundings)));
  verb('export', 'exportSummary', option.book, option.asOf, option.locale, option.keys, option.format(['csv', 'json', 'xlsx']), option.out)
    .option('--module <key>', text('optionModule'))
    .option('--masked', text('optionMasked'))
    .action(({ out, ...given }: ExportOptions & { out?: string }) =>
      done(exportBook(out === undefined ? given : { ...given, file: out }, surroundings)),
    );
  verb('show <sheet>', 'showSummary', option.book, option.asOf, option.locale, option.keys, option.format(['table', 'csv', 'json'])).action(
    (sheet: string, given: ShowOptions) => done(show(sheet, given, surroundings)),
  );
  verb('call <function> <args_json>', 'callSummary', option.book, option.asOf, option.locale).action(
    (name: string, args: string, given: SharedOptions) => done(callFunction(name, parseArray('ARGS_JSON', args), given, surroundings)),
  );
  verb('set <cell> <value>', 'setSummary', ...changing).action((cell: string, value: string, given: SharedOptions) =>
    done(setCell(cell, value, given, surroundings)),
  );
  verb('trigger <handler>', 'triggerSummary', ...changing).action((handler: string, given: SharedOptions) =>
    done(fireTrigger(handler, given, surroundings)),
  );
  verb('commands', 'commandsSummary', option.json, option.locale).action((given: SharedOptions) => done(commands(given, surroundings)));
  verb('functions', 'functionsSummary', option.json, option.locale).action((given: SharedOptions) =>
    done(Promise.resolve(functions(given, surroundings))),
  );
  verb('serve', 'serveSummary', option.book, option.locale)
    .addOption(new Option('--port <port>', text('optionPort')).argParser(parsePort))
    .action((given: ServeVerbOptions) => done(serve(given, surroundings, workbench)));
  return program;
}

/** What commander found wrong, as a usage failure; undefined when it only showed its help. */
function translated(error: CommanderError): Failure | undefined {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.helpDisplayed':
      return undefined;
    case 'commander.unknownOption':
      return usage('usageUnknownOption', { name });
    case 'commander.missingArgument':
      return usage('usageMissingArgument', { name });
    case 'commander.missingMandatoryOptionValue':
      return usage('usageMissingOption', { name });
    case 'commander.optionMissingArgument':
      return usage('usageMissingValue', { name });
    case 'commander.excessArguments':
      return usage('usageExtraArgument');
    case 'commander.help':
      return usage('usageMissingArgument', { name: 'COMMAND' });
    default:
      return usage('usageUnknownVerb', { name });
  }
}

/** `set` takes any value, also one that looks like an option. */
function prepared(argv: readonly string[]): string[] {
  const [verb, ...rest] = argv;
  if (verb !== 'set') return [...argv];
  return [verb, ...shieldOperands(rest, ['--json', '-h', '--help'], ['--book', '--as-of', '--locale', '--out', '--fault'])];
}

/** The outcome of a command that never began: its file couldn't be read, or its book. */
function refusedOutcome(argv: readonly string[], error: string): Outcome {
  const command = (argv[0] === 'run' ? argv[1] : argv[0]) ?? '';
  return { command, ok: false, rows: 0, changed: 0, serviceCalls: 0, ms: 0, messages: [], error, exit: EXIT.refused, saves: false };
}

function languageIn(argv: readonly string[]): Language {
  const at = argv.indexOf('--locale');
  const joined = argv.find((word) => word.startsWith('--locale='));
  return languageOf(at === -1 ? joined?.slice('--locale='.length) : argv[at + 1]);
}

function titled(title: string, language: Language): string {
  const keys: Readonly<Record<string, TextKey>> = {
    'Usage:': 'titleUsage',
    'Options:': 'titleOptions',
    'Arguments:': 'titleArguments',
    'Commands:': 'titleCommands',
  };
  const key = keys[title];
  return key === undefined ? title : say(language, key);
}

function parseLocale(value: string): Language {
  if (/^en([-_]|$)/i.test(value)) return 'en';
  if (/^zh([-_]|$)/i.test(value)) return 'zh-CN';
  throw usage('usageInvalidChoice', { name: '--locale', value, choices: 'zh-CN, en' });
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw usage('usageInvalidChoice', { name: '--port', value, choices: '0–65535' });
  return port;
}

function oneOf(name: string, choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (!choices.includes(value)) throw usage('usageInvalidChoice', { name, value, choices: choices.join(', ') });
    return value;
  };
}
