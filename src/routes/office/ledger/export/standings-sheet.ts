import { lastDay } from '$lib/calendar';
import { firstMonth, lastMonth } from '$lib/notice';
import { numberOf, rulesOn, type Scheme } from '$lib/points';
import { publishedWith } from '$lib/server/periods/closing';
import { scorePeriod } from '$lib/server/periods/score-period';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import type { Cell, Column, Sheet } from '$lib/server/workbook/sheet';
import { getLocale, m } from '$lib/text';
import { periodTitle } from '$lib/ui/period-text';
import { statusWords } from '$lib/ui/status-words';

/**
 * A period's sheet (每月、半年、年度积分): everybody in rank order with each section's points. What is sealed as it was
 * sealed; the open one by its ledger as it stands. A period that the scheme doesn't publish is told by the next longer one;
 * null when there is none.
 */
export async function standingsSheet(
  stores: UnitStores,
  { asked, who }: { asked: string; /** what those who are scored are called */ who: string }
): Promise<Sheet | null> {
  const scheme = schemeOf(stores);
  const period = publishedWith(scheme, lastMonth(asked)).find(
    (each) => firstMonth(each) <= firstMonth(asked)
  );
  if (period === undefined) return null;
  const { rows } = await scorePeriod(stores, period);
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const sections = sectionsOf(scheme, period);
  const isOpen = (await stores.periods.results(period)).length === 0;
  return {
    name: m.book_standings(),
    titles: [
      `${stores.unit.name} ${periodTitle(period)} ${m.book_standings()}`,
      isOpen ? m.office_is_pending() : m.office_is_sealed()
    ],
    columns: [
      { title: m.office_col_rank(), width: 8, look: 'number' },
      { title: m.office_col_number(), width: 12, look: 'text' },
      { title: who, width: 14, look: 'text' },
      { title: m.office_col_pool(), width: 14, look: 'text' },
      ...sections.map(({ title }): Column => ({ title, width: 12, look: 'points' })),
      { title: m.paper_adjusted(), width: 10, look: 'points' },
      { title: m.paper_points(), width: 12, look: 'points' },
      { title: m.paper_balance(), width: 12, look: 'number' },
      { title: m.office_col_state(), width: 14, look: 'text' }
    ],
    rows: rows.map((row): Cell[] => {
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
        statusWords[row.status]()
      ];
    }),
    foot: [m.book_signs()]
  };
}

function sectionsOf(scheme: Scheme, period: string): { id: string; title: string }[] {
  const english = getLocale() === 'en';
  return rulesOn(scheme, lastDay(lastMonth(period))).sections.map((section) => ({
    id: section.id,
    title: english ? section.english : section.name
  }));
}
