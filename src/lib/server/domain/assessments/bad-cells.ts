import { Problem, type MessageParams } from '../../platform/problem/problem';

/** A cell that says what can't be booked, and why. */
export interface BadCell {
  subject: string;
  /** name of the assessed unit; empty where that is one's own */
  name: string;
  item: string;
  params: MessageParams<'bad-score' | 'bad-times' | 'bad-grades'>;
}

/** All faults of one saving together, so that they can be corrected in one go. */
export class BadCells extends Problem<'bad-cells'> {
  constructor(readonly cells: readonly BadCell[]) {
    super('bad-cells', 422, { count: cells.length });
  }
}
