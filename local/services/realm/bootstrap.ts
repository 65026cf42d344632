/**
 * The script that runs first in every bare context. It stands between the two realms: what a script sees (functions, arrays,
 * dates, errors) is made here, in the script's own realm, and host objects are held by the host only. It gets `host` (see
 * `HostDoor` in door.ts) as its one argument and returns the functions that the host needs.
 */
export const BOOTSTRAP = `(function (host) {
'use strict';
const GuestError = Error, GuestArray = Array, RealDate = Date, GuestFunction = Function, GuestPromise = Promise;
const create = Object.create, define = Object.defineProperty, keysOf = Object.keys;
const apply = Reflect.apply, construct = Reflect.construct;
const then = GuestPromise.prototype.then;
define(GuestError, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
const protos = create(null), enums = create(null);

// What came into JavaScript after ES2020: whether Apps Script has it is documented nowhere, so a script must do without.
const later = {
  String: [String.prototype, 'at', 'replaceAll', 'isWellFormed', 'toWellFormed'],
  Array: [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  Typed: [Object.getPrototypeOf(Int8Array).prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  Set: [Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  RegExp: [RegExp.prototype, 'hasIndices', 'unicodeSets'],
  statics: [Array, 'fromAsync'], object: [Object, 'hasOwn', 'groupBy'], map: [Map, 'groupBy'], promise: [Promise, 'any', 'withResolvers', 'try'],
  globals: [globalThis, 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator'],
};
for (const key of Object.keys(later)) {
  const [owner, ...names] = later[key];
  for (let i = 0; i < names.length; i++) delete owner[names[i]];
}

function fail(message) {
  const error = new GuestError(message);
  define(error, 'name', { value: 'Exception', writable: true, configurable: true, enumerable: false });
  throw error;
}

function toGuest(value) {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  const time = host.timeOf(value);
  if (time !== undefined) return new RealDate(time);
  const kind = host.kindOf(value);
  if (kind === 'guest') return value;
  if (kind === 'array') {
    const length = value.length, list = new GuestArray(length);
    for (let i = 0; i < length; i++) {
      const item = value[i];
      list[i] = typeof item === 'object' && item !== null ? toGuest(item) : item;
    }
    return list;
  }
  if (kind === 'plain') {
    const copy = {}, names = host.keysOf(value);
    for (let i = 0; i < names.length; i++) copy[names[i]] = toGuest(value[names[i]]);
    return copy;
  }
  return wrap(value, kind);
}

function wrap(value, kind) {
  const known = host.guestOf(value);
  if (known !== undefined) return known;
  if (kind === 'enum') {
    enumOf(host.enumTypeOf(value));
    return host.guestOf(value);
  }
  const guest = create(protoOf(kind));
  host.bind(guest, value);
  return guest;
}

function call(self, google, method, list) {
  const value = attempt(self, google, method, list);
  return typeof value === 'object' && value !== null ? toGuest(value) : value;
}

function attempt(self, google, method, list) {
  let value;
  try {
    value = host.call(self, google, method, list);
  } catch (broken) {
    fail('Maximum call stack size exceeded');
  }
  if (value === host.failed) fail(host.failure());
  return value;
}

function methodOf(google, name) {
  return {
    [name]() {
      const list = [];
      for (let i = 0; i < arguments.length; i++) list[i] = arguments[i];
      return call(this, google, name, list);
    },
  }[name];
}

function protoOf(google) {
  let proto = protos[google];
  if (proto !== undefined) return proto;
  proto = create(Object.prototype);
  protos[google] = proto;
  const short = host.shortName(google);
  define(proto, 'toString', { value: { toString() { return short; } }.toString, writable: true, configurable: true });
  const names = host.methodsOf(google);
  for (let i = 0; i < names.length; i++) define(proto, names[i], { value: methodOf(google, names[i]), writable: true, configurable: true, enumerable: true });
  const properties = host.enumPropertiesOf(google);
  for (let i = 0; i < properties.length; i += 2) {
    const name = properties[i], type = properties[i + 1];
    define(proto, name, { get: { get() { return enumOf(type); } }.get, configurable: true, enumerable: true });
  }
  if (google === 'HTML.HtmlTemplate') define(proto, 'evaluate', { value: { evaluate() { return evaluateTemplate(this); } }.evaluate, writable: true, configurable: true });
  return proto;
}

const member = create(Object.prototype);
const memberMethods = {
  name() { return host.enumNameOf(this); },
  toString() { return host.enumNameOf(this); },
  toJSON() { return host.enumNameOf(this); },
  ordinal() { return host.enumOrdinalOf(this); },
  compareTo(other) { return host.enumOrdinalOf(this) - host.enumOrdinalOf(other); },
};
for (const name of keysOf(memberMethods)) define(member, name, { value: memberMethods[name], writable: true, configurable: true });

function enumOf(type) {
  let object = enums[type];
  if (object !== undefined) return object;
  object = {};
  enums[type] = object;
  const names = host.membersOf(type);
  for (let i = 0; i < names.length; i++) {
    const value = host.memberOf(type, names[i]), guest = create(member);
    host.bind(guest, value);
    object[names[i]] = guest;
  }
  return object;
}

function evaluateTemplate(template) {
  const names = keysOf(template), values = [];
  for (let i = 0; i < names.length; i++) values[i] = template[names[i]];
  const code = call(template, 'HTML.HtmlTemplate', 'getCode', []);
  const render = construct(GuestFunction, [names.join(','), code]);
  return call(template, 'HTML.HtmlTemplate', 'evaluate', [apply(render, undefined, values)]);
}

const ClockDate = function Date(year, month) {
  if (new.target === undefined) return new RealDate(host.now()).toString();
  if (new.target === ClockDate) {
    if (arguments.length === 0) return new RealDate(host.now());
    if (arguments.length === 1) return new RealDate(year);
  }
  const list = [];
  for (let i = 0; i < arguments.length; i++) list[i] = arguments[i];
  if (list.length === 0) list[0] = host.now();
  return construct(RealDate, list, new.target);
};
define(ClockDate, 'length', { value: 7 });
define(ClockDate, 'prototype', { value: RealDate.prototype, writable: false, enumerable: false, configurable: false });
define(RealDate.prototype, 'constructor', { value: ClockDate, writable: true, configurable: true, enumerable: false });
const dateStatics = { now() { return host.now(); }, parse(text) { return RealDate.parse(text); }, UTC: RealDate.UTC };
for (const name of keysOf(dateStatics)) define(ClockDate, name, { value: dateStatics[name], writable: true, configurable: true });
define(globalThis, 'Date', { value: ClockDate, writable: true, configurable: true, enumerable: false });

const globals = host.globals();
for (let i = 0; i < globals.length; i += 2) {
  const name = globals[i], google = globals[i + 1];
  define(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: { get() { const service = serviceOf(name, google); define(globalThis, name, { value: service, writable: true, configurable: true }); return service; } }.get,
    set: { set(value) { define(globalThis, name, { value, writable: true, configurable: true, enumerable: true }); } }.set,
  });
}

function serviceOf(name, google) {
  const service = create(protoOf(google));
  host.bindService(service, name);
  return service;
}

const state = { done: false, ok: false, value: undefined, name: '', message: '', stack: '' };
function settle(value) { state.done = true; state.ok = true; state.value = value; }
function reject(error) {
  state.done = true;
  state.ok = false;
  try {
    const isError = typeof error === 'object' && error !== null;
    state.name = isError ? String(error.name) : '';
    state.message = isError && error.message !== undefined ? String(error.message) : String(error);
    state.stack = isError && error.stack !== undefined ? String(error.stack) : '';
  } catch (odd) {
    state.message = 'Error';
  }
}

return {
  state,
  toGuest,
  serviceOf,
  array() { return []; },
  date(instant) { return new RealDate(instant); },
  reset() { state.done = false; state.ok = false; state.value = undefined; state.name = state.message = state.stack = ''; },
  arm(name, args) {
    const list = toGuest(args);
    return () => run(name, list);
  },
};

function run(name, list) {
    try {
      const target = globalThis[name];
      if (typeof target !== 'function') fail('Script function not found: ' + name);
      const value = apply(target, undefined, list);
      if (value instanceof GuestPromise) apply(then, value, [settle, reject]);
      else settle(value);
    } catch (error) {
      reject(error);
    }
}
})`;
