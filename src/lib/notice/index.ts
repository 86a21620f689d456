/** A figure in a notice is written alike on board, phone, paper and public page. */
export { formatPoints } from '../points';
/** M15: so is since when what a board shows is recorded. */
export { recordedSince } from '../points';
export { canonical, type Json } from './canonical';
export { channels, isChannel, isThere, leadNowhere, usualChannels, type Channel } from './channels';
export { checkCode, digestOf, isTrueTo } from './digest';
export { mask } from './mask';
export {
  snapshotSchema,
  totalOf,
  type Honour,
  type RankMove,
  type Published,
  type Snapshot,
  type SnapshotChange,
  type SnapshotRow
} from './snapshot';
export {
  supplementSchema,
  type PublishedSupplement,
  type Supplement,
  type SupplementRow
} from './supplement';
export { windowState, type WindowState } from './window';
