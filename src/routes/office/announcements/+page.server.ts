import { dayIn, yearOf } from '$lib/calendar';
import {
  announce,
  announcementLimits,
  eraseFile,
  setHanging
} from '$lib/server/domain/announcements/announce';
import { announcementBody, useOf } from '$lib/server/domain/announcements/files/file-kind';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { field } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { orRefused } from '../../forms/refused';
import { placeOptions } from '../boards/places';
import { refuse } from '../../refuse';
import { announcementsShown } from '$lib/server/domain/boards/unit-feed';
import { hangingCounts, hangingState } from './announcement-view';
import { announcementIn, textsIn, type TypedTexts } from './announcement-in';
import { boardPreview } from './board-preview';
import { fileRoom } from './file-room';
import type { Actions, PageServerLoad } from './$types';

const nothing: TypedTexts = {
  title: '',
  body: '',
  from: '',
  until: '',
  places: [],
  words: [],
  videoWords: '',
  captioned: false
};

/** Lists the announcements, with their state on boards, and gives the form for a new one. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const { app } = event.locals;
  const { announcements, lists, boards, unit } = await app.read(actor);
  const asked = event.url.searchParams;
  const now = app.clock();
  const list = await announcements.list();
  const year = yearOf(dayIn(unit.timeZone, now));
  const like = list.find(({ code }) => code === asked.get('like'));
  const all = await boards.list();
  const groups = await lists.groups();
  const counts = hangingCounts(list, now, { boards: all, groups, playlists: await lists.playlists() });
  return {
    key: randomUUID(),
    limits: announcementLimits,
    /** how many announcements one board shows at once */
    most: announcementsShown,
    files: fileRoom(),
    preview: await boardPreview(boards, { now, timeZone: unit.timeZone }),
    next: { year, no: await announcements.nextNumber(year) },
    places: placeOptions(groups, all),
    posted: asked.get('posted'),
    /** the announcement that was just taken down, so that one button can put it up again */
    down: asked.get('down'),
    erased: asked.has('erased'),
    /** a past announcement to be posted again, whose text fills the form */
    like: like ? { ...nothing, title: like.title, body: like.body } : null,
    announcements: list.map(({ files, body: _, places: __, captioned: ___, ...each }) => ({
      ...each,
      key: randomUUID(),
      state: hangingState(each, now),
      count: counts.get(each.code) ?? null,
      files: files.flatMap(({ id, words, kind, address }) =>
        words === null ? [] : [{ id, words, address, use: useOf(kind), key: randomUUID() }]
      )
    }))
  };
};

export const actions: Actions = {
  post: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request, announcementBody);
    const texts = textsIn(form);
    const done = await orRefused(
      async () =>
        announce(event.locals.app, actor, {
          key: field(form, 'key'),
          ...(await announcementIn(form, texts))
        }),
      texts
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/announcements?posted=${done.answer.code}`);
  },

  hang: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request);
    const hangs = field(form, 'hangs') === 'yes';
    if (!hangs && field(form, 'hangs') !== 'no') refuse(400, 'bad-form');
    const done = await orRefused(
      () =>
        setHanging(event.locals.app, actor, { key: field(form, 'key'), code: field(form, 'code'), hangs }),
      nothing
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/announcements?${hangs ? 'posted' : 'down'}=${done.answer.code}`);
  },

  erase: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), file: field(form, 'file') };
    const done = await orRefused(() => eraseFile(event.locals.app, actor, input), nothing);
    if (!done.ok) return done.refused;
    redirect(303, '/office/announcements?erased');
  }
};
