import { firstDay, type Day } from '$lib/calendar';
import { isInForce, nextMonth, type Scheme } from '$lib/points';
import { builtInIds, builtInScheme, builtInText } from '$lib/schemes';
import { triablePeriods } from '$lib/server/schemes/what-if';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { named, parameterView } from '../scheme-view';

/**
 * What can be adopted without a file: what is in force, to set it otherwise, and what is built in. No text stands twice, and
 * what has no values isn't offered while it is in force: `fixed` is its name then.
 */
export async function choicesOf({ adoptions }: Pick<UnitStores, 'adoptions'>, today: Day) {
  const spans = adoptions.spans();
  const last = spans[spans.length - 1];
  const text = last ? await adoptions.textOf(last.no) : null;
  const isFixed =
    last !== undefined && last.scheme.parameters.length === 0 && isInForce(adoptions.scheme(), today);
  const kept =
    last && !isFixed
      ? [{ source: `adopted:${last.no}`, name: named(last.scheme), kept: true, origin: last.scheme.source }]
      : [];
  const builtIn = builtInIds.flatMap((id) => {
    const scheme = builtInScheme(id);
    if (!scheme || builtInText(id) === text) return [];
    return [{ source: `built-in:${id}`, name: named(scheme), kept: false, origin: scheme.source }];
  });
  return { choices: [...kept, ...builtIn], fixed: isFixed ? named(last.scheme) : null };
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
