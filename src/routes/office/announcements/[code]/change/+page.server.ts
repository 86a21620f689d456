import { announcementLimits } from '$lib/server/announcements/announce';
import type { KeptAnnouncement } from '$lib/server/announcements/announcements';
import { changeAnnouncement } from '$lib/server/announcements/change-announcement';
import { announcementsShown } from '$lib/server/boards/unit-feed';
import { announcementBody } from '$lib/server/announcements/files/file-kind';
import { forBoards } from '$lib/server/announcements/for-boards';
import { wallText } from '$lib/server/front/wall-clock';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { filesView } from '../../../../announcement-view';
import { field } from '../../../../fields';
import { formOf } from '../../../../form-of';
import { orRefused } from '../../../../refused';
import { placeOptions } from '../../../boards/places';
import { officeActor } from '../../../office-actor';
import { filesIn, textsIn } from '../../announcement-in';
import { hangingState } from '../../announcement-view';
import { boardLook } from '../../board-look';
import { fileRoom } from '../../file-room';
import type { Actions, PageServerLoad } from './$types';

/** What stands in the fields: as it is kept, or as it came with a refusal. */
interface Typed {
  title: string;
  body: string;
  /** by the unit's clock; null: it has begun, from when stays */
  from: string | null;
  until: string;
  places: string[];
  /** what the pictures show that are to come to it, and the film */
  words: string[];
  videoWords: string;
  captioned: boolean;
}

/** One announcement, to be put right: what it says, when and where it hangs. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const { house } = event.locals;
  const { announcements, lists, boards, unit } = await house.read(actor);
  const found = await announcements.find(event.params.code ?? '');
  if (!found) error(404, { message: 'not-found', code: 'not-found' });
  const now = house.clock();
  const state = hangingState(found, now);
  const { pictures, video } = filesView(found.files);
  // What is taken down or over is fetched by nobody: its pictures stand here by their words.
  const isThere = state === 'on' || state === 'coming';
  const shown = <T extends object>(file: T | null) => file && (isThere ? file : { ...file, src: null });
  return {
    key: randomUUID(),
    limits: announcementLimits,
    /** how many hang on one board at once */
    most: announcementsShown,
    announcement: { code: found.code, year: found.year, no: found.no, title: found.title, state },
    version: found.version,
    typed: typedOf(found, unit.timeZone, now),
    places: placeOptions(await lists.groups(), await boards.list()),
    pictures: pictures.map(shown),
    video: shown(video),
    files: fileRoom(found.files),
    look: await boardLook(boards, { now, timeZone: unit.timeZone }),
    onBoards: forBoards(found).announcement
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'announce');
    const { house } = event.locals;
    const form = await formOf(event.request, announcementBody);
    const code = event.params.code ?? '';
    const version = Number(field(form, 'version'));
    const texts = textsIn(form);
    const { title, body, until, places, captioned } = texts;
    const from = form.has('from') ? texts.from : undefined;
    const typed: Typed = { ...texts, from: from ?? null };
    const done = await orRefused(
      async () =>
        changeAnnouncement(house, actor, {
          ...{ key: field(form, 'key'), code, version, title, body, until, places, captioned },
          ...(from !== undefined && { from }),
          files: await filesIn(form, texts)
        }),
      { typed, version, newest: null as Typed | null }
    );
    if (done.ok) redirect(303, `/office/announcements/${code}?changed`);
    const { data } = done.refused;
    if (data.refusal.code !== 'announcement-changed') return done.refused;
    // Whoever saves again has seen what the other one wrote.
    return fail(done.refused.status, { ...data, ...(await newestFor(event, code)) });
  }
};

async function newestFor(
  event: RequestEvent,
  code: string
): Promise<{ version: number; newest: Typed } | null> {
  const { house } = event.locals;
  const { announcements, unit } = await house.read(officeActor(event, 'announce'));
  const found = await announcements.find(code);
  return found && { version: found.version, newest: typedOf(found, unit.timeZone, house.clock()) };
}

function typedOf(
  { title, body, published, until, places, captioned }: KeptAnnouncement,
  timeZone: string,
  now: Date
): Typed {
  const hasBegun = Date.parse(published) <= now.getTime();
  return {
    ...{ title, body, places: [...places], words: [], videoWords: '', captioned },
    from: hasBegun ? null : wallText(new Date(published), timeZone),
    until: until === null ? '' : wallText(new Date(until), timeZone)
  };
}
