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

/** A unit's ballot of one year (民主评议). */
export interface Ballot {
  year: number;
  opened: string;
  papers: Paper[];
  checks: { shown: string; by: string; at: string }[];
  closed: { by: string; at: string } | null;
}

/** One unit's ballots: they only grow. */
export interface Ballots {
  /** of a year, papers by their number; null: it hasn't been opened */
  of(year: number): Promise<Ballot | null>;
  /** what a closed ballot feeds into the scores of its year; nothing while it is open */
  counted(year: number): Promise<PaperScore[]>;
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
}
