export { canonical, type Json } from './canonical';
export { checkCode, digestOf } from './digest';
export { formatPoints } from './figures';
export { mask } from './mask';
export {
  snapshotSchema,
  type Move,
  type Published,
  type Snapshot,
  type SnapshotChange,
  type SnapshotRow
} from './snapshot';
export { windowState, type WindowState } from './window';
