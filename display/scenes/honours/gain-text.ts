import { formatPoints, type Snapshot, type SnapshotRow } from '$lib/notice';
import { m } from '$lib/text';
import { quotedCount } from '$lib/ui/text/quoted-text';

/** Says what somebody is honoured for, as in 调解纠纷 2 起 +10. */
export function gainText(
  notice: Pick<Snapshot, 'english'>,
  { points, ...gain }: SnapshotRow['gains'][number]
): string {
  return m.hall_honours_gain({ what: quotedCount(notice, gain), points: formatPoints(points) });
}
