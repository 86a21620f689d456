import { dayIn, yearOf } from '$lib/calendar';
import { badLinks, readWritten } from '$lib/markup';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Actor } from '../../platform/access/actor';
import { readPlace, type BoardPlace } from '../boards/lists/place';
import type { App } from '../../app';
import { plainLine, plainText } from '../../platform/text/plain-text';
import { Problem } from '../../platform/problem/problem';
import { shortCode } from '../public/short-code';
import { refuseUnshown } from './board-signs';
import { readFiles, type TypedFiles } from './files/read-files';
import { refuseUnfit } from './files/refuse-unfit';
import { hangingTime } from './hanging-time';

/**
 * Lengths that a board can show: a headline of two lines, and text of some pages. Pictures and the film may
 * each be placed twice in the text, so that no page draws one of them hundreds of times.
 */
export const announcementLimits = { title: 40, body: 2000, lines: 400, places: 14 } as const;

const texts = v.object({
  title: plainLine(announcementLimits.title),
  body: v.pipe(
    plainText(announcementLimits.body),
    // A line each, of one character: a page of the board for every few of them.
    v.check((text) => text.split('\n').length <= announcementLimits.lines)
  )
});

export const noFiles: TypedFiles = { pictures: [], video: null, attachments: [] };

/** An announcement as typed. */
export interface TypedAnnouncement {
  title: string;
  /** with its marks: see `markup/written` */
  body: string;
  /** by the unit's clock, `2026-11-20T08:00`; '' is now, and no end */
  from?: string;
  until?: string;
  /** none: all boards */
  places?: readonly string[];
  /** boards show the captions of its film */
  captioned?: boolean;
  files?: TypedFiles;
}

/**
 * Publishes an announcement, now or from a time on. A fault in any of its parts refuses all of it.
 * @throws Problem `announcement-times`, `not-found` for a board that isn't the unit's, those of
 * `textsAsTyped` and `readFiles`
 */
export async function announce(
  app: App,
  actor: Actor,
  { key, ...typed }: { key: string } & TypedAnnouncement
): Promise<{ code: string }> {
  const { from = '', until = '', captioned = false, files: came = noFiles } = typed;
  const written = textsAsTyped(typed, { pictures: came.pictures.length, video: came.video !== null });
  const files = readFiles(came);
  const places = placesAsTyped(typed.places ?? []);
  const sent = sentOf(came);
  const input = { ...written, from, until, places, sent, ...(captioned && { captioned }) };
  return app.runCommand(actor, { permission: 'announce', key, input }, async (stores) => {
    const now = app.clock();
    const hanging = hangingTime({ from, until }, stores.unit.timeZone, now);
    const year = yearOf(dayIn(stores.unit.timeZone, now));
    const code = shortCode();
    const no = await stores.announcements.nextNumber(year);
    await stores.announcements.add({ code, year, no, ...written, ...hanging, places, captioned });
    for (const file of files) await stores.announcements.addFile(code, file);
    return { code };
  });
}

/**
 * Takes an announcement down, or publishes it again.
 * @throws Problem `not-found`, `kept-file-unfit`
 */
export function setHanging(
  app: App,
  actor: Actor,
  { key, code, hangs }: { key: string; code: string; hangs: boolean }
): Promise<{ code: string }> {
  return app.runCommand(actor, { permission: 'announce', key, input: { code, hangs } }, async (stores) => {
    const kept = hangs ? await stores.announcements.find(code) : null;
    if (kept) await refuseUnfit(stores.announcements, kept);
    await stores.announcements.setWithdrawn(code, hangs ? null : app.clock().toISOString());
    return { code };
  });
}

/**
 * Erases a picture, film (with its captions) or paper for good, on boards and pages too; that there was one stays on record.
 * @throws Problem `not-found`
 */
export function eraseFile(
  app: App,
  actor: Actor,
  { key, file }: { key: string; file: string }
): Promise<null> {
  return app.runCommand(actor, { permission: 'announce', key, input: { erase: file } }, async (stores) => {
    await stores.announcements.eraseFile(file);
    return null;
  });
}

/**
 * Checks title and text, given the number of pictures and whether there is a film.
 * @throws Problem `bad-announcement` (field: title or body), `bad-link`, `place-without-file`,
 * `too-many-places`, those of `refuseUnshown`
 */
export function textsAsTyped(
  typed: Pick<TypedAnnouncement, 'title' | 'body'>,
  { pictures, video }: { pictures: number; video: boolean }
): { title: string; body: string } {
  const { title, body } = typed;
  for (const [field, text] of Object.entries({ title, body })) refuseUnshown(text, field);
  const read = v.safeParse(texts, { title, body });
  if (!read.success) {
    const field = v.getDotPath(read.issues[0]) ?? 'title';
    const { places: _, ...limits } = announcementLimits;
    throw new Problem('bad-announcement', 422, { field, ...limits });
  }
  const [address] = badLinks(read.output.body);
  if (address !== undefined) throw new Problem('bad-link', 422, { address: address.slice(0, 60) });
  const blocks = readWritten(read.output.body);
  const count = blocks.filter(({ kind }) => kind === 'picture' || kind === 'video').length;
  if (count > announcementLimits.places)
    throw new Problem('too-many-places', 422, { count, limit: announcementLimits.places });
  for (const block of blocks) {
    if (block.kind === 'picture' && (block.no < 1 || block.no > pictures))
      throw new Problem('place-without-file', 422, { no: block.no });
    if (block.kind === 'video' && !video) throw new Problem('place-without-file', 422, { no: 0 });
  }
  return read.output;
}

/** Places of one announcement: a street's boards and groups, and some. */
const mostPlaces = 1000;

/**
 * Reads places as typed; none stands for all of them.
 * @throws Problem `not-found`; `bad-form` for more than anybody has
 */
export function placesAsTyped(typed: readonly string[]): BoardPlace[] {
  if (typed.length > mostPlaces) throw new Problem('bad-form', 400);
  const places = [...new Set(typed)].map((each) => {
    const place = readPlace(each);
    if (place === null) throw new Problem('not-found', 404);
    return place;
  });
  return places.length === 0 || places.includes('all') ? ['all'] : places;
}

/** The uploaded files as they count for the idempotency key: the same files sent twice are one command. */
export function sentOf({
  pictures,
  video,
  captions,
  attachments
}: TypedFiles): { words: string; digest: string }[] {
  const shown = (video ? [...pictures, video] : pictures).map(({ file, words }) => ({ ...file, words }));
  const papers = captions ? [...attachments, captions] : attachments;
  return [...shown, ...papers.map(({ name, bytes }) => ({ bytes, words: name }))].map(({ words, bytes }) => ({
    words,
    digest: createHash('sha256').update(bytes).digest('hex')
  }));
}
