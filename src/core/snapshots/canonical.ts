/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one JSON text of a value: no white space, members sorted by name (UTF-16 code units), numbers and strings as ECMAScript
 * writes them. It is RFC 8785 (JCS), so that any program can compute a snapshot's hashes again.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return value.every(isFlat) ? JSON.stringify(value) : `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`).join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether `JSON.stringify` writes it canonically: a scalar, or one named scalar, as a date is. Millions of cells are. */
function isFlat(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (isList(value)) return false;
  let members = 0;
  for (const name in value) {
    members += 1;
    const member = value[name];
    if (members > 1 || (typeof member === 'object' && member !== null)) return false;
  }
  return true;
}
