/** A figure in a notice is written alike on board, phone, paper and public page. */
export { formatPoints } from '../points';
export { canonical, type Json } from './canonical';
export { channels, isChannel, isThere, leadNowhere, usualChannels, type Channel } from './channels';
export { checkCode, digestOf } from './digest';
export { mask } from './mask';
export {
  byEnd,
  firstMonth,
  lastMonth,
  periodBefore,
  periodKind,
  periodKinds,
  periodName,
  periodsEndingWith,
  type PeriodKind
} from './period';
export {
  snapshotSchema,
  totalOf,
  type Honour,
  type Move,
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
export { fromHtml } from './from-html';
export { badLinks, boardText, boldRuns, readWritten, withoutMarks, type Block, type Run } from './written';
export { windowState, type WindowState } from './window';
