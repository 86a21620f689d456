import { Problem, type Told } from '../problem';

/** A cell that says what can't be booked, and why. */
export interface BadCell {
  subject: string;
  /** of who is assessed; empty where that is oneself */
  name: string;
  item: string;
  told: Told<'bad-score' | 'bad-times'>;
}

/** All that is wrong in one saving: whoever typed it mends it in one go. */
export class BadCells extends Problem<'bad-cells'> {
  constructor(readonly cells: readonly BadCell[]) {
    super('bad-cells', 422, { count: cells.length });
  }
}
