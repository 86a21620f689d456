import { byEnd, wholeYear } from '$lib/calendar';
import { numberOf, recordedSince } from '$lib/points';
import type { SealedResult } from '$lib/server/domain/periods/periods';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { WorkbookCell, WorkbookColumn, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { m } from '$lib/text';
import { periodLong } from '$lib/ui/text/period-text';
import { recordedSinceNotes } from '$lib/ui/text/recorded-since-text';

/**
 * A year's summary (积分汇总表): people by sealed periods, with the balance and rank of the last period that has
 * them.
 * @param year as in `2026`
 * @param who the unit's word for the people or communities that are scored
 */
export async function summarySheet(
  stores: UnitStores,
  { year, who }: { year: string; who: string }
): Promise<PrintedSheet> {
  const sealed = (await stores.periods.seals())
    .map(({ period }) => period)
    .filter((period) => wholeYear(period) === year)
    .sort(byEnd);
  const columns: { period: string; points: Map<string, number> }[] = [];
  const last = new Map<string, Pick<SealedResult, 'pool' | 'balance' | 'rank'> & { period: string }>();
  for (const period of sealed) {
    const results = await stores.periods.results(period);
    if (results.length === 0) continue;
    columns.push({ period, points: new Map(results.map(({ subject, points }) => [subject, points])) });
    for (const { subject, pool, balance, rank } of results)
      if (balance !== null || !last.has(subject)) last.set(subject, { period, pool, balance, rank });
  }
  // Ranks belong to one period, so a person whose last period is an earlier one has none.
  const ranked = sealed.findLast((period) => [...last.values()].some((one) => one.period === period)) ?? null;
  const since = recordedSince(year, stores.unit.firstPeriod);
  const people = (await stores.roster.list()).filter(({ id }) => last.has(id));
  return {
    name: m.book_summary(),
    titles: [
      `${stores.unit.name} ${m.common_whole_year({ year })} ${m.book_summary()}`,
      m.book_sealed_only(),
      ...recordedSinceNotes(since)
    ],
    columns: [
      { title: m.office_col_number(), width: 12, style: 'text' },
      { title: who, width: 14, style: 'text' },
      { title: m.office_col_pool(), width: 12, style: 'text' },
      ...columns.map(({ period }): WorkbookColumn => ({
        title: periodLong(period),
        width: 11,
        style: 'points'
      })),
      { title: m.paper_balance(), width: 11, style: 'number' },
      {
        title: ranked === null ? m.office_col_rank() : m.book_rank_of({ period: periodLong(ranked) }),
        width: 14,
        style: 'number'
      }
    ],
    rows: people.map((person): WorkbookCell[] => {
      const { period = null, pool = '', balance = null, rank = null } = last.get(person.id) ?? {};
      return [
        person.id,
        person.name || person.id,
        pool,
        ...columns.map(({ points }) => {
          const own = points.get(person.id);
          return own === undefined ? null : numberOf(own);
        }),
        balance === null ? null : numberOf(balance),
        period === ranked ? rank : null
      ];
    }),
    foot: [m.book_signs()]
  };
}
