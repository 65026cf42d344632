import type { Fault } from '../runtime';
import { usage } from './failure';

/** A JSON object from the command line. @throws Failure (usage) naming the option */
export function parseObject(name: string, text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(name, text, '{…}');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw usage('usageJson', { name, kind: '{…}', detail: shortened(text) });
  return value as Readonly<Record<string, unknown>>;
}

/** A JSON array from the command line. @throws Failure (usage) */
export function parseArray(name: string, text: string): readonly unknown[] {
  const value = parseJson(name, text, '[…]');
  if (!Array.isArray(value)) throw usage('usageJson', { name, kind: '[…]', detail: shortened(text) });
  return value;
}

/** `kill@3` or `error@3`. @throws Failure (usage) */
export function parseFault(text: string): Fault {
  const match = /^(kill|error)@([1-9]\d*)$/.exec(text);
  if (match === null) throw usage('usageFault', { value: text });
  return { kind: match[1] as Fault['kind'], at: Number(match[2]) };
}

/** `2024-03-15` or `2024-03-15 08:30`, a date that exists. @throws Failure (usage) */
export function parseAsOf(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text.trim());
  const time = Date.parse(`${match?.[1]}T${match?.[2] ?? '00:00'}Z`);
  if (match === null || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== match[1])
    throw usage('usageAsOf', { value: text });
  return match[2] === undefined ? (match[1] as string) : `${match[1]} ${match[2]}`;
}

/**
 * Arguments of `set` with its two operands behind `--`, so that a value which begins with `-` isn't taken for an option.
 * `takesValue` tells which options are followed by a value; unknown ones stay where they are unless they stand in the value's place.
 */
export function shieldOperands(args: readonly string[], flags: readonly string[], takesValue: readonly string[]): string[] {
  const options: string[] = [];
  const operands: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] as string;
    const [name] = word.split('=', 1) as [string];
    if (word === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (flags.includes(word) || (word.includes('=') && takesValue.includes(name))) options.push(word);
    else if (takesValue.includes(word)) {
      options.push(word);
      i += 1;
      if (i < args.length) options.push(args[i] as string);
    } else if (operands.length === 0 && word.startsWith('--')) options.push(word);
    else operands.push(word);
  }
  return [...options, '--', ...operands];
}

function parseJson(name: string, text: string, kind: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw usage('usageJson', { name, kind, detail: error instanceof Error ? error.message : shortened(text) });
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
