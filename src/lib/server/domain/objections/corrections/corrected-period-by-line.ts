import { contains, lastMonth, monthOf } from '$lib/calendar';
import { publishes } from '$lib/points';
import { lateLines } from '../../assemblies/late-lines';
import type { BookedEntry } from '../../ledger/ledger';
import { schemeOf } from '../../periods/unit-scheme';
import type { UnitStores } from '../../units/unit-stores';
import { isOfAnObjection, objectionNo } from '../objection';

/**
 * The sealed period that each line of an objection or of a late assembly corrects, by the line's number (流水号): the shortest
 * one that contains the line's own date and was sealed when the line was booked. A reversal, and a line that revokes, belong to
 * the month in which the line that they undo was booked. A late assembly's lines belong to the last month of its
 * quarter. A line of a month that was open corrects nothing sealed.
 * @param entries ledger lines, with those that they undo; all others are left out
 */
export async function correctedPeriodByLine(
  stores: UnitStores,
  entries: readonly BookedEntry[]
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { period, standing, setOff } of (await lateLines(stores, entries)).values())
    for (const { id } of [...standing, ...setOff]) found.set(id, period);
  const lines = entries.filter(isOfAnObjection);
  if (lines.length === 0) return found;
  const scheme = schemeOf(stores);
  const { firstPeriod: first } = stores.unit;
  // A month is closed without figures where the scheme publishes none.
  const seals = (await stores.periods.seals()).filter(({ period }) => publishes(scheme, period, first));
  const notices = new Map(
    (await stores.objections.list()).map((each) => [objectionNo(each), each.notice.period])
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  // A line is booked after what it undoes, so that the earlier line's period is known by then.
  for (const entry of lines) {
    const undone = byId.get(entry.reverses ?? entry.revokes ?? '');
    const known = undone && found.get(undone.id);
    const month = undone ? undone.period : monthOf(entry.date);
    const of = known ?? sealedWith(month, entry, notices.get(entry.basis));
    if (of !== undefined) found.set(entry.id, of);
  }
  return found;

  function sealedWith(month: string, { period }: BookedEntry, noticed: string | undefined) {
    const then = seals.filter((seal) => lastMonth(seal.period) < period && contains(seal.period, month));
    const [shortest] = then;
    // A month on paper counts as its paper says: what was forgotten there is put right in the notice objected to.
    if (shortest?.digest === null && noticed !== undefined)
      return lastMonth(noticed) < period ? noticed : undefined;
    return shortest?.period;
  }
}
