import { firstDay, type Day, monthOf, nextMonth } from '$lib/calendar';
import { isInForce, type Scheme } from '$lib/points';
import { builtInIds, builtInScheme, builtInText } from '$lib/schemes';
import { triablePeriods } from '$lib/server/domain/schemes/what-if';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { localizedName, parameterView } from '../scheme-view';

/**
 * The texts that can be adopted without a file: the one in force with other values, and the built-in ones,
 * none of them twice. A scheme without values isn't offered while it is in force; `fixed` is its name then.
 * @param today the unit's day, YYYY-MM-DD
 */
export async function adoptableTexts({ adoptions }: Pick<UnitStores, 'adoptions'>, today: Day) {
  const spans = adoptions.spans();
  const last = spans[spans.length - 1];
  const text = last ? await adoptions.textOf(last.no) : null;
  const isFixed =
    last !== undefined && last.scheme.parameters.length === 0 && isInForce(adoptions.scheme(), today);
  const kept =
    last && !isFixed
      ? [
          {
            source: `adopted:${last.no}`,
            name: localizedName(last.scheme),
            kept: true,
            origin: last.scheme.source
          }
        ]
      : [];
  const builtIn = builtInIds.flatMap((id) => {
    const scheme = builtInScheme(id);
    if (!scheme || builtInText(id) === text) return [];
    return [{ source: `built-in:${id}`, name: localizedName(scheme), kept: false, origin: scheme.source }];
  });
  return { choices: [...kept, ...builtIn], fixed: isFixed ? localizedName(last.scheme) : null };
}

/**
 * A chosen text with its fields: the values adopted last, or the text's own, which a file that somebody brings
 * has always: a downloaded one contains the adopted ones.
 * @param source as in the address (`?source=`)
 * @param today the unit's day, YYYY-MM-DD
 */
export async function chosenView(
  stores: UnitStores,
  { source, scheme, today }: { source: string; scheme: Scheme; today: string }
) {
  const before = stores.adoptions.lines.flatMap((line) =>
    line.action === 'adopt' && !line.withdrawn && line.scheme === scheme.id ? [line.parameters] : []
  );
  const values = source.startsWith('file:') ? {} : (before[before.length - 1] ?? {});
  const next = firstDay(nextMonth(monthOf(today)));
  const own = scheme.inForce[0]?.from ?? next;
  const from = own > next ? own : next;
  const periods = await triablePeriods(stores, { scheme, from });
  return {
    source,
    title: localizedName(scheme),
    parameters: scheme.parameters
      .map((parameter) => parameterView(parameter, values))
      .sort((a, b) => Number(b.confirm) - Number(a.confirm)),
    from,
    earliest: firstDay(await stores.periods.open()),
    periods
  };
}
