import { FileError } from './fileError';

/** Checks a value read from a file; throws `FileError('damaged')` with the path of what is wrong. */
export type Shape = (value: unknown, path: string) => void;

export const text: Shape = (value, path) => expect(typeof value === 'string', path, 'text');
export const number: Shape = (value, path) => expect(typeof value === 'number' && Number.isFinite(value), path, 'a number');
export const count: Shape = (value, path) => expect(Number.isSafeInteger(value) && (value as number) >= 0, path, 'a whole number ≥ 0');
export const flag: Shape = (value, path) => expect(typeof value === 'boolean', path, 'true or false');
export const scalar: Shape = (value, path) =>
  expect(typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean', path, 'a value');
export const anything: Shape = () => undefined;

/** One of a few texts. */
export function oneOf(...allowed: readonly string[]): Shape {
  return (value, path) => expect(allowed.includes(value as string), path, `one of ${allowed.join(', ')}`);
}

/** An array whose every element has the shape. */
export function listOf(element: Shape): Shape {
  return (value, path) => {
    expect(Array.isArray(value), path, 'a list');
    (value as unknown[]).forEach((entry, index) => {
      element(entry, `${path}[${index}]`);
    });
  };
}

/** An object whose every value has the shape. */
export function recordOf(element: Shape): Shape {
  return (value, path) => {
    for (const [key, entry] of Object.entries(asObject(value, path))) element(entry, `${path}.${key}`);
  };
}

/** An object with these fields, and perhaps those. */
export function fields(required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape {
  return (value, path) => {
    const object = asObject(value, path);
    for (const [key, shape] of Object.entries(required)) shape(object[key], `${path}.${key}`);
    for (const [key, shape] of Object.entries(optional)) if (object[key] !== undefined) shape(object[key], `${path}.${key}`);
  };
}

/** Either of two shapes; the message is the second's. */
export function either(first: Shape, second: Shape): Shape {
  return (value, path) => {
    try {
      first(value, path);
    } catch {
      second(value, path);
    }
  };
}

/** The value as an object, or a `FileError('damaged')`. */
export function asObject(value: unknown, path: string): Record<string, unknown> {
  expect(typeof value === 'object' && value !== null && !Array.isArray(value), path, 'an object');
  return value as Record<string, unknown>;
}

/** Throws `FileError('damaged')` unless the condition holds. */
export function expect(holds: boolean, path: string, wanted: string): void {
  if (!holds) throw new FileError('damaged', { detail: `${path}: expected ${wanted}` });
}
