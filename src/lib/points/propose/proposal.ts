import type { Remark } from './remark';
import type { Proposed } from './worth';

/** Where in the original a proposal came from. */
export interface Source {
  /** line of a text, row of a table; from 1 */
  line: number;
  /** offsets in the text, or in the row's cell */
  start: number;
  end: number;
  /** as it stands there, damage included */
  text: string;
}

/** One row for a person to confirm. Nothing counts before that. */
export interface Proposal {
  id: string;
  name: string;
  section: string;
  worth: Proposed;
  source: Source;
  /** the source as it is read */
  clause: string;
  remarks: Remark[];
}

/** A proposal before it has its number. */
export interface Draft extends Omit<Proposal, 'id' | 'section'> {
  /** the words before the figure */
  unit: string;
  /** an opposite of the one before (相反，……) */
  opposite: boolean;
}
