import { periodKind } from '$lib/calendar';
import { m } from '$lib/text';
import { totalHeading } from '$lib/ui/text/score-text';
import type { NoticeInFront } from '../scene-kind';
import { shortNoun } from './short-noun';

/**
 * The titles of a period's tables and columns: 本月 for a month, 本期 for anything longer. A document that speaks of
 * scores (得分) gives marks, which are no additions (加分).
 */
export function tableText({ period, ranks, score, firstAssessment }: NoticeInFront): {
  changes: string;
  total: string;
  items: string;
  none: string;
} {
  const total = (points: string) =>
    firstAssessment ? m.wall_points_first() : totalHeading({ ranks, score: shortNoun(score) }, points);
  if (periodKind(period) === 'month')
    return {
      changes: m.scene_title_changes(),
      total: total(m.wall_points_of_month()),
      items: m.wall_main_items(),
      none: score ? m.wall_no_score() : m.wall_no_gain()
    };
  return {
    changes: m.scene_title_changes_of_period(),
    total: total(m.wall_points_of_period()),
    items: m.wall_main_items_of_period(),
    none: score ? m.wall_no_score_of_period() : m.wall_no_gain_of_period()
  };
}
