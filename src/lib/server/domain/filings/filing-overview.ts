import { countDays, dayIn, type Day, monthOf, lastMonth, daysOf } from '$lib/calendar';
import { filingDueDay } from '$lib/points';
import { begunPeriods } from '../periods/begun-periods';
import { firstMonthHere, foundedOn } from '../periods/first-month-here';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { asksToFile, mayBeFiled } from './filed-periods';
import { filedSince } from './filed-since';
import { filingState, returnOf, type FilingState } from './filing-status';
import { returnDays } from './filing-rounds';
import type { Filing, FilingStep } from './filings';

/** A period that is to be filed, may be, or was. */
export interface FilingOverviewLine {
  period: string;
  /** the month that `filedSince` gives (M15) */
  recordedSince: string | null;
  /** null: the document doesn't ask for it, and nothing is ever late */
  due: Day | null;
  /** days since it was due, while it isn't filed; 0: in time. After a return, it is due anew. */
  late: number;
  /** the step that is missing before it can be filed; `ready`: none; null: it is filed */
  before: 'seal' | 'publish' | 'window' | 'ready' | null;
  /** last day of the publicity period, where the filing waits for that */
  lastDay: Day | null;
  /** the return after which it waits to be filed anew (退回补正); null: it doesn't */
  returned: ReturnedFiling | null;
  /** newest first; returned filings stay in the list */
  filings: (Filing & { state: FilingState; round: number })[];
}

/** A return that still waits for the period to be filed anew. */
export interface ReturnedFiling {
  filing: string;
  /** its account, instant and reason */
  step: FilingStep;
  on: Day;
  /** days since then; 0: today */
  days: number;
  /** whether the unit has answered it */
  isAnswered: boolean;
}

/**
 * A unit's filings, made and due: periods that are over, newest first. A period whose filing the document
 * doesn't ask for is listed once it can be filed. Periods taken over from paper were
 * published and filed on paper; a period that was over before the unit began here is due as if it had ended
 * then.
 */
export async function filingOverview(stores: UnitStores, now: Date): Promise<FilingOverviewLine[]> {
  const today = dayIn(stores.unit.timeZone, now);
  const scheme = schemeOf(stores);
  const { firstPeriod } = stores.unit;
  const inOrder = await stores.filings.list();
  const filed = inOrder.toReversed();
  const returnedOn = returnDays(inOrder, stores.unit.timeZone);
  const ranked = await stores.periods.rankedCounts();
  const sealed = new Set((await stores.periods.seals()).map(({ period }) => period));
  const first = await firstMonthHere(stores);
  const began = monthOf(foundedOn(stores));
  const over = begunPeriods(scheme, { firstPeriod, open: monthOf(today) }).filter(
    (period) => mayBeFiled(scheme, period) && lastMonth(period) < monthOf(today) && lastMonth(period) >= first
  );
  const notices = new Map((await stores.notices.list()).map((notice) => [notice.period, notice]));
  const lines: FilingOverviewLine[] = [];
  for (const period of over) {
    const own = filed.filter((filing) => filing.period === period);
    const filings = own.map((filing, at) => ({
      ...filing,
      state: filingState(filing),
      round: own.length - at
    }));
    const isAsked = asksToFile(schemeOf(stores, daysOf(period).to), period);
    const back = returnedOn.get(period);
    const countedFrom = back ? monthOf(back) : began > lastMonth(period) ? began : period;
    const due = isAsked ? filingDueDay(countedFrom, stores.unit) : null;
    const stands = filings[0] !== undefined && filings[0].state !== 'returned';
    const notice = notices.get(period);
    const before = stands
      ? null
      : !ranked.has(period)
        ? 'seal'
        : !notice
          ? 'publish'
          : today <= notice.lastDay
            ? 'window'
            : 'ready';
    const isOwed = due !== null || before === 'ready';
    // A period that was sealed with nobody in it has nothing to file.
    const isEmpty = sealed.has(period) && !ranked.has(period);
    if (own.length === 0 && (!isOwed || isEmpty)) continue;
    lines.push({
      period,
      due,
      before,
      filings,
      returned: stands ? null : returnedFiling(filings[0], { on: back, today }),
      recordedSince: filedSince(scheme, period, firstPeriod),
      lastDay: before === 'window' && notice ? notice.lastDay : null,
      late: stands || due === null || today <= due ? 0 : countDays(due, today) - 1
    });
  }
  return lines;
}

function returnedFiling(
  latest: Filing | undefined,
  { on, today }: { on: Day | undefined; today: Day }
): ReturnedFiling | null {
  const step = latest && returnOf(latest);
  if (!step || on === undefined) return null;
  const isAnswered = latest.steps.some(({ no, action }) => action === 'answer' && no > step.no);
  return { filing: latest.id, step, on, days: countDays(on, today) - 1, isAnswered };
}

/**
 * The filings that wait for the person who files, or who reviews. A filing that the document doesn't ask for
 * waits for nobody until it is made.
 */
export function filingsWaiting(
  lines: readonly FilingOverviewLine[],
  { files, reviews }: { files: boolean; reviews: boolean }
): FilingOverviewLine[] {
  return lines.filter(({ before, due, filings }) => {
    if (before === 'ready') return files && (due !== null || filings.length > 0);
    const state = filings[0]?.state;
    return (files && state === 'asked') || (reviews && (state === 'filed' || state === 'answered'));
  });
}
