import { contains, lastMonth } from '$lib/calendar';
import { setOffIn } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { hasMeeting, objectionNo } from '../objections/objection';
import { tellingOf } from '../objections/corrections/supplement-of-correction';
import type { UnitStores } from '../units/unit-stores';

/** A correction that an upheld objection has made to a year's result after it was sealed. */
export interface YearCorrection {
  objection: string;
  /** number of the objection, as people say it */
  no: string;
  /** code of the supplementary notice; null: it isn't published yet */
  supplement: string | null;
  /** entries that no longer count, and those that count instead */
  undone: BookedEntry[];
  booked: BookedEntry[];
}

/**
 * The corrections of a closed year since it was sealed, in the order of the objections; each has its own
 * supplementary notice. An objection to a shorter period corrects the year as well when its lines are booked after it; those
 * booked in the year count there by booking (M5).
 */
export async function correctionsOfYear(stores: UnitStores, year: number): Promise<YearCorrection[]> {
  const period = String(year);
  const about = (await stores.objections.list()).filter(({ notice }) => contains(period, notice.period));
  const supplements = await stores.notices.supplements();
  const found: YearCorrection[] = [];
  for (const objection of about.filter(hasMeeting)) {
    const no = objectionNo(objection);
    const own = (await stores.ledger.numbered(no)).filter((entry) => entry.period > lastMonth(period));
    const aside = setOffIn(own);
    const targets = own.flatMap(({ reverses }) =>
      reverses === null || aside.has(reverses) ? [] : [reverses]
    );
    const byId = new Map((await stores.ledger.named(targets)).map((entry) => [entry.id, entry]));
    const telling = tellingOf(objection, supplements);
    for (const supplement of new Set(own.map(({ seq }) => telling(seq)))) {
      const part = own.filter(({ seq }) => telling(seq) === supplement);
      const undone = part.flatMap(({ reverses }) => {
        const target = reverses === null || aside.has(reverses) ? undefined : byId.get(reverses);
        return target ? [target] : [];
      });
      const booked = part.filter(({ reverses }) => reverses === null);
      found.push({ objection: objection.id, no, supplement, undone, booked });
    }
  }
  return found;
}
