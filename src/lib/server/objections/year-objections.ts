import { firstMonth, lastMonth } from '$lib/notice';
import type { UnitStores } from '../store/unit-stores';
import { objectionNo, type Objection, type ObjectedNotice } from './objection';
import { objectionStanding, toldState, type ObjectionState } from './objection-standing';

/**
 * An objection about a person as their yearly file has it: an allow-list. Never who raised it and how, what they wrote, how to
 * reach them; nor the receipt, which opens the answer to whoever holds it and takes it to the superior.
 */
export interface YearObjection {
  /** 异议号 */
  no: string;
  notice: Pick<ObjectedNotice, 'code' | 'period' | 'year' | 'no'>;
  /** number of the ledger line, when one is named */
  entry: string | null;
  /** instant */
  filed: string;
  state: ObjectionState;
  /** the answer that stands; null: none yet, or the superior has it */
  answer: { at: string; words: string } | null;
  /** codes of its supplementary notices, in the order in which they were published */
  supplements: string[];
}

/**
 * The objections about a person's rows in a year's notices, in the order in which they were raised.
 *
 * @param oneself account of the person when they look at their own: what others have raised is theirs to see once it was
 *   answered, for who is objected to has no part in finding out (`involved`)
 */
export async function yearObjections(
  { objections }: UnitStores,
  { subject, year, oneself }: { subject: string; year: number; oneself?: string | undefined }
): Promise<YearObjection[]> {
  const [from, to] = [`${year}-01`, `${year}-12`];
  const isShown = ({ account, way, steps }: Objection) =>
    oneself === undefined ||
    (way === 'member' && account === oneself) ||
    steps.some(({ act }) => act === 'answer');
  return (await objections.list())
    .filter((one) => one.subject === subject && isShown(one))
    .filter(({ notice: { period } }) => firstMonth(period) >= from && lastMonth(period) <= to)
    .map((objection) => {
      const { state, answer, supplements } = objectionStanding(objection);
      const { code, period, year, no } = objection.notice;
      return {
        no: objectionNo(objection),
        notice: { code, period, year, no },
        ...{ entry: objection.entry, filed: objection.filed },
        state: oneself === undefined ? state : toldState(state),
        answer: answer && { at: answer.at, words: answer.words },
        supplements
      };
    });
}
