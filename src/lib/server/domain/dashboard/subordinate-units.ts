import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { subordinateUnit, type SubordinateUnit, type SuperiorTask } from './subordinate-unit';

export type WaitingKind = SuperiorTask['kind'];

/** The number of units that are read at the same time: a pool of connections has others to serve, too. */
const atOnce = 4;

/**
 * The state of the month in each unit below a superior, and the tasks that wait there: units with tasks
 * first, otherwise in the given order. Each unit is read in one transaction.
 */
export async function subordinateUnits(
  app: Pick<App, 'readTransaction' | 'clock'>,
  places: readonly Actor[]
): Promise<SubordinateUnit[]> {
  const units: SubordinateUnit[] = [];
  const waiting = places.entries();
  const read = async () => {
    for (const [at, place] of waiting)
      units[at] = await app.readTransaction(place, (stores) => subordinateUnit(stores, app.clock(), place));
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  const isWaiting = (unit: SubordinateUnit) => unit.waiting.length > 0;
  return [...units.filter(isWaiting), ...units.filter((unit) => !isWaiting(unit))];
}
