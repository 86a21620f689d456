import type { Permission, Actor } from '$lib/server/platform/access/actor';
import { actorsWithPermission } from '../../actors-with-permission';
import { refuse } from '../../../refuse';

interface ObjectionEvent {
  locals: App.Locals;
  url: URL;
  params: { objection: string };
}

/**
 * Returns the reader's actor in the unit whose objection this is; a superior reaches those that a spot check
 * has opened in any of their units.
 * @throws HttpError 404 when none of their units has it
 */
export async function placeOfObjection(event: ObjectionEvent, permission: Permission): Promise<Actor> {
  const { app } = event.locals;
  for (const place of await actorsWithPermission(event, permission)) {
    const { objections } = await app.read(place);
    if ((await objections.list({ ids: [event.params.objection] })).length > 0) return place;
  }
  refuse(404, 'not-found');
}
