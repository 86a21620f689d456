import { periodKind } from '$lib/calendar';
import { m } from '$lib/text';

/** The titles of a period's tables and columns: 本月 for a month, 本期 for anything longer. */
export function tableText(period: string): {
  changes: string;
  points: string;
  items: string;
  none: string;
} {
  if (periodKind(period) === 'month')
    return {
      changes: m.scene_title_changes(),
      points: m.wall_points_of_month(),
      items: m.wall_main_items(),
      none: m.wall_no_gain()
    };
  return {
    changes: m.scene_title_changes_of_period(),
    points: m.wall_points_of_period(),
    items: m.wall_main_items_of_period(),
    none: m.wall_no_gain_of_period()
  };
}
