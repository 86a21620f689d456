import type { Actor } from '../accounts/actor';
import { instantOf, wallText } from '../front/wall-clock';
import type { House } from '../house';
import { Problem } from '../problem';
import { noFiles, placesAsTyped, sentOf, textsAsTyped, type TypedAnnouncement } from './announce';
import type { AnnouncementFile, Changeable, KeptAnnouncement } from './announcements';
import { useOf } from './files/file-kind';
import { readFiles } from './files/read-files';
import { refuseUnfit } from './files/refuse-unfit';
import { hangingTime } from './hanging-time';

/**
 * An announcement as it is to be from now on. Its files are those that come to it: what hangs there already stays until it is erased.
 */
export interface TypedChange extends Omit<TypedAnnouncement, 'until' | 'places'> {
  code: string;
  /** which version was on the desk while this was written */
  version: number;
  until: string;
  places: readonly string[];
}

/**
 * Changes what an announcement says, hangs more pictures, a film or papers beside it; until when and where it hangs, and from
 * when as long as it hasn't begun. What it was stays on record beside it. To write it as it is changes nothing, and makes no
 * version.
 * @returns how many versions there are now
 * @throws Problem `announcement-changed`: somebody has changed it meanwhile; `announcement-begun`: it hangs already, from
 *   when can't be said anew; `announcement-nowhere`; `kept-file-unfit`; those of `announce`
 */
export function changeAnnouncement(
  house: House,
  actor: Actor,
  { key, code, version, ...typed }: { key: string } & TypedChange
): Promise<{ code: string; version: number }> {
  const { title, body, from, until, captioned = false, files: came = noFiles } = typed;
  const places = placesAsTyped(typed.places);
  const sent = sentOf(came);
  const change = {
    ...{ title, body, until, places },
    ...(from !== undefined && { from }),
    ...(captioned && { captioned }),
    ...(sent.length > 0 && { sent })
  };
  return house.act(actor, { act: 'announce', key, input: { code, version, change } }, async (stores) => {
    const kept = await stores.announcements.find(code);
    if (!kept) throw new Problem('not-found', 404);
    if (kept.version !== version) throw new Problem('announcement-changed', 409);
    // Its board was ended, perhaps: to hang it everywhere instead, somebody has to say so.
    if (typed.places.length === 0 && !kept.places.includes('all'))
      throw new Problem('announcement-nowhere', 422);
    const files = readFiles(came, kept.files);
    const words = textsAsTyped({ title, body }, usesOf([...kept.files, ...files]));
    const now = house.clock();
    const times = timesOf(kept, { from, until }, stores.unit.timeZone, now);
    const changed: Changeable = { ...words, ...times, places, captioned };
    if (files.length === 0 && isSame(kept, changed)) return { code, version };
    await refuseUnfit(stores.announcements, kept);
    const reworded = files.length > 0 || kept.title !== changed.title || kept.body !== changed.body;
    const no = version + 1;
    await stores.announcements.addVersion(code, { ...changed, no, reworded, by: actor.account });
    for (const file of files) await stores.announcements.addFile(code, file);
    return { code, version: no };
  });
}

/** What its text may name a place for: files that were erased leave theirs empty. */
function usesOf(files: readonly Pick<AnnouncementFile, 'kind'>[]): { pictures: number; video: boolean } {
  const uses = files.map(({ kind }) => useOf(kind));
  return { pictures: uses.filter((use) => use === 'picture').length, video: uses.includes('video') };
}

/** Its beginning and end, of which forms know no seconds: one that is written as it stands stays what it is. */
function timesOf(
  kept: Pick<KeptAnnouncement, 'published' | 'until'>,
  { from, until }: { from?: string | undefined; until: string },
  timeZone: string,
  now: Date
): { published: string; until: string | null } {
  const asIs = wallText(new Date(kept.published), timeZone);
  const hasBegun = Date.parse(kept.published) <= now.getTime();
  // Now is what '' asks for: it hangs already.
  const stays = from === undefined || from === asIs || (from === '' && hasBegun);
  if (!stays && hasBegun) throw new Problem('announcement-begun', 409);
  const published = stays ? kept.published : hangingTime({ from, until: '' }, timeZone, now).published;
  if (until === '') return { published, until: null };
  const ends = instantOf(until, timeZone);
  if (ends === null) throw new Problem('announcement-times', 422);
  // An end that has passed may stand there while other things are put right.
  const untouched = ends.toISOString() === kept.until && published === kept.published;
  if (!untouched && ends.getTime() <= Math.max(now.getTime(), Date.parse(published)))
    throw new Problem('announcement-times', 422);
  return { published, until: ends.toISOString() };
}

function isSame(kept: Changeable, changed: Changeable): boolean {
  return (
    kept.title === changed.title &&
    kept.body === changed.body &&
    kept.published === changed.published &&
    kept.until === changed.until &&
    kept.captioned === changed.captioned &&
    [...kept.places].sort().join(' ') === [...changed.places].sort().join(' ')
  );
}
