import type { Subject } from '$lib/points';

/**
 * A subject's figures as they were when the month was sealed, points in hundredths; and what the roster said then:
 * whoever reckons the month again takes that, and not what the roster says by now.
 */
export interface SealedResult extends Pick<Subject, 'pool' | 'group' | 'from' | 'to'> {
  subject: string;
  status: 'ranked' | 'not-ranked' | 'incomplete' | 'vetoed';
  points: number;
  /** 0 where the scheme has none for a month: E's year is the mean of its months */
  balance: number;
  rank: number | null;
}

/** One's own figures of a month, with how many were ranked in the pool and their mean (hundredths, rounded). */
export interface OwnResult extends SealedResult {
  period: string;
  sealed: string;
  ranked: number;
  mean: number | null;
}

export interface Seal {
  period: string;
  /** instant, ISO 8601 */
  sealed: string;
  /** the number of its change: ledger lines before it are counted */
  seq: number;
}

/** One unit's months: a month is open until it is sealed, and a sealed one never opens again (M4). */
export interface Periods {
  /** oldest first */
  seals(): Promise<Seal[]>;
  /** the month after the last sealed one, or the unit's first month */
  open(): Promise<string>;
  /** how many were ranked, by sealed month */
  rankedCounts(): Promise<Map<string, number>>;
  results(period: string): Promise<SealedResult[]>;
  /** the sealed months that hold a result of each person, oldest first */
  sealedMonths(): Promise<Map<string, string[]>>;
  /** every sealed month of one subject, oldest first */
  resultsOf(subject: string, filter?: { after: number }): Promise<OwnResult[]>;
  /** @throws Problem `already-sealed`, `not-open` */
  seal(period: string, results: readonly SealedResult[]): Promise<void>;
}
