import type { Permission, Actor } from '$lib/server/platform/access/actor';
import { actorsWithPermission } from '../actors-with-permission';
import { refuse } from '../../refuse';

interface SpotCheckEvent {
  locals: App.Locals;
  url: URL;
  params: { check: string };
}

/**
 * Returns the reader's actor in the unit whose spot check this is.
 * @throws HttpError 404 when no unit that they see has it
 */
export async function placeOfCheck(
  event: SpotCheckEvent,
  permission: Permission = 'see-spot-checks'
): Promise<Actor> {
  const { app } = event.locals;
  for (const place of await actorsWithPermission(event, permission)) {
    const { spotChecks } = await app.read(place);
    if ((await spotChecks.list()).some(({ id }) => id === event.params.check)) return place;
  }
  refuse(404, 'not-found');
}

/**
 * Turns a `not-found` refusal into the error page.
 * @throws HttpError 404 for it, any other problem as it is
 */
export function orNotFound(problem: unknown): never {
  if (problem instanceof Error && 'code' in problem && problem.code === 'not-found') refuse(404, 'not-found');
  throw problem;
}
