import { contains, monthsOf, periodKind, quarterOf } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';
import type { UnitStores } from '../units/unit-stores';

/**
 * The meetings that decided a period's points, as its notice names them. Where an assembly fixes the quarters
 * (D 三（三）), it decided a quarter and longer periods; the committee's first assessments lie before it.
 * @param entries the unit's whole ledger
 */
export async function decidedFor(
  stores: Pick<UnitStores, 'assemblies' | 'decisions'>,
  scheme: Pick<Scheme, 'assembly'>,
  period: string,
  entries: readonly Pick<BookedEntry, 'period' | 'decision'>[]
): Promise<Decision[]> {
  if (scheme.assembly && periodKind(period) !== 'month') {
    const held = await heldFor(stores, period);
    if (held.length > 0) return held;
  }
  const deciding = new Set(
    entries.filter((entry) => contains(period, entry.period)).map(({ decision }) => decision)
  );
  return (await stores.decisions.list()).filter(({ id }) => deciding.has(id));
}

/** The assemblies that have fixed quarters of a period, oldest first. */
async function heldFor({ assemblies }: Pick<UnitStores, 'assemblies'>, period: string): Promise<Decision[]> {
  const concluded = new Set(await assemblies.concluded());
  const quarters = [...new Set(monthsOf(period).map(quarterOf))].filter((quarter) => concluded.has(quarter));
  const held = await Promise.all(quarters.map((quarter) => assemblies.records(quarter)));
  return held.flatMap((records) => records.slice(-1).map(({ decision }) => decision));
}
