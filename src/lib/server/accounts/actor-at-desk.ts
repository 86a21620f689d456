import type { House } from '../house';
import { may, type Actor } from './actor';

/**
 * As whom an account sits at the office's desk: as what it is where it works; or else, when it is no more than a member
 * there, as the superior of the first unit below it.
 */
export async function actorAtDesk(house: Pick<House, 'above'>, actor: Actor): Promise<Actor> {
  if (may(actor, 'see-office')) return actor;
  const [first] = await house.above(actor);
  return first ?? actor;
}
