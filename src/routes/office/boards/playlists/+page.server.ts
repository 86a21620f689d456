import { addPlaylist } from '$lib/server/domain/boards/lists/manage-lists';
import { winningSetting } from '$lib/server/domain/boards/lists/place';
import { playlistLimits } from '$lib/server/domain/boards/lists/read-items';
import { playlistsByPlace } from '$lib/server/domain/boards/unit-feed';
import { may } from '$lib/server/platform/access/actor';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { placeOptions } from '../places';
import type { Actions, PageServerLoad } from './$types';

/** Lists the unit's playlists and, for each board, which one it shows and why. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'set-playlists');
  const { lists, boards } = await event.locals.app.read(actor);
  const groups = await lists.groups();
  const playlists = await lists.playlists();
  const options = placeOptions(groups, await boards.list());
  const option = (place: string) => options.filter((each) => each.place === place);
  const byPlace = playlistsByPlace(playlists);
  return {
    key: randomUUID(),
    limit: playlistLimits.name,
    may: { boards: may(actor, 'manage-boards'), playlists: true },
    removed: event.url.searchParams.has('removed'),
    playlists: playlists.map(({ id, name, items, places }) => ({
      id,
      name,
      lines: items.length,
      places: places.flatMap(option)
    })),
    boards: options.flatMap(({ kind, place, name }) => {
      if (kind !== 'board') return [];
      const code = place.slice('board:'.length);
      const found = winningSetting(code, groups, byPlace);
      return [{ code, name, playlist: found?.what.name ?? null, by: found ? option(found.place)[0] : null }];
    })
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'set-playlists');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), name: field(form, 'name') };
    const done = await orRefused(() => addPlaylist(event.locals.app, actor, asked), { name: asked.name });
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards/playlists/${done.answer.playlist}`);
  }
};
