import { dayIn, type Day } from '$lib/calendar';
import { isTabled } from '../../notices/publicity-days';
import type { UnitStores } from '../../units/unit-stores';
import type { PublicUnit, Unit } from '../../units/unit';
import { appealableUntil } from '../appeal-objection';
import { objectionNo, type ObjectedNotice } from '../objection';
import { objectionStatus, shownState } from '../objection-status';

/**
 * The content of a receipt for its holder: the objection's state and its answer, and nobody else's name or
 * words.
 */
export interface Receipt {
  unit: PublicUnit;
  receipt: string;
  no: string;
  notice: ObjectedNotice;
  /** YYYY-MM-DD */
  filed: Day;
  state: ReturnType<typeof shownState>;
  /** last day for the answer; null when it was given */
  due: Day | null;
  isOverdue: boolean;
  /** the due day's year has no holiday table: weekends alone were counted out */
  isReckoned: boolean;
  answer: { words: string; day: Day; upheld: boolean } | null;
  /** codes of its supplementary notices, in the order in which they were published */
  supplements: string[];
  /** last day on which it may be taken to the superior; null: it can't be */
  appealUntil: Day | null;
  /** the answer is reported at the next assembly of all members */
  toAssembly: boolean;
  /** number of the last step */
  last: number;
  objections: Unit['objections'];
}

/** The content of a receipt as of now; null when the unit has no such receipt. */
export async function receiptView(stores: UnitStores, now: Date, receipt: string): Promise<Receipt | null> {
  const [objection] = await stores.objections.list({ receipt });
  if (!objection) return null;
  const { id, name, parent, timeZone, objections } = stores.unit;
  const today = dayIn(timeZone, now);
  const { state, answer, due, supplements, last } = objectionStatus(objection);
  const until = await appealableUntil(stores, objection);
  return {
    unit: { id, name, parent, timeZone },
    receipt,
    no: objectionNo(objection),
    notice: objection.notice,
    due,
    supplements,
    last,
    objections,
    filed: dayIn(timeZone, new Date(objection.filed)),
    state: shownState(state),
    isOverdue: due !== null && today > due,
    isReckoned: due !== null && !isTabled(await stores.holidays.tables(), due),
    answer: answer && {
      words: answer.words,
      day: dayIn(timeZone, new Date(answer.at)),
      upheld: answer.upheld === true
    },
    appealUntil: until !== null && today <= until ? until : null,
    toAssembly: stores.adoptions.scheme().assembly !== undefined
  };
}
