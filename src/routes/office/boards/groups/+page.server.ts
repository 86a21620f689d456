import { may } from '$lib/server/platform/access/actor';
import { removeGroup, saveGroup } from '$lib/server/domain/boards/lists/manage-lists';
import { playlistLimits } from '$lib/server/domain/boards/lists/read-items';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field, fields } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** The unit's groups of boards. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { lists, boards } = await event.locals.app.read(actor);
  const asked = event.url.searchParams;
  return {
    key: randomUUID(),
    limit: playlistLimits.name,
    may: { boards: true, playlists: may(actor, 'set-playlists') },
    groups: await lists.groups(),
    boards: (await boards.list())
      .filter(({ revoked }) => revoked === null)
      .map(({ code, name }) => ({ code, name })),
    saved: asked.has('saved'),
    removed: asked.has('removed')
  };
};

export const actions: Actions = {
  save: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const asked = {
      group: field(form, 'group'),
      name: field(form, 'name'),
      boards: fields(form.getAll('board'))
    };
    const key = field(form, 'key');
    const done = await orRefused(() => saveGroup(event.locals.app, actor, { key, ...asked }), asked);
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/groups?saved');
  },

  remove: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), group: field(form, 'group') };
    const done = await orRefused(() => removeGroup(event.locals.app, actor, asked), {
      group: '',
      name: '',
      boards: [] as string[]
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/groups?removed');
  }
};
