import { totalOf, type Snapshot } from '$lib/notice';
import { periodInChinese } from '$lib/server/domain/notices/notice-title-text';
import { figureText } from '$lib/ui/text/figure-text';
import { hearingText } from '$lib/ui/text/hearing-text';
import { scoreText } from '$lib/ui/text/score-text';

/** The part of a poster that a period's own notice has to itself: who stands where, and by which meetings. */
export function standingsSheet(snapshot: Snapshot) {
  const pools = [...new Set(snapshot.rows.map(({ pool }) => pool))];
  return {
    kind: 'standings' as const,
    /** the body of the unit that signs */
    publisher: snapshot.publisher?.name ?? '',
    decided: snapshot.decided,
    skipped: (snapshot.skipped ?? []).map((one) => ({ ...one, quarter: periodInChinese(one.quarter) })),
    firstAssessment: snapshot.firstAssessment ?? false,
    scheme: snapshot.scheme.title,
    trialUntil: snapshot.scheme.trialUntil ?? null,
    score: scoreText(snapshot.score, 'zh-CN'),
    hearing: hearingText(snapshot, 'zh-CN'),
    previous: snapshot.previous,
    honours: snapshot.honours.map(({ name, pool, names }) => ({ name, pool, names })),
    unranked: snapshot.rows.filter(({ rank }) => rank === null).map(({ name }) => name),
    ranked: snapshot.rows.filter(({ rank }) => rank !== null).length,
    pools: pools.map((pool) => ({
      pool,
      rows: snapshot.rows
        .filter((row) => row.pool === pool && row.rank !== null)
        .map((row) => ({
          rank: row.rank,
          name: row.name,
          total: figureText(totalOf(snapshot, row)),
          move: row.move
        }))
    }))
  };
}
