import { dayIn } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { noticeStatus } from '../objections/notice-status';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { FilingDocument } from './filing-document';

/**
 * Checks that a period is confirmed (A: 公示结束后): its window and those of all notices that fix its figures are over, and
 * every objection to one of them is answered.
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
  const states = [status?.state];
  for (const { code, lastDay: last, fixes } of await notices.supplements()) {
    if (!fixes.includes(period)) continue;
    const supplement = await noticeStatus(stores, now, code);
    if (supplement?.state === 'open') throw new Problem('filing-window-open', 409, { period, last });
    states.push(supplement?.state);
  }
  if (status?.waits === 'assembly') throw new Problem('filing-assembly', 409, { period });
  if (states.includes('answering')) throw new Problem('filing-objections', 409, { period });
}
