import type { Hundredths } from '$lib/points';

/** One person's score on one paper, 0–100 in hundredths. */
export interface PaperScore {
  subject: string;
  /** `leaders` or `staff`: the groups' means count alike */
  group: string;
  score: Hundredths;
}

/** A ballot paper as it was keyed in, or all rows of an imported list. Nothing stores who cast it. */
export interface BallotPaper {
  /** written on the paper, to find it again */
  no: number;
  source: 'paper' | 'file';
  scores: PaperScore[];
  /** it was mis-keyed, and counts no more */
  struck: boolean;
  /** account at the dashboard that keyed it in */
  keyedBy: string;
}

/**
 * A correction of how a paper was read, after an upheld objection to the closed year. The paper stays as it
 * was stored, and this score replaces that line's. Of several for one line the last one counts.
 */
export interface Rereading {
  /** orders it among all that the unit has recorded (`BookedEntry.seq`) */
  seq: number;
  /** number of the paper */
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

/** The number of people of a group who may vote, as the recorder stated it. */
export interface StatedVoters {
  group: string;
  voters: number;
  /** why the roster says another number; '' where it says none */
  why: string;
  by: string;
  at: string;
}

/** A unit's ballot of one year (民主评议). */
export interface YearBallot {
  year: number;
  opened: string;
  papers: BallotPaper[];
  /** stated numbers of voters, one for a group: the latest */
  voters: StatedVoters[];
  checks: { shown: string; by: string; at: string }[];
  closed: { by: string; at: string } | null;
  /** in the order in which they were decided */
  rereadings: Rereading[];
}

/** The rereadings that are applied to the papers: none; those with these `seq`; or all that were decided. */
export type ReadBy = 'none' | 'all' | ReadonlySet<number>;

/** One unit's ballots: they only grow. */
export interface Ballots {
  /** the ballot of a year, with its papers by number; null: it hasn't been opened */
  of(year: number): Promise<YearBallot | null>;
  /**
   * The scores of a closed ballot that count in its year; none while it is open.
   * @param by rereadings to apply; default: none, as the year was sealed
   */
  counted(year: number, by?: ReadBy): Promise<PaperScore[]>;
  /** @throws Problem `ballot-opened` */
  open(year: number): Promise<void>;
  /** @throws Problem `ballot-not-open`, `paper-number-taken`, `unknown-subject` */
  add(year: number, paper: Pick<BallotPaper, 'no' | 'source' | 'scores' | 'keyedBy'>): Promise<void>;
  /** @throws Problem `ballot-not-open`, `not-found` when there is no such paper, or it is struck already */
  strike(year: number, no: number, by: string): Promise<void>;
  /** @throws Problem `ballot-not-open` */
  state(year: number, stated: Omit<StatedVoters, 'at'>): Promise<void>;
  /** @throws Problem `ballot-not-open` */
  check(year: number, shown: string, by: string): Promise<void>;
  /** @throws Problem `ballot-not-open` */
  close(year: number, by: string): Promise<void>;
  /** @throws Problem `ballot-not-closed`, `paper-unknown` when there is no such paper, or it is struck */
  reread(year: number, reading: Omit<Rereading, 'seq' | 'at' | 'group'>): Promise<void>;
}
