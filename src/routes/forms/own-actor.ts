import { may, type Actor } from '$lib/server/platform/access/actor';
import { redirect } from '@sveltejs/kit';
import { refuse } from '../refuse';

interface OwnActorEvent {
  locals: App.Locals;
  url: URL;
}

/**
 * Returns the signed-in account that is scored, for pages about oneself.
 * @throws Redirect to sign-in for nobody; HttpError 403 for an account that isn't scored
 */
export function ownActor({ locals, url }: OwnActorEvent): Actor {
  const { actor } = locals;
  if (!actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!may(actor, 'score-oneself') || actor.subject === null) refuse(403, 'not-scored');
  return actor;
}
