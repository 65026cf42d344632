import { ENUMS } from './scopes.generated';

/**
 * A base class that has, for the compiler, every method of one of Google's interfaces. Subclasses override what the runtime
 * implements; the boundary refuses the rest as not implemented.
 */
export function googleInterface<T extends object>(): abstract new () => T {
  abstract class NotImplemented {}
  return NotImplemented as unknown as abstract new () => T;
}

/** What every implementation says of itself. */
export interface GoogleClass {
  /** Namespace and name in Google's reference, such as `Spreadsheet.Range`. */
  readonly google: string;
}

/** One member of one of Google's enums. */
export class EnumValue {
  constructor(
    readonly type: string,
    readonly name: string,
    readonly ordinal: number,
  ) {}
  toString(): string {
    return this.name;
  }
}

const members = new Map<string, EnumValue>();

/** A member of an enum (`Spreadsheet.Dimension`, `ROWS`), always the same object. @throws Error for a name that the enum lacks */
export function enumValue(type: string, name: string): EnumValue {
  const key = `${type}.${name}`;
  let member = members.get(key);
  if (!member) {
    const ordinal = ENUMS[type]?.indexOf(name) ?? -1;
    if (ordinal < 0) throw new Error(`${type} has no member ${name}`);
    member = new EnumValue(type, name, ordinal);
    members.set(key, member);
  }
  return member;
}

/** The same, typed as Google's enum: ambient enums exist for the compiler only. */
export function googleEnum<T>(type: string, name: string): T {
  return enumValue(type, name) as unknown as T;
}

/** Name of an enum's member that a script passed. @throws Exception when it is no member of that enum */
export function enumName(value: unknown, type: string): string {
  if (value instanceof EnumValue && value.type === type) return value.name;
  throw new Exception(`The parameters don't match the method signature: expected ${type}.`);
}

/** What a script sees as `Exception: …`: a refusal in Google's words. */
export class Exception extends Error {
  override readonly name = 'Exception';
}
