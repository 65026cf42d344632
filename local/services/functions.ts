/** A top-level function of a script, as its text declares it. */
export interface DeclaredFunction {
  readonly name: string;
  readonly params: string[];
  /** Its JSDoc, with the comment marks. */
  readonly doc: string;
}

const known = new Map<string, DeclaredFunction[]>();
const DECLARATION = /(?:^|\n)(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*\n)?(?:async\s+)?function\s*\*?\s*([\w$\u0080-\uffff]+)\s*\(([^)]*)\)/g;

/** Functions declared at the start of a line, in order; of several with one name the last counts, with the JSDoc that any of them has. */
export function declaredFunctions(code: string): readonly DeclaredFunction[] {
  let list = known.get(code);
  if (!list) {
    const found = new Map<string, DeclaredFunction>();
    for (const [, doc, name, params] of code.matchAll(DECLARATION)) {
      if (name === undefined) continue;
      const before = found.get(name);
      const names = (params ?? '')
        .split(',')
        .map((param) => param.trim().replace(/\s*=[\s\S]*$/, ''))
        .filter((param) => param !== '');
      found.set(name, { name, params: names, doc: doc?.trim() ?? before?.doc ?? '' });
    }
    list = [...found.values()];
    known.clear();
    known.set(code, list);
  }
  return list;
}
