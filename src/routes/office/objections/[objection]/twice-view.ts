import { firstMonth } from '$lib/notice';
import { formatPoints, itemOf } from '$lib/points';
import { countedTwice } from '$lib/server/objections/counts-twice';
import { hasMeeting, type Objection } from '$lib/server/objections/objection';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { itemText } from '$lib/ui/item-text';

/** The year that is over, and the month in which what is booked for it now is booked; null: the notice is of the running year. */
export async function yearOver({ periods }: UnitStores, { notice }: Objection) {
  const open = await periods.open();
  const [year, booked] = [firstMonth(notice.period).slice(0, 4), open.slice(0, 4)];
  return year < booked ? { year, booked, month: open } : null;
}

/** Lines that it has booked for a closed year, and that count in the year in which they are booked, too (M13b). */
export async function twiceView(stores: UnitStores, objection: Objection) {
  if (!hasMeeting(objection)) return [];
  const scheme = schemeOf(stores);
  return (await countedTwice(stores, objection)).map(({ entry, year, bookedYear, points }) => ({
    ...{ entry: entry.id, year, booked: bookedYear, points: formatPoints(points, { signed: true }) },
    what: itemText(itemOf(scheme, entry.item, entry.date), entry)
  }));
}
