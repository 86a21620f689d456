import { formatPoints, type SnapshotRow } from '$lib/notice';
import { m } from '$lib/text';

/** What somebody is honoured for: 调解纠纷 2 起 +10 */
export function gainWords({ name, count, measure, points }: SnapshotRow['gains'][number]): string {
  const added = formatPoints(points);
  return measure
    ? m.hall_honours_gain({ name, count, measure, points: added })
    : m.hall_honours_gain_plain({ name, points: added });
}
