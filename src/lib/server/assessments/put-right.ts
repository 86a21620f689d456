import type { BookedEntry } from '../ledger/ledger';
import { setOffIn } from '../objections/assessed-figure';
import { objectionNo } from '../objections/objection';
import { objectionStanding } from '../objections/objection-standing';
import type { UnitStores } from '../store/unit-stores';

/** What an upheld objection has put right of a year's result after it was sealed. */
export interface PutRight {
  objection: string;
  /** number of the objection, as people say it */
  no: string;
  /** code of the supplementary notice; null: it isn't out yet */
  supplement: string | null;
  /** what counts no more, and what counts instead */
  undone: BookedEntry[];
  booked: BookedEntry[];
}

/** What was put right of a closed year since it was sealed, in the order of the objections. */
export async function putRightOf(stores: UnitStores, year: number): Promise<PutRight[]> {
  const about = (await stores.objections.list()).filter(({ notice }) => notice.period === String(year));
  if (about.length === 0) return [];
  const entries = await stores.ledger.entries();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return about.flatMap((objection) => {
    const no = objectionNo(objection);
    const own = entries.filter(({ id }) => id.startsWith(`${no}-`));
    if (own.length === 0) return [];
    const aside = setOffIn(own);
    const undone = own.flatMap(({ reverses }) => {
      const target = reverses === null || aside.has(reverses) ? undefined : byId.get(reverses);
      return target ? [target] : [];
    });
    const booked = own.filter(({ reverses }) => reverses === null);
    const { supplement } = objectionStanding(objection);
    return [{ objection: objection.id, no, supplement, undone, booked }];
  });
}
