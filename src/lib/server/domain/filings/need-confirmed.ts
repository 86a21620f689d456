import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { noticeStatus } from '../objections/notice-status';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { FilingDocument } from './filing-document';

/**
 * Checks that a period is confirmed (A: 公示结束后): its window and those of its corrections are over, and every
 * objection is answered.
 * @throws Problem `filing-window-open`, `filing-assembly`, `filing-objections`
 */
export async function needConfirmed(
  stores: UnitStores,
  { period, notice }: FilingDocument,
  now: Date
): Promise<void> {
  const { unit, notices } = stores;
  const today = dayIn(unit.timeZone, now);
  const published = await notices.of(period);
  const state = windowState(published?.snapshot.window ?? [notice.last], today);
  if (state.kind === 'open') throw new Problem('filing-window-open', 409, { period, last: state.last });
  const status = published && (await noticeStatus(stores, now, published.snapshot.code));
  for (const { code, lastDay: last } of status?.supplements ?? []) {
    const supplement = await noticeStatus(stores, now, code);
    if (supplement?.state === 'open') throw new Problem('filing-window-open', 409, { period, last });
  }
  if (status?.waits === 'assembly') throw new Problem('filing-assembly', 409, { period });
  if (status?.state === 'answering') throw new Problem('filing-objections', 409, { period });
}
