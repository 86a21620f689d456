import type { Snapshot } from '$lib/notice';
import { m } from '$lib/text';
import { scoreText } from '$lib/ui/text/score-text';
import { widthInCharacters } from '../../player/text-lines';

/** The widest word for what is scored that a title and a column have room for, in Chinese characters. */
const room = 4;

/** The document's own word for what is scored; undefined, which is points, where titles and columns have no room for it. */
export function shortNoun(score: Snapshot['score']): Snapshot['score'] {
  return widthInCharacters(scoreText(score)) <= room ? score : undefined;
}

/** The word of a title for that which is scored; that of a first assessment says so. */
export function shortScore({ score, firstAssessment }: Pick<Snapshot, 'score' | 'firstAssessment'>): string {
  return firstAssessment ? m.wall_points_first() : scoreText(shortNoun(score));
}
