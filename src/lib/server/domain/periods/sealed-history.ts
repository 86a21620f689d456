import { lookedBackAt, type PastPeriod, type Scheme, type SealedHistory } from '$lib/points';
import { decidedOutcomes } from '../outcomes/decided-outcomes';
import type { UnitStores } from '../units/unit-stores';
import { schemeOf } from './unit-scheme';

/**
 * The sealed periods that the outcomes of some periods look back at, each read once (M16). Other periods aren't sealed, and
 * are calculated.
 * @param asked the periods that are calculated, each with its rules
 * @param corrected periods as a correction that isn't published yet has them
 * @throws Problem `unknown-scheme`
 */
export async function sealedHistory(
  stores: UnitStores,
  asked: readonly { scheme: Scheme; period: string }[],
  corrected: ReadonlyMap<string, PastPeriod> = new Map()
): Promise<SealedHistory> {
  const { firstPeriod: first } = stores.unit;
  const looked = new Set(asked.flatMap(({ scheme, period }) => lookedBackAt(scheme, period, first)));
  const periods = new Map<string, PastPeriod>();
  for (const period of looked) {
    const now = corrected.get(period);
    if (now) periods.set(period, now);
    const results = now ? [] : await stores.periods.results(period);
    if (results.length > 0) periods.set(period, { results, outcomes: await decidedOutcomes(stores, period) });
  }
  return { scheme: schemeOf(stores), periods };
}
