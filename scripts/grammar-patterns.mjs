// The regular expression of a piece of the grammar, for scripts/grammar-tokens.mjs.

/**
 * The token of alternatives, each a node and its value if it has one. A grammar never takes back what a choice or a repetition
 * took, a regular expression does: where that could matter they stand as `(?=(…))\1`.
 */
export function patternOf(alternatives, name, { rules }) {
  let groups = 0;
  const values = {};
  const inner = (node) => {
    if (node.type === 'rule_ref') return inner(rules.get(node.name).expression);
    return node.type === 'group' || node.type === 'named' || node.type === 'text' ? inner(node.expression) : node;
  };
  const once = (write) => {
    groups += 1;
    const group = groups;
    return `(?=(${write()}))\\${group}(?:)`;
  };
  /** Source of a node; `then` is what follows it in the pattern. */
  const source = (wrapped, then) => {
    const node = inner(wrapped);
    switch (node.type) {
      case 'literal':
        return node.value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      case 'class':
        return classOf(node);
      case 'any':
        return '[^]';
      case 'sequence':
        return node.elements.map((part, i) => source(part, [...node.elements.slice(i + 1), ...then])).join('');
      case 'choice': {
        const firsts = node.alternatives.map((part) => textsOf(part));
        const safe = then.length === 0 || (!firsts.includes(null) && exclusive(firsts));
        const write = (following) => shortest(node.alternatives.map((part) => source(part, following)));
        return safe ? `(?:${write(then)})` : once(() => write([]));
      }
      case 'optional':
      case 'zero_or_more':
      case 'one_or_more': {
        const sign = { optional: '?', zero_or_more: '*', one_or_more: '+' }[node.type];
        const write = () => {
          const body = source(node.expression, [node.expression]);
          return (/^(?:\[[^\]]*\]|\\?.)$/u.test(body) || /^\(\?:[^()]*\)$/.test(body) ? body : `(?:${body})`) + sign;
        };
        return then.length === 0 || apart(node.expression, then[0]) ? write() : once(write);
      }
      case 'simple_and':
        return `(?=${source(node.expression, [])})`;
      case 'simple_not':
        return `(?!${source(node.expression, [])})`;
    }
    throw new Error(`no pattern for ${node.type}`);
  };
  /** Texts of which one must stand where the node matches; null where they can't be listed. */
  const textsOf = (wrapped) => {
    const node = inner(wrapped);
    if (node.type === 'literal') return [node.value.toLowerCase()];
    if (node.type === 'class') return node.inverted || node.parts.some(Array.isArray) ? null : node.parts.map((part) => part.toLowerCase());
    if (node.type === 'sequence') return textsOf(node.elements[0]);
    if (node.type === 'one_or_more') return textsOf(node.expression);
    if (node.type !== 'choice') return null;
    const all = node.alternatives.map(textsOf);
    return all.includes(null) ? null : all.flat();
  };
  const exclusive = (sets) =>
    sets.every((set, i) => set.every((a) => sets.every((other, j) => i === j || other.every((b) => !a.startsWith(b) && !b.startsWith(a)))));
  /** Whether what one node starts with can't be what the other starts with. */
  const apart = (a, b) => {
    const [one, other] = [textsOf(a), textsOf(b)];
    return one !== null && other !== null && one.every((x) => other.every((y) => x[0] !== y[0]));
  };
  const written = alternatives.map(([node, value]) => {
    if (value === undefined) return source(node, []);
    groups += 1;
    const group = groups;
    values[group] = value;
    return `(${source(node, []).replace(/^\(\?:([^()]*)\)$/, '$1')})`;
  });
  const text = written
    .join('|')
    .replace(/^\(\?:([^()]*)\)$/, '$1')
    .replace(/\\(\d+)\(\?:\)(?!\d)/g, '\\$1');
  const mayFail = alternatives.length > 1 || !['optional', 'zero_or_more'].includes(inner(alternatives[0][0]).type);
  return { pattern: new RegExp(text, 'iy'), name, mayFail, values: Object.keys(values).length > 0 ? values : undefined };
}

/** Alternatives of one character as one class. */
function shortest(sources) {
  return sources.every((text) => /^\\?.$/su.test(text)) && sources.length > 1
    ? `[${sources.map((text) => inClass(text.at(-1))).join('')}]`
    : sources.join('|');
}

function classOf({ inverted, parts }) {
  const written = parts.map((part) => [part].flat().map(inClass).join('-')).join('');
  return `[${inverted ? '^' : ''}${written}]`
    .replace('A-Za-z0-9_', '\\w')
    .replace('0-9', '\\d')
    .replace(/^\[(\\[wd])\]$/, '$1');
}

function inClass(character) {
  const names = { '\t': '\\t', '\r': '\\r', '\n': '\\n' };
  return names[character] ?? character.replace(/[\\\]^-]/g, '\\$&');
}
