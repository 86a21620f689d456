import { score, type Result } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { scorable } from '../ledger/scorable';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';

/**
 * One month of a unit by its ledger as it stands, taken as over.
 * @throws Problem `unknown-scheme`
 */
export async function scoreMonth(stores: UnitStores, period: string): Promise<Result> {
  return score({
    scheme: schemeOf(stores),
    subjects: await stores.roster.list(),
    entries: scorable(await stores.ledger.entries()),
    period
  });
}

/** @throws Problem `unknown-scheme` */
export function schemeOf(stores: UnitStores) {
  const scheme = builtInScheme(stores.unit.scheme);
  if (!scheme) throw new Problem('unknown-scheme', 422, { value: stores.unit.scheme });
  return scheme;
}
