import type { ProposalRemark } from './remark';
import type { RowWorth } from './worth/worth';

/** The place in the original that a proposal came from. */
export interface Source {
  /** line of a text or row of a table, counted from 1 */
  line: number;
  /** offsets in the text, or in the row's cell */
  start: number;
  end: number;
  /** the original's text, with its damage */
  text: string;
}

/** One row for a person to confirm. Nothing counts before that. */
export interface SchemeProposal {
  id: string;
  name: string;
  section: string;
  worth: RowWorth;
  source: Source;
  /** the source as it is read */
  clause: string;
  remarks: ProposalRemark[];
}

/** A proposal before it has its number. */
export interface ProposalDraft extends Omit<SchemeProposal, 'id' | 'section'> {
  /** the words before the figure */
  unit: string;
  /** an opposite of the one before (相反，……) */
  opposite: boolean;
}
