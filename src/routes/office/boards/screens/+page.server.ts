import { timeOfDay } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { setScreen } from '$lib/server/domain/boards/lists/manage-lists';
import { winsAt } from '$lib/server/domain/boards/lists/place';
import { usualScreen, type ScreenSettings } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import { placeOptions } from '../places';
import { hoursTyped } from '../playlists/[playlist]/draft';
import type { Actions, PageServerLoad } from './$types';

/** Sets when screens are lit and how brightly, for all boards, a group or one board. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'manage-boards');
  const { lists, boards } = await event.locals.app.read(actor);
  const set = await lists.screens();
  const groups = await lists.groups();
  const options = placeOptions(groups, await boards.list());
  const asked = event.url.searchParams;
  const chosen = options.find(({ place }) => place === asked.get('place')) ?? options[0];
  const counts = winsAt(chosen?.place ?? 'all', groups, set);
  return {
    key: randomUUID(),
    may: { boards: true, playlists: may(actor, 'set-playlists') },
    saved: asked.has('saved'),
    places: options.map((option) => ({ ...option, isSet: set.has(option.place) })),
    chosen: chosen?.place ?? 'all',
    /** the place whose settings apply there; null when the defaults do */
    from: options.find(({ place }) => place === counts?.place) ?? null,
    typed: typedScreen(counts?.what ?? usualScreen)
  };
};

export const actions: Actions = {
  save: async (event) => {
    const actor = officeActor(event, 'manage-boards');
    const form = await formOf(event.request);
    const [key, place] = [field(form, 'key'), field(form, 'place')];
    const screen = {
      open: field(form, 'open'),
      night: field(form, 'night'),
      brightness: field(form, 'brightness')
    };
    const asked = { key, place, screen: field(form, 'usual') === 'yes' ? null : screen };
    const done = await orRefused(() => setScreen(event.locals.app, actor, asked), { screen });
    if (!done.ok) return done.refused;
    redirect(303, `/office/boards/screens?place=${encodeURIComponent(place)}&saved`);
  }
};

function typedScreen({ open = [], night, brightness = [] }: ScreenSettings) {
  const lit = brightness.map(({ from, percent }) => `${timeOfDay(from)} ${percent}%`);
  return {
    open: hoursTyped(open),
    night: night ? hoursTyped([night]) : '',
    brightness: lit.join(', ')
  };
}
