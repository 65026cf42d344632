/** Tier tables: the first tier whose condition holds. */
export {
  assignTiers,
  beyondSubject,
  compileDimension,
  type Dimension,
  firstThatHolds,
  isAlways,
  type Tier,
  type TierRow,
  tierOf,
  tiersOf,
} from './dimension';
export { dimensionKey } from './dimensionName';
export { type OwnTable, readOwnTable } from './ownTable';
