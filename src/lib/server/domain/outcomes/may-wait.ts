import { periodKind, yearOf } from '$lib/calendar';
import { voidPeriods } from '../leave/void-conversions';
import type { UnitStores } from '../units/unit-stores';

/**
 * Whether a proposal of these periods may wait for people: one that nobody has ruled on, or that a correction has opened again. It
 * compares keys alone, because the first page asks; corrections are read only where all are ruled on.
 * @param periods sealed ones, in the order in which they end
 */
export async function mayWait(stores: UnitStores, periods: readonly string[]): Promise<boolean> {
  const consequences = await stores.periods.consequences();
  const ruled = await ruledKeys(stores, periods);
  const voids = await voidPeriods(stores);
  // A conversion is part of a later one of the year that was ruled on.
  const later = new Set<string>();
  for (const period of [...periods].reverse()) {
    const { outcomes, conversions } = consequences.get(period) ?? { outcomes: [], conversions: [] };
    const isOpen = ({ rule, subject }: { rule: string; subject: string }) =>
      !ruled.has(keyOf({ period, rule, subject }));
    for (const { rule, subjects, undecided } of outcomes)
      if ([...subjects, ...undecided].some((subject) => isOpen({ rule, subject }))) return true;
    for (const each of conversions) {
      const key = keyOf({ ...each, period: String(yearOf(period)) });
      if (!isOpen(each)) later.add(key);
      else if (!voids.has(period) && !later.has(key)) return true;
    }
  }
  return (await stores.periods.versions()).size > 0;
}

/** The proposals on which a meeting or an assembly has ruled. */
async function ruledKeys(
  { outcomes, assemblies }: UnitStores,
  periods: readonly string[]
): Promise<Set<string>> {
  const ruled = new Set((await outcomes.rulings()).map(keyOf));
  for (const year of periods.filter((period) => periodKind(period) === 'year'))
    for (const ruling of await assemblies.rulings(Number(year)))
      ruled.add(keyOf({ ...ruling, period: year }));
  return ruled;
}

function keyOf({ period, rule, subject }: { period: string; rule: string; subject: string }): string {
  return `${period} ${rule} ${subject}`;
}
