import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import type { FilingDocument } from './filing-document';

/**
 * Only what is confirmed is filed (A: 公示结束后): its window is over.
 * @throws Problem `filing-window-open`
 */
export async function needConfirmed(
  { unit, notices }: UnitStores,
  { period, notice }: FilingDocument,
  now: Date
): Promise<void> {
  const today = dayIn(unit.timeZone, now);
  const published = await notices.of(period);
  const state = windowState(published?.snapshot.window ?? [notice.last], today);
  if (state.kind === 'open') throw new Problem('filing-window-open', 409, { period, last: state.last });
}
