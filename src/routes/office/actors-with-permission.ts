import { may, type Permission, type Actor } from '$lib/server/platform/access/actor';
import { refuse } from '../refuse';
import { officeActor } from './office-actor';

interface PlacesEvent {
  locals: App.Locals;
  url: URL;
}

/**
 * The units in which the account has a permission: its own, and each whose superior it is today, which may be
 * many.
 * @returns its actor in each of them
 * @throws HttpError 403 when there is none
 */
export async function actorsWithPermission(
  event: PlacesEvent,
  permission: Permission
): Promise<[Actor, ...Actor[]]> {
  const actor = officeActor(event);
  const superiors = await event.locals.app.superiors(actor);
  const own = superiors.some(({ unit }) => unit === actor.unit) ? [] : [actor];
  const [first, ...others] = [...own, ...superiors].filter((each) => may(each, permission));
  if (!first) refuse(403, 'forbidden');
  return [first, ...others];
}
