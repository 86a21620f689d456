import type { Conversion } from '$lib/points';
import type { CorrectedResult, SealedOutcome, SealedResult } from './periods';

/** The figures that a correction may change. */
export type ResultFigures = Pick<SealedResult, 'status' | 'points' | 'balance' | 'score' | 'rank'>;

/** The supplementary notice that fixed a correction, and the number of its change. */
export interface CorrectingNotice {
  code: string;
  year: number;
  no: number;
  seq: number;
}

/** The figures of a corrected result before its first correction, and the notice of its latest one. */
export interface ResultCorrection {
  sealed: ResultFigures;
  notice: CorrectingNotice;
}

/** Everything that a supplementary notice fixes about one sealed period. */
export interface CorrectedPeriod {
  period: string;
  /** 编号 and figures of those whom it changes */
  results: ({ subject: string } & ResultFigures)[];
  /** all that hold from then on, not only those that differ */
  outcomes: SealedOutcome[];
  conversions: Conversion[];
}

/** A sealed period after one of its supplementary notices, or as it was sealed (`notice` null). */
export interface PeriodVersion {
  notice: CorrectingNotice | null;
  /** everybody's figures, by 编号 */
  results: ReadonlyMap<string, ResultFigures>;
  outcomes: readonly SealedOutcome[];
  conversions: readonly Conversion[];
}

/** The figures of a result alone. */
export function figuresOfResult({ status, points, balance, score, rank }: ResultFigures): ResultFigures {
  return { status, points, balance, score, rank };
}

/** Whether two results have the same figures. */
export function hasSameFigures(one: ResultFigures, other: ResultFigures): boolean {
  return (
    one.status === other.status &&
    one.points === other.points &&
    one.balance === other.balance &&
    one.score === other.score &&
    one.rank === other.rank
  );
}

/**
 * The score and rank of a result before its first correction; null where a correction has left both, and has changed no more than
 * the balance that the period carries on.
 */
export function scoreBefore({
  score,
  rank,
  corrected
}: Pick<CorrectedResult, 'score' | 'rank' | 'corrected'>): Pick<ResultFigures, 'score' | 'rank'> | null {
  if (!corrected || (corrected.sealed.score === score && corrected.sealed.rank === rank)) return null;
  return { score: corrected.sealed.score, rank: corrected.sealed.rank };
}

/** A result as corrected. It names what was sealed only where that differs. */
export function asCorrected<Result extends CorrectedResult>(
  sealed: Result,
  correction: { figures: ResultFigures; notice: CorrectingNotice } | undefined
): Result {
  if (!correction || hasSameFigures(sealed, correction.figures)) return sealed;
  const corrected = { sealed: figuresOfResult(sealed), notice: correction.notice };
  return { ...sealed, ...correction.figures, corrected };
}
