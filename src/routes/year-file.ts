import { lastDay } from '$lib/calendar';
import { formatPoints, rulesOn, type Subject } from '$lib/points';
import { personYear } from '$lib/server/periods/person-year';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import type { YearFile } from '$lib/ui/paper/year-file';
import { lineView } from './ledger-line-view';

/**
 * A person's year as it is printed, points in words; of nobody: the columns alone.
 *
 * @param oneself account of the person, when they look at their own
 */
export async function yearFile(
  stores: UnitStores,
  { person, year, oneself }: { person: Subject | null; year: number; oneself?: string }
): Promise<YearFile> {
  const scheme = schemeOf(stores);
  const rules = rulesOn(scheme, lastDay(`${year}-12`));
  const sections = rules.sections.map(({ id, name, english }) => ({ id, name, english }));
  const columns = { sections, kinds: Object.keys(rules.score), base: formatPoints(rules.base) };
  if (!person) return { ...columns, periods: [], lines: [], brought: [], objections: [] };
  const { periods, lines, objections } = await personYear(stores, { subject: person.id, year, oneself });
  const received = await stores.standings.received(person.id);
  return {
    ...columns,
    brought: received.flatMap(({ standing, digest }) => {
      const months = (standing?.months ?? []).filter(({ period }) => period.startsWith(`${year}-`));
      if (!standing || months.length === 0) return [];
      return {
        ...{ unit: standing.unit.name, no: standing.signed.no, digest },
        months: months.map(({ period, points }) => ({ period, points: formatPoints(points) }))
      };
    }),
    periods: periods.map(({ period, sealed, status, points, balance, rank, ...rest }) => ({
      ...{ period, sealed, status, rank },
      points: formatPoints(points, { signed: true }),
      balance: balance === null ? '' : formatPoints(balance),
      sections: sections.map(({ id }) => formatPoints(rest.sections[id] ?? 0, { signed: true })),
      adjusted: rest.adjusted === 0 ? null : formatPoints(rest.adjusted, { signed: true }),
      record: rest.record,
      notice: rest.notice,
      isPaper: rest.isPaper
    })),
    lines: lines.map(lineView),
    objections
  };
}
