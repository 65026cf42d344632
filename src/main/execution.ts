import type { CommandContext, CommandDefinition } from '../commands/defineCommand';
import { commands } from '../commands/index.generated';
import { withRecord } from '../commands/withRecord';
import { COPIED } from '../core/edit/settingsCopy';
import type { BookSchema } from '../core/fields/bookSchema';
import { type Message, Refusal } from '../core/message';
import { type Language, nameIn } from '../core/schema';
import { applyPlan, checkPlan } from '../host/apply';
import { type GoogleHost, googleHost } from '../host/googleHost';
import { withLock } from '../host/lock';
import type { Plan } from '../host/plan';
import { setProperty } from '../host/properties';
import { say, sayProblem } from '../locales';
import { sheets } from '../modules/index.generated';
import { bookLanguageOf, schemaOf, wordProblems } from './bookSchema';
import { data } from './data';
import { phones } from './phones';
import { keepCopies } from './settingsCopies';

/** What a command did, as the menu, the sidebar and the command line get it. */
export interface CommandResult {
  readonly ok: boolean;
  readonly command: string;
  readonly rows: number;
  readonly changed: number;
  readonly messages: readonly string[];
  readonly error: string | null;
  /** It ends with an error, and what it wrote is to stay. */
  readonly kept?: true;
  readonly result?: unknown;
}

/** A command that began to write and hasn't ended: kept in the document's properties. */
interface Intent {
  readonly run: string;
  readonly command: string;
  /** Null where the arguments are too long to keep; then it can't be continued by itself. */
  readonly args: Readonly<Record<string, unknown>> | null;
  readonly asOf: string;
}

const INTENT = 'kehu.intent';
/** Bytes: a property holds 9 KB. */
const LONGEST_INTENT = 8000;

/** Runs a command by id: finishes what was interrupted, reads, plans, applies, records. Never throws for what a user can put right. */
export function runCommand(id: string, args: Readonly<Record<string, unknown>> = {}): CommandResult {
  const host = googleHost(sheets);
  let language: Language = host.userLanguage;
  try {
    const command = commands.find((one) => one.id === id);
    if (!command) throw new Refusal({ key: 'command.unknown', params: { id, known: commands.map((one) => one.id).join(', ') } });
    language = bookLanguageOf(host);
    checkArgs(command, args);
    if (!command.writes) return done(id, language, command.run(contextOf(host, language, newRun(host), false, host.now), args));
    return withLock(
      () => {
        const finished = finishIntent(host, language);
        const fresh = finished.length > 0 ? googleHost(sheets) : host;
        const result = carryOut(fresh, language, command, args, newRun(fresh));
        return { ...result, messages: [...finished, ...result.messages] };
      },
      () => {
        throw new Refusal({ key: 'lock.busy' });
      },
    );
  } catch (error) {
    if (error instanceof Refusal) return { ...empty(id), ok: false, error: wordProblems(language, error) };
    throw error;
  }
}

/** @throws Refusal for an argument that the command doesn't take, or of another type than it says */
function checkArgs({ args: known }: CommandDefinition, args: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(args)) {
    const type = known.find((arg) => arg.name === name)?.type;
    const isOther = { string: typeof value === 'object', boolean: typeof value !== 'boolean', number: false, object: false };
    if (type && (value === null || !isOther[type])) continue;
    throw new Refusal({ key: 'command.badArg', params: { name, known: known.map((arg) => arg.name).join(', ') || '—' } });
  }
}

/** Context of a command or a panel over a host. The schema is read when it is first asked for: two service calls, which the polls of a sidebar do without. */
export function contextOf(host: GoogleHost, language: Language, run: string, resumed: boolean, asOf: Date): CommandContext {
  let known: BookSchema | undefined;
  const schema = (): BookSchema => {
    known ??= schemaOf(host);
    return known;
  };
  return {
    host,
    asOf,
    language,
    get schema() {
      return schema();
    },
    get modules() {
      return schema().modules;
    },
    get sheets() {
      return schema().sheets;
    },
    get presets() {
      return data().presets;
    },
    labelOf: (id) => {
      const command = commands.find((one) => one.id === id);
      return command ? nameIn(language, command.label) : id;
    },
    phones,
    run,
    resumed,
  };
}

