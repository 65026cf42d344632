import { types } from 'node:util';
import { refusalOfCall, shortName } from '../auth';
import { costOf, type Sized } from '../costs';
import { type Environment, guestGrids } from '../environment';
import { EnumValue, Exception, enumValue, type GoogleClass } from '../google';
import { CLASSES, ENUMS, GLOBALS } from '../scopes.generated';

/** What a service object may say of how much a call on it carries. */
export interface Measured {
  measure(method: string, args: readonly unknown[]): Sized;
}

/** A service that Google has and this runtime doesn't. */
export interface AbsentService {
  readonly absent: string;
}

/** The host's side of the boundary between the realms; the bootstrap script holds it and shows nothing of it. */
export type HostDoor = ReturnType<typeof createDoor>;

/** Methods that read a large grid as the script holds it, without copying it first. */
const UNCOPIED = new Set(['Spreadsheet.Range.setValues']);
const EMPTY: Readonly<Record<string, unknown>> = {};

/** A door for one context. `services` are the implementations by global name. Nothing in it throws into the context. */
export function createDoor(environment: () => Environment, services: Readonly<Record<string, object>>) {
  const failed = Symbol('failed');
  const hosts = new WeakMap<object, object>();
  const guests = new WeakMap<object, object>();
  const decided = new Map<string, string | undefined>();
  let failure = '';

  const fromGuest = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
    if (Array.isArray(value)) {
      const list = new Array<unknown>(value.length);
      for (let index = 0; index < list.length; index++) {
        const item: unknown = value[index];
        list[index] = typeof item === 'object' && item !== null ? fromGuest(item) : item;
      }
      return list;
    }
    const host = hosts.get(value);
    if (host) return host;
    if (types.isDate(value)) return new Date(Date.prototype.getTime.call(value));
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) copy[key] = fromGuest(item);
    return copy;
  };

  const perform = (self: unknown, google: string, method: string, args: unknown): unknown => {
    const target = typeof self === 'object' && self !== null ? hosts.get(self) : undefined;
    if (!target || googleOf(target) !== google) throw new TypeError(`Illegal invocation of ${shortName(google)}.${method}`);
    const env = environment();
    env.meter.check();
    const key = `${env.mode} ${google}.${method}`;
    if (!decided.has(key)) decided.set(key, refusalOfCall(env.mode, env.manifest, google, method));
    const refused = decided.get(key);
    if (refused) throw new Exception(refused);
    const implementation: unknown = Reflect.get(target, method);
    if (typeof implementation !== 'function') throw new Exception(`not implemented: ${nameOf(target)}.${method}`);
    const list = UNCOPIED.has(`${google}.${method}`) ? [(args as unknown[])[0]] : (fromGuest(args) as unknown[]);
    const cost = costOf(google, method, isMeasured(target) ? target.measure(method, list) : EMPTY);
    if (cost) env.meter.charge(`${shortName(google)}.${method}`, cost);
    return Reflect.apply(implementation, target, list);
  };

  return {
    failed,
    failure: () => failure,
    call(self: unknown, google: string, method: string, args: unknown): unknown {
      try {
        return perform(self, google, method, args);
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
        return failed;
      }
    },
    fromGuest,
    /** What kind of thing a host value is: 'guest', 'array', 'plain', 'enum', or the class that stands for it. */
    kindOf(value: object): string {
      if (guestGrids.has(value)) return 'guest';
      if (Array.isArray(value)) return 'array';
      if (value instanceof EnumValue) return 'enum';
      return googleOf(value) ?? 'plain';
    },
    timeOf: (value: object): number | undefined => (value instanceof Date ? value.getTime() : undefined),
    keysOf: (value: object): string[] => Object.keys(value),
    bind(guest: object, host: object): void {
      hosts.set(guest, host);
      guests.set(host, guest);
    },
    bindService(guest: object, name: string): void {
      hosts.set(guest, services[name] ?? absentService(name));
    },
    guestOf: (host: object): object | undefined => guests.get(host),
    shortName,
    methodsOf: (google: string): string[] =>
      CLASSES[google] && CLASSES[google].methods !== '' ? CLASSES[google].methods.split(' ').map((word) => word.split(':')[0]!) : [],
    enumPropertiesOf: (google: string): string[] => Object.entries(CLASSES[google]?.enums ?? {}).flat(),
    membersOf: (type: string): readonly string[] => ENUMS[type] ?? [],
    memberOf: enumValue,
    enumTypeOf: (value: EnumValue): string => value.type,
    enumNameOf: (guest: object): string => memberOf(hosts.get(guest))?.name ?? '',
    enumOrdinalOf: (guest: object): number => memberOf(hosts.get(guest))?.ordinal ?? -1,
    globals: (): string[] => Object.entries(GLOBALS).flat(),
    now: (): number => environment().now(),
  };
}

function memberOf(value: unknown): EnumValue | undefined {
  return value instanceof EnumValue ? value : undefined;
}

function googleOf(value: object): string | undefined {
  if ('absent' in value) return GLOBALS[String(value.absent)];
  const made: unknown = value.constructor;
  return typeof made === 'function' && 'google' in made ? String((made as Partial<GoogleClass>).google) : undefined;
}

function nameOf(target: object): string {
  return 'absent' in target ? String(target.absent) : shortName(googleOf(target) ?? '');
}

function absentService(name: string): AbsentService {
  return { absent: name };
}

function isMeasured(target: object): target is Measured {
  return 'measure' in target;
}
