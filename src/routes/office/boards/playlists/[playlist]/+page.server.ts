import { may } from '$lib/server/accounts/actor';
import { removePlaylist, savePlaylist } from '$lib/server/boards/lists/manage-lists';
import { playlistLimits } from '$lib/server/boards/lists/read-items';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../fields';
import { formOf } from '../../../../form-of';
import { orRefused } from '../../../../refused';
import { officeActor } from '../../../office-actor';
import { placeOptions } from '../../places';
import { reshaped, typedOf } from './draft';
import { draftIn } from './draft-in';
import type { Actions, PageServerLoad } from './$types';

/** One playlist with all its lines, and where it may count. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'set-playlists');
  const { lists, boards, announcements } = await event.locals.house.read(actor);
  const playlists = await lists.playlists();
  const playlist = playlists.find(({ id }) => id === event.params.playlist);
  if (!playlist) error(404, { message: 'not-found', code: 'not-found' });
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
    draft: {
      name: playlist.name,
      items: playlist.items.map(typedOf),
      places: [...playlist.places] as string[]
    },
    announcements: hanging.map(({ code, title }) => ({ code, title })),
    places: placeOptions(await lists.groups(), await boards.list()).map((option) => ({
      ...option,
      /** the playlist that counts there now, if it is another one */
      taken: taken.get(option.place) ?? null
    }))
  };
};

export const actions: Actions = {
  /** Moves, adds or takes out a line of what is typed; nothing is saved. */
  reshape: async (event) => {
    officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const draft = draftIn(form);
    const { items, at } = reshaped(draft.items, field(form, 'press'), `i-${randomUUID().slice(0, 8)}`);
    return { draft: { ...draft, items }, at };
  },

  save: async (event) => {
    const actor = officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const draft = draftIn(form);
    const { playlist } = event.params;
    const key = field(form, 'key');
    const done = await orRefused(() => savePlaylist(event.locals.house, actor, { key, playlist, ...draft }), {
      draft,
      at: -1
    });
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards/playlists/${playlist}?saved`);
  },

  remove: async (event) => {
    const actor = officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), playlist: event.params.playlist };
    const done = await orRefused(() => removePlaylist(event.locals.house, actor, asked), {
      draft: null,
      at: -1
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/playlists?removed');
  }
};