function carryOut(
  host: GoogleHost,
  language: Language,
  command: CommandDefinition,
  args: Readonly<Record<string, unknown>>,
  run: string,
): CommandResult {
  const plan = planOf(contextOf(host, language, run, false, host.now), command, args);
  if (plan.preview) return done(command.id, language, plan);
  checkPlan(host.opened, plan);
  const text = JSON.stringify(args);
  const intent: Intent = { run, command: command.id, args: bytesOf(text) > LONGEST_INTENT ? null : args, asOf: host.now.toISOString() };
  if (plan.steps.length > 0) setProperty(INTENT, JSON.stringify(intent));
  const said = applyAndRecord(host, language, command, plan, run, false);
  if (plan.steps.length > 0) setProperty(INTENT, null);
  return done(command.id, language, { ...plan, messages: [...plan.messages, ...said] });
}

/** Bytes of a text in UTF-8, a surrogate counting for three. */
function bytesOf(text: string): number {
  return text.replace(/[\u0080-\u07ff]/g, '..').replace(/[\u0800-\uffff]/g, '...').length;
}

/** What a command wants done; where it can be undone, with the record of that in front. */
function planOf(context: CommandContext, command: CommandDefinition, args: Readonly<Record<string, unknown>>): Plan {
  const plan = command.run(context, args);
  return command.undoable ? withRecord(context, command.id, plan) : plan;
}

/** Runs an interrupted command again with its own id, arguments and clock; says what it did. */
function finishIntent(host: GoogleHost, language: Language): string[] {
  const text = host.properties()[INTENT];
  if (text === undefined) return [];
  const intent = JSON.parse(text) as Intent;
  const command = commands.find((one) => one.id === intent.command);
  const name: Message['params'] = { command: intent.command };
  if (!command || intent.args === null) {
    setProperty(INTENT, null);
    return [say(language, { key: 'intent.lost', params: name })];
  }
  try {
    const plan = planOf(contextOf(host, language, intent.run, true, new Date(intent.asOf)), command, intent.args);
    applyAndRecord(host, language, command, plan, intent.run, true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What refuses now would refuse for ever and keep every other command from running.
    setProperty(INTENT, null);
    return [say(language, { key: 'intent.refused', params: { ...name, reason: wordProblems(language, error) } })];
  }
  setProperty(INTENT, null);
  return [say(language, { key: 'intent.finished', params: name })];
}

function applyAndRecord(
  host: GoogleHost,
  language: Language,
  command: CommandDefinition,
  plan: Plan,
  run: string,
  resumed: boolean,
): Message[] {
  const said = applyPlan(host.opened, plan, { id: run, resumed });
  copyWritten(host, command, plan);
  const end = new Date(host.now.getTime() + host.elapsed());
  const outcome = say(language, { key: plan.failure ? 'runs.failed' : resumed ? 'runs.resumed' : 'runs.done' });
  const { rows, changed } = plan;
  host.record({ run, command: command.id, by: host.user(), start: host.now, end, rows, changed, outcome });
  return said;
}

/** Keeps copies of the settings sheets for edits: of those that a plan wrote, and after a refresh of all, which it has read. */
function copyWritten(host: GoogleHost, command: CommandDefinition, plan: Plan): void {
  const written = COPIED.filter((key) =>
    plan.steps.some(
      (step) =>
        (step.kind === 'layoutSheet' && step.layout.key === key) ||
        ('sheet' in step && step.sheet === key && !(step.kind === 'writeCells' && step.column === 'check')),
    ),
  );
  if (command.id === 'refresh') keepCopies(host, COPIED);
  else if (written.length > 0) keepCopies(googleHost(sheets), written);
}

function newRun(host: GoogleHost): string {
  return `${host.now.toISOString().replace(/\D/g, '').slice(0, 14)}-${Math.random().toString(36).slice(2, 8)}`;
}

function done(command: string, language: Language, plan: Plan): CommandResult {
  return {
    ok: plan.failure === undefined,
    command,
    rows: plan.rows,
    changed: plan.changed,
    messages: plan.messages.map((message) => sayProblem(language, message)),
    error: plan.failure ? sayProblem(language, plan.failure) : null,
    ...(plan.failure ? { kept: true as const } : {}),
    ...(plan.result === undefined ? {} : { result: plan.result }),
  };
}

function empty(command: string): CommandResult {
  return { ok: true, command, rows: 0, changed: 0, messages: [], error: null };
}
