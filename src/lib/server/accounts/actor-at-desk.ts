import type { House } from '../house';
import { may, type Actor } from './actor';

/**
 * As whom an account sits at the office's desk: as the superior of the unit below whose desk it has chosen; else as what it is
 * where it works; or, when it is no more than a member there, as the superior of the first unit below it.
 *
 * @param chosen a unit's id, as a browser says: it counts for whose superior the account is today, and for nobody else
 */
export async function actorAtDesk(
  house: Pick<House, 'above'>,
  actor: Actor,
  chosen: string = ''
): Promise<Actor> {
  const works = may(actor, 'see-office');
  if (works && (chosen === '' || chosen === actor.unit)) return actor;
  const above = await house.above(actor);
  return above.find(({ unit }) => unit === chosen) ?? (works ? actor : (above[0] ?? actor));
}
