import { score, type Result } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { scorable } from '../ledger/scorable';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';

/**
 * One month of a unit by its ledger as it stands, taken as over. A sealed one with what the roster said when it was
 * sealed: the ledger can't change it any more, and a corrected roster must not either (M4).
 *
 * @throws Problem `unknown-scheme`
 */
export async function scoreMonth(stores: UnitStores, period: string): Promise<Result> {
  const sealed = await stores.periods.results(period);
  return score({
    scheme: schemeOf(stores),
    subjects:
      sealed.length === 0
        ? await stores.roster.list()
        : sealed.map(({ subject, pool, group, from, to }) => ({
            id: subject,
            name: '',
            pool,
            group,
            from,
            to
          })),
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
