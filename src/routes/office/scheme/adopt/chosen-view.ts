import { firstDay } from '$lib/calendar';
import { nextMonth, type Scheme } from '$lib/points';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { triablePeriods } from '$lib/server/schemes/what-if';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { named, parameterView } from '../scheme-view';

/** What can be adopted without a file: what is in force, to set it otherwise, and what is built in. */
export function choicesOf({ adoptions }: UnitStores) {
  const spans = adoptions.spans();
  const last = spans[spans.length - 1];
  const kept = last
    ? [{ source: `adopted:${last.no}`, name: named(last.scheme), kept: true, origin: last.scheme.source }]
    : [];
  const builtIn = builtInIds.flatMap((id) => {
    const scheme = builtInScheme(id);
    if (!scheme) return [];
    return [{ source: `built-in:${id}`, name: named(scheme), kept: false, origin: scheme.source }];
  });
  return [...kept, ...builtIn];
}

/** A chosen text with what is to be filled in: its values as they were adopted last, or its own. */
export async function chosenView(
  stores: UnitStores,
  { source, scheme, today }: { source: string; scheme: Scheme; today: string }
) {
  const before = stores.adoptions.lines.flatMap((line) =>
    line.act === 'adopt' && !line.withdrawn && line.scheme === scheme.id ? [line.parameters] : []
  );
  const values = before[before.length - 1] ?? {};
  const next = firstDay(nextMonth(today.slice(0, 7)));
  const own = scheme.inForce[0]?.from ?? next;
  const from = own > next ? own : next;
  const periods = await triablePeriods(stores, { scheme, from });
  return {
    source,
    title: named(scheme),
    parameters: scheme.parameters
      .map((parameter) => parameterView(parameter, values))
      .sort((a, b) => Number(b.confirm) - Number(a.confirm)),
    from,
    earliest: firstDay(await stores.periods.open()),
    periods
  };
}
