import { may, type Actor } from '$lib/server/accounts/actor';
import { error, redirect } from '@sveltejs/kit';

interface Asked {
  locals: App.Locals;
  url: URL;
}

/** Whoever is scored, on pages about themselves. Nobody: sign in first, and come back. */
export function ownActor({ locals, url }: Asked): Actor {
  const { actor } = locals;
  if (!actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!may(actor, 'score-oneself') || actor.subject === null)
    error(403, { message: 'not-scored', code: 'not-scored' });
  return actor;
}
