import { version } from '$app/environment';
import { askedTheme } from '$display/asked-theme';
import { may, type Actor } from '$lib/server/accounts/actor';
import { announcementLimits } from '$lib/server/announcements/announce';
import { actorAtDesk } from '$lib/server/accounts/actor-at-desk';
import { plainDraftSchema, type Announcement } from '$lib/sync';
import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { rehearsedAt } from '../../../rehearsed-at';
import { deskCookie } from '../../../desk-cookie';
import { field } from '../../../fields';
import { formOf } from '../../../form-of';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// As the plain board itself: drawn here alone.
export const csr = false;

/**
 * What a board that shows the plain page would show at a moment (`?at=`, an instant; now without it), for who is at the
 * office's desk: beginning with a scene (`?scene=`, of several announcements `?announcement=`), or, with `?draft`, nothing but the
 * announcement that is posted here and kept nowhere.
 */
export const load: PageServerLoad = async (event) => {
  const { house } = event.locals;
  const actor = await looker(event);
  const asked = event.url.searchParams;
  const at = rehearsedAt(asked.get('at'), house.clock());
  if (at === null) error(422, { message: 'bad-input', code: 'bad-input' });
  const board = asked.get('board');
  const feed = await house.screens.preview({ unit: actor.unit, board, at });
  if (!feed) error(404, { message: 'not-found', code: 'not-found' });
  return {
    ...{ board, feed, version },
    now: at.getTime(),
    theme: askedTheme(event.url),
    drafts: asked.has('draft'),
    scene: asked.get('scene'),
    announcement: asked.get('announcement')
  };
};

export const actions: Actions = {
  default: async (event) => {
    await looker(event);
    const form = await formOf(event.request);
    return { draft: draftIn(field(form, 'draft')) };
  }
};

/** Who rehearses, or away with them. */
async function looker({ locals, cookies, url }: RequestEvent): Promise<Actor> {
  if (!locals.actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  const actor = await actorAtDesk(locals.house, locals.actor, deskCookie.of({ cookies }));
  if (!may(actor, 'preview-boards')) error(403, { message: 'forbidden', code: 'forbidden' });
  return actor;
}

const draftText = v.pipe(v.string(), v.parseJson(), plainDraftSchema);

/** More than can be sent is drawn by nobody: pages are counted line by line. */
function draftIn(text: string): Announcement {
  const read = v.safeParse(draftText, text);
  if (!read.success || isTooLong(read.output.body)) error(422, { message: 'bad-input', code: 'bad-input' });
  return read.output;
}

function isTooLong(body: string): boolean {
  return body.length > announcementLimits.body || body.split('\n').length > announcementLimits.lines;
}
