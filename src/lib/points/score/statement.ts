import type { Hundredths } from '../hundredths';

/** The reasons why an effect has its points. `reasons.ts` has a sentence for each. */
export type Reason =
  | 'counted'
  | 'fact'
  | 'standing'
  | 'standing-broken'
  | 'full-marks'
  | 'ballots'
  | 'weighted'
  | 'mean'
  | 'shortfall'
  | 'excess'
  | 'same-matter'
  | 'once-a-month'
  | 'cap'
  | 'floor'
  | 'voids'
  | 'void'
  | 'not-present'
  | 'at-year-end'
  | 'taken-over'
  | 'veto'
  | 'lifted'
  | 'reversed'
  | 'after-year-end'
  | 'correction';

/**
 * One line of a statement (M14): the change that an entry, an award or an adjustment makes in this period.
 */
export interface Effect {
  /** null for a line without an entry: a standing award, full marks, an adjustment */
  entry: string | null;
  /** `total` for an adjustment of the year's total */
  item: string;
  /** '' for an adjustment: it is in no section */
  section: string;
  /** each rounded on its own */
  points: Hundredths;
  reason: Reason;
  /** month that it belongs to, `YYYY-MM` */
  month?: string;
  /** its worth alone, when it counts less than that */
  face?: Hundredths;
  quantity?: number;
  /** the entries behind the reason: those that broke the award, counted instead, or reversed it */
  because?: string[];
  /** the earlier period whose correction this line is (`apartFromCorrections`) */
  corrects?: string;
}

export type StatementStatus = 'ranked' | 'not-ranked' | 'incomplete' | 'vetoed';

/** A subject's result in a period (积分单). Before rounding, effects add up to `points`, and so do sections and adjustments. */
export interface Statement {
  subject: string;
  pool: string;
  status: StatementStatus;
  points: Hundredths;
  /** base + year to date, never below 0 (M5); null for a month of which the year takes the mean (E1) */
  balance: Hundredths | null;
  /** the figure that ranks: `points` or `balance`, as the scheme says for this kind of period */
  score: Hundredths;
  rank: number | null;
  sections: Record<string, Hundredths>;
  /** worked out when it is asked for: a copy by spreading has to name it */
  effects: Effect[];
}

/** A proposal of the scheme for people to decide on (M12); never carried out by the program. */
export interface Outcome {
  rule: string;
  pool: string;
  /** in rank order, then by id */
  subjects: string[];
}

/**
 * A conversion of points, e.g. into half a day of leave. `value` is in hundredths of the unit that the
 * scheme names.
 */
export interface Conversion {
  rule: string;
  subject: string;
  /** the part of the year to date that the rule counts */
  sum: Hundredths;
  value: Hundredths;
}

export type Warning =
  /** entries of one matter that no clause compares: they add up (M8) */
  | { code: 'shared-matter'; subject: string; entries: string[] }
  /** the entries belong to a closed year and change no points (M13b) */
  | { code: 'after-year-end'; subject: string; entries: string[] }
  /** more than the document gives in a period (M17); without `subject`: of several people, more than there are places */
  | { code: 'once'; subject?: string; entries: string[] }
  /**
   * a tie too large for a scarce reward (M12), once for each rule, pool and people; `periods`: the ones that the
   * outcome looks back at and that have it
   */
  | { code: 'tie-to-decide'; rule: string; pool: string; subjects: string[]; periods?: string[] };

export interface ScoreResult {
  scheme: string;
  period: string;
  /** in rank order, then by subject; without a rank last */
  rows: Statement[];
  /** none for a rule that concerns nobody */
  outcomes: Outcome[];
  conversions: Conversion[];
  warnings: Warning[];
}
