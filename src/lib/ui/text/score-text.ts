import type { Snapshot } from '$lib/notice';
import { getLocale, m } from '$lib/text';

/** The word for that which is scored, the document's own where it doesn't speak of points: 积分, 考核得分; points. */
export function scoreText(score: Snapshot['score'], locale = getLocale()): string {
  if (!score) return m.common_score({}, { locale });
  return locale === 'en' ? score.english : score.name;
}

/** `scoreText` as a heading, or at the beginning of one: 积分, 考核得分; Points. */
export function scoreHeading(score: Snapshot['score']): string {
  const text = scoreText(score);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The heading of the column of totals. A document with a word of its own has it for a period and for the whole
 * year alike; elsewhere a balance is named as such.
 */
export function totalHeading({ ranks, score }: Pick<Snapshot, 'ranks' | 'score'>, points: string): string {
  if (score) return scoreHeading(score);
  return ranks === 'balance' ? m.common_balance() : points;
}
