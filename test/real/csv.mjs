// A CSV reader of its own (RFC 4180), so that the checks don't lean on what they check.

/** Rows of cells as text. */
export function parseCsv(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at);
    rows.at(-1).push(cell.value);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length || /[\r\n]/.test(text[at])) rows.at(-1).push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') {
      at += 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

/** Rows as objects by the first row's headers. */
export function recordsOf(text) {
  const [headers, ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at] ?? ''])));
}

function quoted(text, start) {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new Error(`quote opened at ${start} is never closed`);
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value, end: end + 1 };
    value += '"';
    at = end + 2;
  }
  throw new Error(`quote opened at ${start} is never closed`);
}

function bare(text, start) {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}
