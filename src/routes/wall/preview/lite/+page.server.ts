import { version } from '$app/environment';
import { askedTheme } from '$display/asked-theme';
import { may, type Actor } from '$lib/server/platform/access/actor';
import { announcementLimits } from '$lib/server/domain/announcements/announce';
import { actorAtDashboard } from '$lib/server/domain/accounts/actor-at-dashboard';
import { plainDraftSchema, type Announcement } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { rehearsedAt } from '../../../rehearsed-at';
import { dashboardCookie } from '../../../dashboard-cookie';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { refuse } from '../../../refuse';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// The server alone draws this page, as it does the plain board itself.
export const csr = false;

/**
 * Previews what a plain board would show at a moment, for somebody at the office's dashboard. `?at=` is an
 * ISO instant (now without it); `?scene=` the scene to begin with, `?announcement=` which of several. With
 * `?draft` only the posted announcement is shown, which is stored nowhere.
 */
export const load: PageServerLoad = async (event) => {
  const { app } = event.locals;
  const actor = await looker(event);
  const asked = event.url.searchParams;
  const at = rehearsedAt(asked.get('at'), app.clock());
  if (at === null) refuse(422, 'bad-input');
  const board = asked.get('board');
  const feed = await app.screens.preview({ unit: actor.unit, board, at });
  if (!feed) refuse(404, 'not-found');
  return {
    board,
    feed,
    version,
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

/**
 * Returns who previews.
 * @throws Redirect to sign-in for nobody; HttpError 403 without permission
 */
async function looker({ locals, cookies, url }: RequestEvent): Promise<Actor> {
  if (!locals.actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  const actor = await actorAtDashboard(locals.app, locals.actor, dashboardCookie.of({ cookies }));
  if (!may(actor, 'preview-boards')) refuse(403, 'forbidden');
  return actor;
}

const draftText = v.pipe(v.string(), v.parseJson(), plainDraftSchema);

/**
 * Reads the posted draft. An announcement longer than may be sent is refused, because paging it would take
 * too long.
 * @throws HttpError 422
 */
function draftIn(text: string): Announcement {
  const read = v.safeParse(draftText, text);
  if (!read.success || isTooLong(read.output.body)) refuse(422, 'bad-input');
  return read.output;
}

function isTooLong(body: string): boolean {
  return body.length > announcementLimits.body || body.split('\n').length > announcementLimits.lines;
}
