import { wholeYear, firstMonth, lastMonth, daysOf } from '$lib/calendar';
import { numberOf, recordedSince, rulesOn, scoreNoun, type Scheme } from '$lib/points';
import { scorableLedger } from '$lib/server/domain/notices/corrected-ledger';
import { publishedWith } from '$lib/server/domain/periods/closing';
import { scorePeriod } from '$lib/server/domain/periods/score-period';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { WorkbookCell, WorkbookColumn, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { getLocale, m } from '$lib/text';
import { periodTitle } from '$lib/ui/text/period-text';
import { recordedSinceNotes } from '$lib/ui/text/recorded-since-text';
import { scoreHeading } from '$lib/ui/text/score-text';
import { statusText } from '$lib/ui/text/status-text';

/**
 * A period's sheet (每月、半年、年度积分): everybody in rank order with the points of each section. A sealed period
 * reads as sealed and corrected, the open one by its present ledger. A period that the scheme doesn't publish is replaced
 * by the next longer one; null when there is none.
 * @param asked the period
 */
export async function standingsSheet(
  stores: UnitStores,
  {
    asked,
    who
  }: { asked: string; /** the unit's word for the people or communities that are scored */ who: string }
): Promise<PrintedSheet | null> {
  const scheme = schemeOf(stores);
  const period = publishedWith(scheme, lastMonth(asked)).find(
    (each) => firstMonth(each) <= firstMonth(asked)
  );
  if (period === undefined) return null;
  const { entries, papers } = await scorableLedger(stores, period);
  const { rows } = await scorePeriod(stores, period, entries, papers);
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const sections = sectionsOf(scheme, period);
  const hasBalance = rows.some(({ balance }) => balance !== null);
  const since = recordedSince(hasBalance ? wholeYear(period) : period, stores.unit.firstPeriod);
  const isOpen = (await stores.periods.results(period)).length === 0;
  return {
    name: m.book_standings(),
    titles: [
      `${stores.unit.name} ${periodTitle(period)} ${m.book_standings()}`,
      isOpen ? m.office_is_pending() : m.office_is_sealed(),
      ...recordedSinceNotes(since)
    ],
    columns: [
      { title: m.office_col_rank(), width: 8, style: 'number' },
      { title: m.office_col_number(), width: 12, style: 'text' },
      { title: who, width: 14, style: 'text' },
      { title: m.office_col_pool(), width: 14, style: 'text' },
      ...sections.map(({ title }): WorkbookColumn => ({ title, width: 12, style: 'points' })),
      { title: m.paper_adjusted(), width: 10, style: 'points' },
      { title: m.paper_points({ score: scoreHeading(scoreNoun(scheme)) }), width: 12, style: 'points' },
      { title: m.paper_balance(), width: 12, style: 'number' },
      { title: m.office_col_state(), width: 14, style: 'text' }
    ],
    rows: rows.map((row): WorkbookCell[] => {
      const own = sections.map(({ id }) => row.sections[id] ?? 0);
      const adjusted = row.points - own.reduce((sum, points) => sum + points, 0);
      return [
        row.rank,
        row.subject,
        names.get(row.subject) || row.subject,
        row.pool,
        ...own.map(numberOf),
        numberOf(adjusted),
        numberOf(row.points),
        row.balance === null ? null : numberOf(row.balance),
        statusText[row.status]()
      ];
    }),
    foot: [m.book_signs()]
  };
}

function sectionsOf(scheme: Scheme, period: string): { id: string; title: string }[] {
  const english = getLocale() === 'en';
  return rulesOn(scheme, daysOf(period).to).sections.map((section) => ({
    id: section.id,
    title: english ? section.english : section.name
  }));
}
