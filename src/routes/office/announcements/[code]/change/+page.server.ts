import { announcementLimits } from '$lib/server/domain/announcements/announce';
import type { KeptAnnouncement } from '$lib/server/domain/announcements/announcements';
import { changeAnnouncement } from '$lib/server/domain/announcements/change-announcement';
import { announcementsShown } from '$lib/server/domain/boards/unit-feed';
import { announcementBody } from '$lib/server/domain/announcements/files/file-kind';
import { forBoards } from '$lib/server/domain/announcements/for-boards';
import { wallText } from '$lib/server/platform/time/wall-clock';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { filesView } from '../../../../announcement-view';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { placeOptions } from '../../../boards/places';
import { officeActor } from '../../../office-actor';
import { filesIn, textsIn } from '../../announcement-in';
import { hangingState } from '../../announcement-view';
import { boardPreview } from '../../board-preview';
import { fileRoom } from '../../file-room';
import { refuse } from '../../../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** The form's fields, as stored or as they came with a refusal. */
interface Typed {
  title: string;
  body: string;
  /** by the unit's clock; null once it has begun, because its beginning can't change then */
  from: string | null;
  until: string;
  places: string[];
  /** descriptions of the pictures, and of the film, that are to be added */
  words: string[];
  videoWords: string;
  captioned: boolean;
}

/** Changes one announcement: its text, its time and its boards. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const { app } = event.locals;
  const { announcements, lists, boards, unit } = await app.read(actor);
  const found = await announcements.find(event.params.code ?? '');
  if (!found) refuse(404, 'not-found');
  const now = app.clock();
  const state = hangingState(found, now);
  const { pictures, video } = filesView(found.files);
  // Files of an announcement that is taken down or over aren't served, so pictures stand as their
  // descriptions.
  const isThere = state === 'on' || state === 'coming';
  const shown = <T extends object>(file: T | null) => file && (isThere ? file : { ...file, src: null });
  return {
    key: randomUUID(),
    limits: announcementLimits,
    /** how many announcements one board shows at once */
    most: announcementsShown,
    announcement: { code: found.code, year: found.year, no: found.no, title: found.title, state },
    version: found.version,
    typed: typedOf(found, unit.timeZone, now),
    places: placeOptions(await lists.groups(), await boards.list()),
    pictures: pictures.map(shown),
    video: shown(video),
    files: fileRoom(found.files),
    preview: await boardPreview(boards, { now, timeZone: unit.timeZone }),
    onBoards: forBoards(found).announcement
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'announce');
    const { app } = event.locals;
    const form = await formOf(event.request, announcementBody);
    const code = event.params.code ?? '';
    const version = Number(field(form, 'version'));
    const texts = textsIn(form);
    const { title, body, until, places, captioned } = texts;
    const from = form.has('from') ? texts.from : undefined;
    const typed: Typed = { ...texts, from: from ?? null };
    const done = await orRefused(
      async () =>
        changeAnnouncement(app, actor, {
          key: field(form, 'key'),
          code,
          version,
          title,
          body,
          until,
          places,
          captioned,
          ...(from !== undefined && { from }),
          files: await filesIn(form, texts)
        }),
      { typed, version, newest: null as Typed | null }
    );
    if (done.ok) redirect(303, `/office/announcements/${code}?changed`);
    const { data } = done.refused;
    if (data.refusal.code !== 'announcement-changed') return done.refused;
    // The answer shows the other person's newest version, so that saving again is a decision made with it in
    // view.
    return fail(done.refused.status, { ...data, ...(await newestFor(event, code)) });
  }
};

async function newestFor(
  event: RequestEvent,
  code: string
): Promise<{ version: number; newest: Typed } | null> {
  const { app } = event.locals;
  const { announcements, unit } = await app.read(officeActor(event, 'announce'));
  const found = await announcements.find(code);
  return found && { version: found.version, newest: typedOf(found, unit.timeZone, app.clock()) };
}

function typedOf(
  { title, body, published, until, places, captioned }: KeptAnnouncement,
  timeZone: string,
  now: Date
): Typed {
  const hasBegun = Date.parse(published) <= now.getTime();
  return {
    title,
    body,
    places: [...places],
    words: [],
    videoWords: '',
    captioned,
    from: hasBegun ? null : wallText(new Date(published), timeZone),
    until: until === null ? '' : wallText(new Date(until), timeZone)
  };
}
