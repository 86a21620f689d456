import { periodKind } from '$lib/notice';
import type { UnitStores } from '$lib/server/store/unit-stores';

/** The month that an address asks for (`?month=2026-10`): one of the unit's own, newest first; else the open one. */
export async function askedMonth(
  url: URL,
  { periods }: Pick<UnitStores, 'periods'>
): Promise<{ month: string; open: string; months: string[] }> {
  const open = await periods.open();
  const sealed = (await periods.seals()).map(({ period }) => period);
  const months = [open, ...sealed.filter((period) => periodKind(period) === 'month').reverse()];
  return { open, months, month: months.find((month) => month === url.searchParams.get('month')) ?? open };
}
