import type { MonthClosing, SealedResult } from '$lib/server/domain/periods/periods';

/** A month's end that seals this month alone, ranked by points. */
export const closing = (month: string, results: readonly Omit<SealedResult, 'score'>[]): MonthClosing => ({
  month,
  scheme: '0'.repeat(64),
  periods: [
    {
      period: month,
      results: results.map((result) => ({ ...result, score: result.points })),
      outcomes: [],
      conversions: []
    }
  ]
});
