import { countDays, dayIn, type Day, wholeYear, monthOf, lastMonth, periodKind, daysOf } from '$lib/calendar';
import { filingDueDay, recordedSince, rulesOn, type Scheme } from '$lib/points';
import { begunPeriods } from '../periods/begun-periods';
import { firstMonthHere, foundedOn } from '../periods/first-month-here';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { asksToFile, mayBeFiled } from './filed-periods';
import { filingState, type FilingState } from './filing-status';
import type { Filing } from './filings';

/** A period that is to be filed, may be, or was. */
export interface FilingOverviewLine {
  period: string;
  /** M15: the month since which it is recorded, or the year that its balance counts; null: whole */
  recordedSince: string | null;
  /** null: the document doesn't ask for it, and nothing is ever late */
  due: Day | null;
  /** days since it was due, while it isn't filed; 0: in time */
  late: number;
  /** the step that is missing before it can be filed; `ready`: none; null: it is filed */
  before: 'seal' | 'publish' | 'window' | 'ready' | null;
  /** last day of the publicity period, where the filing waits for that */
  lastDay: Day | null;
  /** newest first; returned filings stay in the list */
  filings: (Filing & { state: FilingState })[];
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
  const filed = (await stores.filings.list()).reverse();
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
    const filings = own.map((filing) => ({ ...filing, state: filingState(filing) }));
    const isAsked = asksToFile(schemeOf(stores, daysOf(period).to), period);
    const due = isAsked ? filingDueDay(began > lastMonth(period) ? began : period, stores.unit) : null;
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
      recordedSince: recordedSince(countsYear(scheme, period) ? wholeYear(period) : period, firstPeriod),
      lastDay: before === 'window' && notice ? notice.lastDay : null,
      late: stands || due === null || today <= due ? 0 : countDays(due, today) - 1
    });
  }
  return lines;
}

/** Whether a period's filing ranks by a balance, which counts from the beginning of the year. */
function countsYear(scheme: Scheme, period: string): boolean {
  return rulesOn(scheme, daysOf(period).to).score[periodKind(period)] === 'balance';
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
