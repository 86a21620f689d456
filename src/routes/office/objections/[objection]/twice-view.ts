import { wholeYear } from '$lib/calendar';
import { formatPoints, itemOf } from '$lib/points';
import { countedTwice } from '$lib/server/domain/objections/corrections/counts-twice';
import { hasMeeting, type Objection } from '$lib/server/domain/objections/objection';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { itemText } from '$lib/ui/text/item-text';

/**
 * The ended year of the notice, and the month in which corrections of it are booked now.
 * @returns null for a notice of the running year
 */
export async function yearOver({ periods }: UnitStores, { notice }: Objection) {
  const open = await periods.open();
  const [year, booked] = [wholeYear(notice.period), wholeYear(open)];
  return year < booked ? { year, booked, month: open } : null;
}

/**
 * Lines that the objection booked for a closed year and that count in the year of their booking as well
 * (M13b).
 */
export async function twiceView(stores: UnitStores, objection: Objection) {
  if (!hasMeeting(objection)) return [];
  const scheme = schemeOf(stores);
  return (await countedTwice(stores, objection)).map(({ entry, year, bookedYear, points }) => ({
    entry: entry.id,
    year,
    booked: bookedYear,
    points: formatPoints(points, { signed: true }),
    what: itemText(itemOf(scheme, entry.item, entry.date), entry)
  }));
}
