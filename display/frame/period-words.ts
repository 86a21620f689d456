import { periodKind } from '$lib/notice';
import { m } from '$lib/text';

/** What a table of a period calls itself and its columns: 本月 of a month, 本期 of anything longer. */
export function periodWords(period: string): {
  changes: string;
  points: string;
  items: string;
  none: string;
} {
  if (periodKind(period) === 'month')
    return {
      changes: m.wall_scene_changes(),
      points: m.wall_points_of_month(),
      items: m.wall_main_items(),
      none: m.wall_no_gain()
    };
  return {
    changes: m.wall_scene_changes_of_period(),
    points: m.wall_points_of_period(),
    items: m.wall_main_items_of_period(),
    none: m.wall_no_gain_of_period()
  };
}
