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
  if (!person) return { sections, kinds, base: formatPoints(rules.base), periods: [], lines: [] };
  const { periods, lines } = await personYear(stores, { subject: person.id, year });
  return {
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
