import { may, type Act, type Actor } from '$lib/server/accounts/actor';
import { error, redirect } from '@sveltejs/kit';

interface Asked {
  locals: App.Locals;
  url: URL;
}

/**
 * Who is at the office's desk, and may do this there. Nobody: sign in first, and come back. Somebody else: 403,
 * with a sentence of its own (see `+error.svelte`).
 */
export function officeActor({ locals, url }: Asked, act: Act = 'see-office'): Actor {
  const { actor } = locals;
  if (!actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!may(actor, act)) error(403, { message: 'forbidden', code: 'forbidden' });
  return actor;
}
