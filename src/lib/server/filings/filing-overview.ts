import { countDays, dayIn, type Day } from '$lib/calendar';
import { lastMonth } from '$lib/notice';
import { begunPeriods } from '../periods/begun-periods';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { dueDay, isFiled } from './due';
import { filingState, type FilingState } from './filing-standing';
import type { Filing } from './filings';

/** A period that is to be filed, or was. */
export interface FilingLine {
  period: string;
  due: Day;
  /** days since it was due, while it isn't filed; 0: in time */
  late: number;
  /** what is still to be done before it can be filed; `ready`: nothing; null: it stands filed */
  before: 'seal' | 'publish' | 'window' | 'ready' | null;
  /** of the publicity period, where that is what it waits for */
  lastDay: Day | null;
  /** newest first: what was returned stays in the list */
  filings: (Filing & { state: FilingState })[];
}

/**
 * What a unit has to file and has filed: periods that are over, newest first. What was taken over from paper was made
 * public and filed on paper; what was over before the unit began here is due as if it had ended then.
 */
export async function filingOverview(stores: UnitStores, now: Date): Promise<FilingLine[]> {
  const today = dayIn(stores.unit.timeZone, now);
  const scheme = schemeOf(stores);
  const { firstPeriod } = stores.unit;
  const filed = (await stores.filings.list()).reverse();
  const ranked = await stores.periods.rankedCounts();
  const onPaper = new Set((await stores.takeovers.list()).map(({ period }) => period));
  const began = beganIn(stores);
  const over = begunPeriods(scheme, { firstPeriod, open: today.slice(0, 7) }).filter(
    (period) => isFiled(scheme, period) && lastMonth(period) < today.slice(0, 7) && !onPaper.has(period)
  );
  const notices = new Map((await stores.notices.list()).map((notice) => [notice.period, notice]));
  const lines: FilingLine[] = [];
  for (const period of over) {
    const own = filed.filter((filing) => filing.period === period);
    const filings = own.map((filing) => ({ ...filing, state: filingState(filing) }));
    const due = dueDay(began > lastMonth(period) ? began : period, stores.unit);
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
    lines.push({
      ...{ period, due, before, filings },
      lastDay: before === 'window' && notice ? notice.lastDay : null,
      late: stands || today <= due ? 0 : countDays(due, today) - 1
    });
  }
  return lines;
}

/** The month in which the unit was founded here; '' where that was never recorded. */
function beganIn({ adoptions, unit }: UnitStores): string {
  const founded = adoptions.lines[0]?.recorded ?? null;
  return founded === null ? '' : dayIn(unit.timeZone, new Date(founded)).slice(0, 7);
}

/** Those of them that wait for whoever files, or reviews. */
export function filingsWaiting(
  lines: readonly FilingLine[],
  { files, reviews }: { files: boolean; reviews: boolean }
): FilingLine[] {
  return lines.filter(({ before, filings }) => {
    if (before === 'ready') return files;
    const state = filings[0]?.state;
    return (files && state === 'asked') || (reviews && (state === 'filed' || state === 'answered'));
  });
}
