// What Arquero and alasql are fed with, which know no empty cells: columns of plain values, null for empty, dates in milliseconds.

/** A value of a cell. */
export function plain(cell) {
  if (cell === '') return null;
  return typeof cell === 'object' ? cell.getTime() : cell;
}

/** A sheet's columns as arrays of values. */
export function columnsOf(grid, keys) {
  return Object.fromEntries(
    keys.map((key) => {
      const place = grid[0].indexOf(key);
      const column = new Array(grid.length - 1);
      for (let row = 1; row < grid.length; row += 1) column[row - 1] = plain(grid[row][place]);
      return [key, column];
    }),
  );
}

/** A sheet's rows as objects of values; `record` is the row's number. */
export function objectsOf(grid, keys) {
  const places = keys.map((key) => grid[0].indexOf(key));
  const rows = new Array(grid.length - 1);
  for (let row = 1; row < grid.length; row += 1) {
    const object = { record: row - 1 };
    for (let at = 0; at < keys.length; at += 1) object[keys[at]] = plain(grid[row][places[at]]);
    rows[row - 1] = object;
  }
  return rows;
}

/** The columns that the job reads. */
export const needed = {
  customers: [
    'id',
    'industry',
    'size',
    'region',
    'status',
    'position',
    'needType',
    'freeTags',
    'openingAmount',
    'openingDeals',
    'openingFirst',
    'openingLast',
    'openingLargest',
  ],
  sales: ['customerId', 'date', 'product', 'amount', 'status'],
  service: ['customerId', 'type', 'openedAt', 'satisfaction'],
  interactions: ['customerId', 'at', 'channel'],
};
