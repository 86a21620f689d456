import { may } from '$lib/server/platform/access/actor';
import { digestOfPlaylist, removePlaylist, savePlaylist } from '$lib/server/domain/boards/lists/manage-lists';
import { playlistLimits } from '$lib/server/domain/boards/lists/read-items';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { officeActor } from '../../../office-actor';
import { placeOptions } from '../../places';
import { refuse } from '../../../../refuse';
import { playlistDraft, reshaped, type PlaylistDraft } from './draft';
import { draftIn } from './draft-in';
import type { Actions, PageServerLoad } from './$types';

/** Edits one playlist: its lines, and the places where it may apply. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'set-playlists');
  const { lists, boards, announcements } = await event.locals.app.read(actor);
  const playlists = await lists.playlists();
  const playlist = playlists.find(({ id }) => id === event.params.playlist);
  if (!playlist) refuse(404, 'not-found');
  const hanging = (await announcements.list()).filter(({ withdrawn }) => withdrawn === null);
  const taken = new Map(
    playlists.flatMap(({ id, name, places }) =>
      id === playlist.id ? [] : places.map((place) => [place, name] as const)
    )
  );
  return {
    key: randomUUID(),
    limits: playlistLimits,
    may: { boards: may(actor, 'manage-boards'), playlists: true },
    saved: event.url.searchParams.has('saved'),
    removing: event.url.searchParams.has('remove'),
    playlist: { id: playlist.id, name: playlist.name },
    shown: digestOfPlaylist(playlist),
    draft: playlistDraft(playlist),
    announcements: hanging.map(({ code, title }) => ({ code, title })),
    places: placeOptions(await lists.groups(), await boards.list()).map((option) => ({
      ...option,
      /** another playlist that applies there now; null when there is none */
      taken: taken.get(option.place) ?? null
    }))
  };
};

export const actions: Actions = {
  /** Moves, adds or removes a line of the typed form without saving. */
  reshape: async (event) => {
    officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const draft = draftIn(form);
    const press = field(form, 'press');
    const { items, at, way } = reshaped(draft.items, press, `i-${randomUUID().slice(0, 8)}`);
    return { draft: { ...draft, items }, at, way, shown: field(form, 'shown') };
  },

  save: async (event) => {
    const actor = officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const draft = draftIn(form);
    const { playlist } = event.params;
    const [key, shown] = [field(form, 'key'), field(form, 'shown')];
    const done = await orRefused(
      () => savePlaylist(event.locals.app, actor, { key, playlist, shown, ...draft }),
      { draft, at: -1, way: null, shown, newest: null as PlaylistDraft | null }
    );
    if (done.ok) redirect(303, `/office/boards/playlists/${playlist}?saved`);
    const { data } = done.refused;
    if (data.refusal.code !== 'playlist-changed') return done.refused;
    // The answer shows the other person's newest version, so that saving again is a decision made with it in
    // view.
    return fail(done.refused.status, { ...data, ...(await newestFor(event, playlist)) });
  },

  remove: async (event) => {
    const actor = officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), playlist: event.params.playlist };
    const done = await orRefused(() => removePlaylist(event.locals.app, actor, asked), {
      draft: null,
      at: -1,
      way: null
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/playlists?removed');
  }
};

async function newestFor(
  event: RequestEvent,
  id: string
): Promise<{ shown: string; newest: PlaylistDraft } | null> {
  const { lists } = await event.locals.app.read(officeActor(event, 'set-playlists'));
  const found = (await lists.playlists()).find((each) => each.id === id);
  return found ? { shown: digestOfPlaylist(found), newest: playlistDraft(found) } : null;
}
