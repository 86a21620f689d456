import type { Snapshot, SnapshotRow } from '$lib/notice';
import { m } from '$lib/text';
import { quotedCount } from '$lib/ui/text/quoted-text';

/** An item that was booked in the period and that the year counts: 抽调临时性工作 1 次，年终计分 */
export function laterText(
  notice: Pick<Snapshot, 'english'>,
  later: NonNullable<SnapshotRow['later']>[number]
): string {
  return m.wall_later({ what: quotedCount(notice, later) });
}
