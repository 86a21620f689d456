import { dayIn, yearOf } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { expiryOf } from './leave-rules';

/**
 * The periods that were sealed after the last day on which what their points bought could be used: no meeting
 * can grant it any more. December is one of them wherever it is sealed in January.
 */
export async function voidPeriods({ periods, unit }: UnitStores): Promise<Set<string>> {
  const seals = await periods.seals();
  const isVoid = ({ period, sealed }: (typeof seals)[number]) =>
    dayIn(unit.timeZone, new Date(sealed)) > expiryOf(yearOf(period));
  return new Set(seals.filter(isVoid).map(({ period }) => period));
}
