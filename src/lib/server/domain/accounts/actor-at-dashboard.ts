import type { App } from '../../app';
import { may, type Actor } from '../../platform/access/actor';

/**
 * The actor that an account is at the office's dashboard: the superior of the subordinate unit that it has
 * chosen; else its own role where it works; or, when it is no more than a member there, the superior of the
 * first unit below.
 * @param chosen a unit's id sent by the browser: it only counts for units whose superior the account is
 * today
 */
export async function actorAtDashboard(
  app: Pick<App, 'superiors'>,
  actor: Actor,
  chosen: string = ''
): Promise<Actor> {
  const works = may(actor, 'see-office');
  if (works && (chosen === '' || chosen === actor.unit)) return actor;
  const superiors = await app.superiors(actor);
  return superiors.find(({ unit }) => unit === chosen) ?? (works ? actor : (superiors[0] ?? actor));
}
