/** A top-level function of a script, as its text declares it. */
export interface DeclaredFunction {
  readonly name: string;
  readonly params: string[];
  /** Its JSDoc, with the comment marks. */
  readonly doc: string;
}

const known = new Map<string, DeclaredFunction[]>();
const DECLARATION = /(?:^|\n)([ \t]*)(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?(?:async\s+)?function\s*\*?\s*([\w$\u0080-\uffff]+)\s*\(([^)]*)\)/g;

/** Functions declared at the start of a line (inner ones too, where a line begins with one), in order; of several with one name the outermost counts, the first of equals. */
export function declaredFunctions(code: string): readonly DeclaredFunction[] {
  let list = known.get(code);
  if (!list) {
    const found = new Map<string, DeclaredFunction & { readonly depth: number }>();
    for (const [, indent = '', doc, name, params] of code.matchAll(DECLARATION)) {
      if (name === undefined) continue;
      const before = found.get(name);
      if (before && before.depth <= indent.length) continue;
      const names = (params ?? '')
        .split(',')
        .map((param) => param.trim().replace(/\s*=[\s\S]*$/, ''))
        .filter((param) => param !== '');
      found.set(name, { name, params: names, doc: doc?.trim() ?? '', depth: indent.length });
    }
    list = [...found.values()].map(({ name, params, doc }) => ({ name, params, doc }));
    known.clear();
    known.set(code, list);
  }
  return list;
}
