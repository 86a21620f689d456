/** A subject's figures as they were when the month was sealed; points in hundredths. */
export interface SealedResult {
  subject: string;
  pool: string;
  status: 'ranked' | 'not-ranked' | 'incomplete' | 'vetoed';
  points: number;
  balance: number;
  rank: number | null;
}

export interface Seal {
  period: string;
  /** instant, ISO 8601 */
  sealed: string;
  /** the last ledger line that it counts */
  upTo: number;
}

/** One unit's months: a month is open until it is sealed, and a sealed one never opens again (M4). */
export interface Periods {
  /** oldest first */
  seals(): Promise<Seal[]>;
  /** the month after the last sealed one, or the unit's first month */
  open(): Promise<string>;
  results(period: string): Promise<SealedResult[]>;
  /** every sealed month of one subject, oldest first */
  resultsOf(
    subject: string
  ): Promise<(SealedResult & { sealed: string; period: string; ranked: number; mean: number | null })[]>;
  /** @throws Problem `already-sealed`, `not-open` */
  seal(period: string, results: readonly SealedResult[]): Promise<void>;
}
