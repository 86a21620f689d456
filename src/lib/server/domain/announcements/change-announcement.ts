import type { Actor } from '../../platform/access/actor';
import { instantOf, wallText } from '../../platform/time/wall-clock';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { noFiles, placesAsTyped, sentOf, textsAsTyped, type TypedAnnouncement } from './announce';
import type { AnnouncementFile, ChangeableFields, KeptAnnouncement } from './announcements';
import { useOf } from './files/file-kind';
import { readFiles } from './files/read-files';
import { refuseUnfit } from './files/refuse-unfit';
import { hangingTime } from './hanging-time';

/**
 * The wanted state of an announcement. It has only the files that are added: existing ones stay until they
 * are erased.
 */
export interface TypedChange extends Omit<TypedAnnouncement, 'until' | 'places'> {
  code: string;
  /** the version that the dashboard showed while this was written */
  version: number;
  until: string;
  places: readonly string[];
}

/**
 * Changes an announcement: its text, its end and places, and its start as long as it hasn't begun; and adds
 * pictures, a film or papers. The former version stays on record. A change without any difference makes no
 * version.
 * @returns how many versions there are now
 * @throws Problem `announcement-changed`: somebody has changed it meanwhile; `announcement-begun`: it is
 * published already, so that its start can't be changed; `announcement-nowhere`; `kept-file-unfit`; those
 * of `announce`
 */
export function changeAnnouncement(
  app: App,
  actor: Actor,
  { key, code, version, ...typed }: { key: string } & TypedChange
): Promise<{ code: string; version: number }> {
  const { title, body, from, until, captioned = false, files: came = noFiles } = typed;
  const places = placesAsTyped(typed.places);
  const sent = sentOf(came);
  const change = {
    title,
    body,
    until,
    places,
    ...(from !== undefined && { from }),
    ...(captioned && { captioned }),
    ...(sent.length > 0 && { sent })
  };
  return app.runCommand(
    actor,
    { permission: 'announce', key, input: { code, version, change } },
    async (stores) => {
      const kept = await stores.announcements.find(code);
      if (!kept) throw new Problem('not-found', 404);
      if (kept.version !== version) throw new Problem('announcement-changed', 409);
      // Its board may have been ended; showing it everywhere instead needs an explicit choice.
      if (typed.places.length === 0 && !kept.places.includes('all'))
        throw new Problem('announcement-nowhere', 422);
      const files = readFiles(came, kept.files);
      const words = textsAsTyped({ title, body }, usesOf([...kept.files, ...files]));
      const now = app.clock();
      const times = timesOf(kept, { from, until }, stores.unit.timeZone, now);
      const changed: ChangeableFields = { ...words, ...times, places, captioned };
      if (files.length === 0 && isSame(kept, changed)) return { code, version };
      await refuseUnfit(stores.announcements, kept);
      const reworded = files.length > 0 || kept.title !== changed.title || kept.body !== changed.body;
      const no = version + 1;
      await stores.announcements.addVersion(code, { ...changed, no, reworded, by: actor.account });
      for (const file of files) await stores.announcements.addFile(code, file);
      return { code, version: no };
    }
  );
}

/** The places that the text may name: an erased file leaves its place empty. */
function usesOf(files: readonly Pick<AnnouncementFile, 'kind'>[]): { pictures: number; video: boolean } {
  const uses = files.map(({ kind }) => useOf(kind));
  return { pictures: uses.filter((use) => use === 'picture').length, video: uses.includes('video') };
}

/**
 * Its beginning and end. Forms have no seconds, so a typed value that equals the stored minute keeps the
 * stored instant.
 */
function timesOf(
  kept: Pick<KeptAnnouncement, 'published' | 'until'>,
  { from, until }: { from?: string | undefined; until: string },
  timeZone: string,
  now: Date
): { published: string; until: string | null } {
  const asIs = wallText(new Date(kept.published), timeZone);
  const hasBegun = Date.parse(kept.published) <= now.getTime();
  // An empty beginning asks for now, and it is published already.
  const stays = from === undefined || from === asIs || (from === '' && hasBegun);
  if (!stays && hasBegun) throw new Problem('announcement-begun', 409);
  const published = stays ? kept.published : hangingTime({ from, until: '' }, timeZone, now).published;
  if (until === '') return { published, until: null };
  const ends = instantOf(until, timeZone);
  if (ends === null) throw new Problem('announcement-times', 422);
  // An end that has passed may stay while other things are corrected.
  const untouched = ends.toISOString() === kept.until && published === kept.published;
  if (!untouched && ends.getTime() <= Math.max(now.getTime(), Date.parse(published)))
    throw new Problem('announcement-times', 422);
  return { published, until: ends.toISOString() };
}

function isSame(kept: ChangeableFields, changed: ChangeableFields): boolean {
  return (
    kept.title === changed.title &&
    kept.body === changed.body &&
    kept.published === changed.published &&
    kept.until === changed.until &&
    kept.captioned === changed.captioned &&
    [...kept.places].sort().join(' ') === [...changed.places].sort().join(' ')
  );
}
