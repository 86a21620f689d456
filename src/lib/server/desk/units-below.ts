import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { unitBelow, type UnitBelow, type Waiting } from './below';

export type WaitingKind = Waiting['kind'];

/** So many units are read at the same time: a pool of connections has others to serve, too. */
const atOnce = 4;

/**
 * Where the month stands in each unit below a superior, and what waits there for them: those where something waits first,
 * otherwise as they were given. Each unit is read as it is at one moment.
 */
export async function unitsBelow(
  house: Pick<House, 'view' | 'clock'>,
  places: readonly Actor[]
): Promise<UnitBelow[]> {
  const units: UnitBelow[] = [];
  const waiting = places.entries();
  const read = async () => {
    for (const [at, place] of waiting)
      units[at] = await house.view(place, (stores) => unitBelow(stores, house.clock(), place));
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  const isWaiting = (unit: UnitBelow) => unit.waiting.length > 0;
  return [...units.filter(isWaiting), ...units.filter((unit) => !isWaiting(unit))];
}
