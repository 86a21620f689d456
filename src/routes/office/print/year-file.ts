import { lastDay } from '$lib/calendar';
import { formatPoints, rulesOn, type Subject } from '$lib/points';
import { personYear } from '$lib/server/periods/person-year';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { lineView } from '../ledger/line-view';

/** A person's year as it is printed, points in words; of nobody: the columns alone. */
export async function yearFile(
  stores: UnitStores,
  { person, year }: { person: Subject | null; year: number }
) {
  const scheme = schemeOf(stores);
  const rules = rulesOn(scheme, lastDay(`${year}-12`));
  const sections = rules.sections.map(({ id, name, english }) => ({ id, name, english }));
  const kinds = Object.keys(rules.score);
  if (!person)
    return { sections, kinds, base: formatPoints(rules.base), periods: [], lines: [], brought: [] };
  const { periods, lines } = await personYear(stores, { subject: person.id, year });
  const received = await stores.standings.received(person.id);
  return {
    /** months of this year in another unit, as it has certified them: not counted */
    brought: received.flatMap(({ standing, digest }) => {
      const months = (standing?.months ?? []).filter(({ period }) => period.startsWith(`${year}-`));
      if (!standing || months.length === 0) return [];
      return {
        ...{ unit: standing.unit.name, no: standing.signed.no, digest },
        months: months.map(({ period, points }) => ({ period, points: formatPoints(points) }))
      };
    }),
    ...{ sections, kinds, base: formatPoints(rules.base) },
    periods: periods.map(({ period, sealed, status, points, balance, rank, ...rest }) => ({
      ...{ period, sealed, status, rank },
      points: formatPoints(points, { signed: true }),
      balance: balance === null ? '' : formatPoints(balance),
      sections: sections.map(({ id }) => formatPoints(rest.sections[id] ?? 0, { signed: true })),
      adjusted: rest.adjusted === 0 ? null : formatPoints(rest.adjusted, { signed: true }),
      record: rest.record,
      notice: rest.notice
    })),
    lines: lines.map(lineView)
  };
}
