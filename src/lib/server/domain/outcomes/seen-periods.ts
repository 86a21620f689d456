import type { Actor } from '../../platform/access/actor';
import type { UnitStores } from '../units/unit-stores';

/**
 * The sealed periods whose proposals an actor sees, in the order in which they end: recorder and committee
 * all, a superior the filed ones ("Who sees what").
 */
export async function seenPeriods(
  { periods, filings }: Pick<UnitStores, 'periods' | 'filings'>,
  actor: Pick<Actor, 'roles'>
): Promise<string[]> {
  const sealed = (await periods.seals()).map(({ period }) => period);
  if (actor.roles.includes('recorder') || actor.roles.includes('committee')) return sealed;
  const filed = new Set((await filings.list()).map(({ period }) => period));
  return sealed.filter((period) => filed.has(period));
}
