import { may, type Permission, type Actor } from '$lib/server/platform/access/actor';
import { redirect } from '@sveltejs/kit';
import { refuse } from '../refuse';

interface OfficeEvent {
  locals: App.Locals;
  url: URL;
}

/**
 * Returns the actor at the office's dashboard.
 * @param permission needed for the page
 * @throws Redirect to sign-in for nobody; HttpError 403 without the permission (`+error.svelte` has its
 * sentence)
 */
export function officeActor({ locals, url }: OfficeEvent, permission: Permission = 'see-office'): Actor {
  const { actor } = locals;
  if (!actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!may(actor, permission)) refuse(403, 'forbidden');
  return actor;
}
