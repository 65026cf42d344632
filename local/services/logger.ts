import { inspect } from 'node:util';
import type { Environment } from './environment';
import { googleInterface } from './google';
import { formatString } from './text';

/** Google's Logger. */
export class Logger extends googleInterface<GoogleAppsScript.Base.Logger>() {
  static readonly google = 'Base.Logger';
  private lines: string[] = [];
  constructor(private readonly env: Environment) {
    super();
  }
  override log(first: unknown, ...values: unknown[]): GoogleAppsScript.Base.Logger {
    const line = typeof first === 'string' && values.length > 0 ? formatString(first, values) : shown([first]);
    this.lines.push(line);
    this.env.meter.log(line);
    return this;
  }
  override getLog(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
  override clear(): void {
    this.lines = [];
  }
}

/** The console that writes to the execution's log. */
export class Console {
  static readonly google = 'Base.console';
  constructor(private readonly env: Environment) {}
  log(...values: unknown[]): void {
    this.env.meter.log(shown(values));
  }
  info(...values: unknown[]): void {
    this.log(...values);
  }
  warn(...values: unknown[]): void {
    this.log(...values);
  }
  error(...values: unknown[]): void {
    this.log(...values);
  }
  time(_label: string): void {}
  timeEnd(label: string): void {
    this.log(`${label}: ${Math.round(this.env.meter.elapsed)}ms`);
  }
}

function shown(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first === 'string' && rest.length > 0 && first.includes('%')) return formatString(first, rest);
  return values.map((value) => (typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: 200 }))).join(' ');
}
