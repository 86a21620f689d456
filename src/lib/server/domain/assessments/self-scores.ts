import type { Hundredths } from '$lib/points';

/** The score that an assessed unit gave itself for an indicator (自评分). */
export interface SelfScore {
  subject: string;
  item: string;
  /** null: taken back */
  value: Hundredths | null;
}

/** One unit's self-scores: they only grow, the latest of each is valid, and none is ever counted. */
export interface SelfScores {
  /** the valid scores of a year, by subject and item */
  list(year: number): Promise<SelfScore[]>;
  /** @throws Problem `unknown-subject` */
  add(year: number, scores: readonly SelfScore[]): Promise<void>;
}
