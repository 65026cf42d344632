/** Tier tables: the first tier whose condition holds. */
export {
  assignTiers,
  beyondSubject,
  compileDimension,
  type Dimension,
  firstThatHolds,
  inOrder,
  isAlways,
  type Tier,
  type TierRow,
  tiersOf,
} from './dimension';
export { dimensionKey } from './dimensionName';
export { type OwnTable, readOwnTable } from './ownTable';
