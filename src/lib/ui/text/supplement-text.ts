import { formatPoints, type Supplement, type SupplementRow } from '$lib/notice';
import { m } from '$lib/text';

/** Somebody's result in words, as a notice has it: 46.5 分，第 3 名; 本期不排名. */
export function figuresText(
  { ranks }: Pick<Supplement, 'ranks'>,
  { rank, points, balance }: SupplementRow['before']
): string {
  const total = ranks === 'balance' ? (balance ?? null) : points;
  const figure = total === null ? '' : m.objection_points({ points: formatPoints(total) });
  const place = rank === null ? m.objection_unranked() : m.objection_rank({ rank });
  return figure === '' ? place : m.objection_figures({ figure, place });
}
