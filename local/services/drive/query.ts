import type { DriveFile } from '../../document/types';

const TERM =
  /\s*(\(|\)|\band\b|\bor\b|\bnot\b|appProperties\s+has\s+\{\s*key\s*=\s*'((?:[^'\\]|\\.)*)'\s+and\s+value\s*=\s*'((?:[^'\\]|\\.)*)'\s*\}|'((?:[^'\\]|\\.)*)'\s+in\s+(parents|owners)|(\w+)\s*(contains|!=|<=|>=|=|<|>)\s*(?:'((?:[^'\\]|\\.)*)'|(true|false)))/giy;

type Test = (file: DriveFile) => boolean;

/** Whether a file matches a search query of Drive (`name contains 'x' and trashed = false`). @throws Error for a query it doesn't understand */
export function matchesQuery(file: DriveFile, query: string): boolean {
  const tokens = tokenize(query);
  let at = 0;
  const parseOr = (): Test => {
    let left = parseAnd();
    while (tokens[at] === 'or') {
      at++;
      const [first, second] = [left, parseAnd()];
      left = (one) => first(one) || second(one);
    }
    return left;
  };
  const parseAnd = (): Test => {
    let left = parseUnary();
    while (tokens[at] === 'and') {
      at++;
      const [first, second] = [left, parseUnary()];
      left = (one) => first(one) && second(one);
    }
    return left;
  };
  const parseUnary = (): Test => {
    const token = tokens[at++];
    if (typeof token === 'function') return token;
    if (token === 'not') {
      const inner = parseUnary();
      return (one) => !inner(one);
    }
    if (token !== '(') throw new Error(`invalid query: ${query}`);
    const inner = parseOr();
    if (tokens[at++] !== ')') throw new Error(`invalid query: ${query}`);
    return inner;
  };
  const test = parseOr();
  if (at !== tokens.length) throw new Error(`invalid query: ${query}`);
  return test(file);
}

function tokenize(query: string): (string | Test)[] {
  const tokens: (string | Test)[] = [];
  const pattern = new RegExp(TERM);
  while (pattern.lastIndex < query.trimEnd().length) {
    const match = pattern.exec(query);
    if (!match) throw new Error(`invalid query: ${query}`);
    const [, word = '', key, value, member, list, field, operator, text, flag] = match;
    if (key !== undefined) tokens.push((file) => file.appProperties?.[plainText(key)] === plainText(value ?? ''));
    else if (member !== undefined)
      tokens.push((file) => (list === 'owners' ? [file.owner] : (file.parents ?? ['root'])).includes(plainText(member)));
    else if (field !== undefined) tokens.push(comparison(field, operator!, flag ?? plainText(text ?? '')));
    else tokens.push(word.toLowerCase());
  }
  return tokens;
}

function comparison(field: string, operator: string, wanted: string): Test {
  if (!['name', 'mimeType', 'modifiedTime', 'createdTime', 'trashed', 'fullText'].includes(field))
    throw new Error(`unknown field ${field}`);
  return (file) => {
    const actual =
      field === 'trashed' ? String(file.trashed ?? false) : field === 'fullText' ? file.name : String(Reflect.get(file, field) ?? '');
    switch (operator.toLowerCase()) {
      case '=':
        return actual === wanted;
      case '!=':
        return actual !== wanted;
      case 'contains':
        return actual.toLowerCase().includes(wanted.toLowerCase());
      default: {
        const [a, b] = [Date.parse(actual), Date.parse(wanted)];
        return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b;
      }
    }
  };
}

function plainText(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
