import type { Book } from './book';
import { partsOf, type Tree } from './tree';

/** Returns the fields and aggregates that a tree reads and the book can't give: columns that a table lacks, modules without records. */
export function missingIn(tree: Tree, book: Book): readonly Tree[] {
  if (book.isStated(tree)) return [];
  switch (tree.kind) {
    case 'field':
      return book.column(tree.module, tree.key) === undefined ? [tree] : [];
    case 'aggregate':
      return book.table(tree.module) === undefined ? [tree] : partsOf(tree).flatMap((part) => missingIn(part, book));
    case 'metric':
      return missingIn(tree.of, book).length > 0 ? [tree] : [];
    default:
      return partsOf(tree).flatMap((part) => missingIn(part, book));
  }
}
