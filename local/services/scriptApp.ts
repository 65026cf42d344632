import { takeId } from '../document/create';
import type { Trigger } from '../document/types';
import type { Environment } from './environment';
import { Exception, enumName, googleEnum, googleInterface } from './google';

type GS = GoogleAppsScript.Script.ScriptApp;
type GTrigger = GoogleAppsScript.Script.Trigger;
type TriggerBuilder = GoogleAppsScript.Script.TriggerBuilder;
type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;
type OnSheet = GoogleAppsScript.Script.SpreadsheetTriggerBuilder;
const MOST_TRIGGERS = 20;

/** Google's ScriptApp: triggers are kept in the document; nobody sees another account's. */
export class ScriptApp extends googleInterface<GS>() {
  static readonly google = 'Script.ScriptApp';
  constructor(private readonly env: Environment) {
    super();
  }
  override getScriptId(): string {
    return 'local-script';
  }
  /** A token that the local Drive knows its user by. */
  override getOAuthToken(): string {
    return `local.${Buffer.from(this.env.user).toString('base64url')}`;
  }
  override getProjectTriggers(): GTrigger[] {
    return this.env.book.triggers
      .filter((trigger) => trigger.owner === this.env.user)
      .map((trigger) => new InstalledTrigger(this.env, trigger));
  }
  override getUserTriggers(_document: unknown): GTrigger[] {
    return this.getProjectTriggers();
  }
  override newTrigger(handler: string): TriggerBuilder {
    return new NewTrigger(this.env, String(handler));
  }
  override deleteTrigger(trigger: GTrigger): void {
    const id = trigger instanceof InstalledTrigger ? trigger.id : undefined;
    const found = this.env.book.triggers.find((one) => one.id === id && one.owner === this.env.user);
    if (!found) throw new Exception('The trigger was not found.');
    this.env.book.triggers = this.env.book.triggers.filter((one) => one !== found);
    this.env.touch();
  }
}

class InstalledTrigger extends googleInterface<GTrigger>() {
  static readonly google = 'Script.Trigger';
  constructor(
    private readonly env: Environment,
    private readonly trigger: Trigger,
  ) {
    super();
  }
  get id(): string {
    return this.trigger.id;
  }
  override getUniqueId(): string {
    return this.trigger.id;
  }
  override getHandlerFunction(): string {
    return this.trigger.handler;
  }
  override getEventType(): GoogleAppsScript.Script.EventType {
    return googleEnum('Script.EventType', this.trigger.kind);
  }
  override getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return googleEnum('Script.TriggerSource', this.trigger.kind === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS');
  }
  override getTriggerSourceId(): string {
    return this.trigger.kind === 'CLOCK' ? '' : this.env.book.id;
  }
}

class NewTrigger extends googleInterface<TriggerBuilder>() {
  static readonly google = 'Script.TriggerBuilder';
  constructor(
    private readonly env: Environment,
    private readonly handler: string,
  ) {
    super();
  }
  override timeBased(): Clock {
    return new ClockTrigger(this.env, this.handler);
  }
  override forSpreadsheet(_book: unknown): OnSheet {
    return new SheetTrigger(this.env, this.handler);
  }
}

class ClockTrigger extends googleInterface<Clock>() {
  static readonly google = 'Script.ClockTriggerBuilder';
  private readonly when: Partial<Trigger> = {};
  constructor(
    private readonly env: Environment,
    private readonly handler: string,
  ) {
    super();
  }
  private set(change: Partial<Trigger>): Clock {
    Object.assign(this.when, change);
    return this;
  }
  override everyHours(everyHours: number): Clock {
    if (![1, 2, 4, 6, 8, 12].includes(everyHours))
      throw new Exception(`The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.`);
    return this.set({ everyHours });
  }
  override everyDays(everyDays: number): Clock {
    return this.set({ everyDays });
  }
  override everyWeeks(n: number): Clock {
    return this.set({ everyDays: 7 * n });
  }
  override onWeekDay(day: GoogleAppsScript.Base.Weekday): Clock {
    return this.set({ weekDay: enumName(day, 'Base.Weekday') });
  }
  override atHour(atHour: number): Clock {
    return this.set({ atHour });
  }
  override nearMinute(_minute: number): Clock {
    return this;
  }
  override inTimezone(_zone: string): Clock {
    return this;
  }
  override after(milliseconds: number): Clock {
    return this.at(new Date(this.env.now() + milliseconds));
  }
  override at(date: GoogleAppsScript.Base.Date): Clock {
    return this.set({ at: new Date(date.getTime()).toISOString() });
  }
  override create(): GTrigger {
    if (Object.keys(this.when).length === 0) throw new Exception('The clock trigger has no schedule.');
    return install(this.env, { ...this.when, handler: this.handler, kind: 'CLOCK' });
  }
}

class SheetTrigger extends googleInterface<OnSheet>() {
  static readonly google = 'Script.SpreadsheetTriggerBuilder';
  private kind: Trigger['kind'] | undefined;
  constructor(
    private readonly env: Environment,
    private readonly handler: string,
  ) {
    super();
  }
  private on(kind: Trigger['kind']): OnSheet {
    this.kind = kind;
    return this;
  }
  override onOpen(): OnSheet {
    return this.on('ON_OPEN');
  }
  override onEdit(): OnSheet {
    return this.on('ON_EDIT');
  }
  override onChange(): OnSheet {
    return this.on('ON_CHANGE');
  }
  override onFormSubmit(): OnSheet {
    return this.on('ON_FORM_SUBMIT');
  }
  override create(): GTrigger {
    if (!this.kind) throw new Exception('The spreadsheet trigger has no event.');
    return install(this.env, { handler: this.handler, kind: this.kind });
  }
}

function install(env: Environment, trigger: Omit<Trigger, 'id' | 'owner' | 'createdAt'>): GTrigger {
  const mine = env.book.triggers.filter((one) => one.owner === env.user);
  if (mine.length >= MOST_TRIGGERS)
    throw new Exception('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  const made: Trigger = { ...trigger, id: String(takeId(env.book)), owner: env.user, createdAt: new Date(env.now()).toISOString() };
  env.book.triggers.push(made);
  env.touch();
  return new InstalledTrigger(env, made);
}
