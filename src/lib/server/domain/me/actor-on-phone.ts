import { shownUnit } from '$lib/sync';
import type { App } from '../../app';
import type { Actor } from '../../platform/access/actor';

/**
 * The actor that an account is on the pages about oneself: scored in the unit that the phone shows, else in the one where it
 * works, else in the first other one in which it is scored.
 *
 * @param owner whose data the phone says that it shows (`phoneOwner`): it only counts for units in which the account is scored
 * today
 */
export async function actorOnPhone(
  app: Pick<App, 'scored'>,
  actor: Actor,
  owner: string | null | undefined
): Promise<Actor> {
  const shown = shownUnit(owner, actor.account);
  if (actor.subject !== null && (shown === null || shown === actor.unit)) return actor;
  const scored = await app.scored(actor);
  return scored.find(({ unit }) => unit === shown) ?? scored[0] ?? actor;
}
