import { contains, lastMonth } from '$lib/calendar';
import { setOffIn } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { hasMeeting, objectionNo } from '../objections/objection';
import { countedLines } from '../objections/corrections/counted-lines';
import { tellingOf } from '../objections/corrections/supplement-of-correction';
import type { UnitStores } from '../units/unit-stores';

/** A correction that an upheld objection has made to a year's result after it was sealed. */
export interface YearCorrection {
  objection: string;
  /** number of the objection, as people say it */
  no: string;
  /** code of the supplementary notice; null: it isn't published yet */
  supplement: string | null;
  /** entries that no longer count, and those that count instead, also again */
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
    const targetOf = ({ reverses, revokes }: BookedEntry) =>
      reverses === null ? revokes : aside.has(reverses) ? undefined : reverses;
    const targets = own.flatMap((line) => targetOf(line) ?? []);
    const byId = new Map((await stores.ledger.named(targets)).map((entry) => [entry.id, entry]));
    const telling = tellingOf(objection, supplements);
    for (const supplement of new Set(own.map(({ seq }) => telling(seq)))) {
      const part = own.filter(({ seq }) => telling(seq) === supplement);
      const undone = part.flatMap((line) => byId.get(targetOf(line) ?? '') ?? []);
      const booked = part.filter(({ reverses, revokes }) => reverses === null && revokes === undefined);
      booked.push(...(await countedAgain(stores, period, part)));
      found.push({ objection: objection.id, no, supplement, undone, booked });
    }
  }
  return found;
}

/** The lines that count in a year again because a correction has revoked those that replaced them. */
async function countedAgain(
  stores: UnitStores,
  year: string,
  correction: readonly BookedEntry[]
): Promise<BookedEntry[]> {
  const people = new Set(
    correction.flatMap(({ subject, revokes }) => (revokes === undefined ? [] : subject))
  );
  const own = new Set(correction.map(({ id }) => id));
  const last = Math.max(...correction.map(({ seq }) => seq));
  const again: BookedEntry[] = [];
  for (const subject of people) {
    const entries = (await stores.ledger.entries({ subject })).filter(({ seq }) => seq <= last);
    const earlier = entries.filter(({ id }) => !own.has(id));
    const before = await countedLines(stores, earlier);
    const after = await countedLines(stores, entries);
    for (const line of earlier)
      if (after.closedYearOf(line) === year && before.closedYearOf(line) === null) again.push(line);
  }
  return again;
}
