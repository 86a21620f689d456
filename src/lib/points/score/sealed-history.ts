import type { Scheme } from '../scheme/scheme';
import type { RankableRow } from './rank';

/** The sealed past of a ledger, which nothing calculates anew (M16). */
export interface SealedHistory {
  /** the rules by which it was judged; a trial of other rules changes nothing of it */
  scheme: Scheme;
  /** by name, at least those of `lookedBackAt` that are sealed */
  periods: ReadonlyMap<string, PastPeriod>;
}

/** A sealed period, as outcomes look back at it. */
export interface PastPeriod {
  /** everybody who was in it, with the pool of then */
  results: readonly (Pick<RankableRow, 'subject' | 'score' | 'rank'> & { pool: string })[];
  /**
   * those whom each outcome concerns as people decided: one that was set aside doesn't count, one that nobody has ruled
   * on counts as it was sealed
   */
  outcomes: ReadonlyMap<string, readonly string[]>;
}
