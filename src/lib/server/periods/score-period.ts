import { score, type Result } from '$lib/points';
import { scorable } from '../ledger/scorable';
import type { UnitStores } from '../store/unit-stores';
import { schemeOf } from './unit-scheme';

/**
 * One period of a unit by its ledger as it stands, taken as over. A sealed one with what the roster said when it was
 * sealed: the ledger can't change it any more, and a corrected roster must not either (M4).
 *
 * @param period one that the scheme publishes
 * @throws Problem `unknown-scheme`
 */
export async function scorePeriod(stores: UnitStores, period: string): Promise<Result> {
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
    // What a ballot gives belongs to its year, and counts once it is closed.
    ballots: await stores.ballots.counted(Number(period.slice(0, 4))),
    period
  });
}
