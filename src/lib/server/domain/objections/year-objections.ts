import { yearOf } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { objectionNo, type Objection, type ObjectedNotice } from './objection';
import { objectionStatus, shownState, type ObjectionState } from './objection-status';

/**
 * An objection about a person in their yearly file, as an allow-list. It never has who raised it and how,
 * what they wrote or how to reach them; nor the receipt, which opens the answer to its holder and lets them
 * appeal.
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
  /** the valid answer; null: none yet, or the superior has it */
  answer: { at: string; words: string } | null;
  /** codes of its supplementary notices, in the order in which they were published */
  supplements: string[];
}

/**
 * The objections about a person's rows in a year's notices, or in all without a year, in the order in which they were raised.
 * @param oneself account of the person when they look at their own: they see others' objections only once
 * answered, because a person who is objected to has no part in finding out (`involved`)
 */
export async function yearObjections(
  { objections }: UnitStores,
  { subject, year, oneself }: { subject: string; year?: number; oneself?: string | undefined }
): Promise<YearObjection[]> {
  const isShown = ({ account, way, steps }: Objection) =>
    oneself === undefined ||
    (way === 'member' && account === oneself) ||
    steps.some(({ action }) => action === 'answer');
  return (await objections.list())
    .filter((one) => one.subject === subject && isShown(one))
    .filter(({ notice: { period } }) => year === undefined || yearOf(period) === year)
    .map((objection) => {
      const { state, answer, supplements } = objectionStatus(objection);
      const { code, period, year, no } = objection.notice;
      return {
        no: objectionNo(objection),
        notice: { code, period, year, no },
        entry: objection.entry,
        filed: objection.filed,
        state: oneself === undefined ? state : shownState(state),
        answer: answer && { at: answer.at, words: answer.words },
        supplements
      };
    });
}
