import type { Hundredths } from '$lib/points';

/** What one paper gives one person, 0–100 in hundredths. */
export interface PaperScore {
  subject: string;
  /** whose means count alike: `leaders` or `staff` */
  group: string;
  score: Hundredths;
}

/** A ballot paper as it was keyed in, or all rows of an imported list. Who cast it is stored nowhere. */
export interface Paper {
  /** written on the paper, to find it again */
  no: number;
  source: 'paper' | 'file';
  scores: PaperScore[];
  /** it was mis-keyed, and counts no more */
  struck: boolean;
  /** account at the desk that keyed it in */
  keyedBy: string;
}

/**
 * A paper is read otherwise than it was keyed in, because an objection to the closed year was upheld: the paper stays as it was
 * kept, and the figure that stands here takes the place of that line's. Of several for one line the last stands.
 */
export interface Rereading {
  /** orders it among all that the unit has recorded (`BookedEntry.seq`) */
  seq: number;
  /** of the paper */
  no: number;
  /** place on the paper, from 0; the one after the last: a figure that wasn't keyed in */
  line: number;
  subject: string;
  group: string;
  /** null: the paper gives this person none */
  score: Hundredths | null;
  /** id of the objection */
  objection: string;
  /** id of the decision */
  decision: string;
  /** account */
  by: string;
  /** instant */
  at: string;
}

/** A unit's ballot of one year (民主评议). */
export interface Ballot {
  year: number;
  opened: string;
  papers: Paper[];
  checks: { shown: string; by: string; at: string }[];
  closed: { by: string; at: string } | null;
  /** in the order in which they were decided */
  rereadings: Rereading[];
}

/** Which rereadings are laid over the papers: none, as they were kept; these, by their `seq`; or all that were decided. */
export type ReadBy = 'none' | 'all' | ReadonlySet<number>;

/** One unit's ballots: they only grow. */
export interface Ballots {
  /** of a year, papers by their number; null: it hasn't been opened */
  of(year: number): Promise<Ballot | null>;
  /**
   * What a closed ballot feeds into the scores of its year; nothing while it is open.
   * @param by as it was closed, unless somebody asks for more: that is what the year was sealed by
   */
  counted(year: number, by?: ReadBy): Promise<PaperScore[]>;
  /** @throws Problem `ballot-opened` */
  open(year: number): Promise<void>;
  /** @throws Problem `ballot-not-open`, `paper-number-taken`, `unknown-subject` */
  add(year: number, paper: Pick<Paper, 'no' | 'source' | 'scores' | 'keyedBy'>): Promise<void>;
  /** @throws Problem `ballot-not-open`, `not-found` when there is no such paper, or it is struck already */
  strike(year: number, no: number, by: string): Promise<void>;
  /** @throws Problem `ballot-not-open` */
  check(year: number, shown: string, by: string): Promise<void>;
  /** @throws Problem `ballot-not-open` */
  close(year: number, by: string): Promise<void>;
  /** @throws Problem `ballot-not-closed`, `paper-unknown` when there is no such paper, or it is struck */
  reread(year: number, reading: Omit<Rereading, 'seq' | 'at' | 'group'>): Promise<void>;
}
