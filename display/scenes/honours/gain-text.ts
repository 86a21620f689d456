import { formatPoints, type SnapshotRow } from '$lib/notice';
import { m } from '$lib/text';

/** Says what somebody is honoured for, as in 调解纠纷 2 起 +10. */
export function gainText({ name, count, measure, points }: SnapshotRow['gains'][number]): string {
  const added = formatPoints(points);
  return measure
    ? m.hall_honours_gain({ name, count, measure, points: added })
    : m.hall_honours_gain_plain({ name, points: added });
}
