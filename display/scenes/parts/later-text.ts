import type { SnapshotRow } from '$lib/notice';
import { m } from '$lib/text';

/** An item that was booked in the period and that the year counts: 抽调临时性工作 1 次，年终计分 */
export function laterText({ name, measure, count }: NonNullable<SnapshotRow['later']>[number]): string {
  return m.wall_later({ what: measure ? m.wall_gain({ name, count, measure }) : name });
}
