import type { Kysely } from 'kysely';
import { partBytes, partsOf, readParts } from '../../platform/store/file-parts';
import type { Tables } from '../../platform/store/tables/tables';
import { isOver } from './announcements';
import type { MediaKind } from './files/file-kind';
import { announcementRows, newestOf } from './read-kept';

/** A file as anybody gets it, and how its bytes are had. */
export interface PublicMedia {
  kind: MediaKind;
  size: number;
  /** the name that people know it by; '' when it has no name to show */
  words: string;
  /**
   * Yields the bytes from one to before another, read on demand, so that a film is never in memory as a
   * whole.
   */
  bytes(from: number, until: number): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** 600 KB: half a dozen of them for a picture. */
const partsAtOnce = 20;

/**
 * A file by its address, which nobody can guess, while its announcement is or will be published, because boards
 * fetch it before its time.
 * @returns null: taken down, over, erased, or never there
 */
export async function publicMedia(
  db: Kysely<Tables>,
  address: string,
  now: Date
): Promise<PublicMedia | null> {
  const files = await db
    .selectFrom('announcement_file')
    .innerJoin('announcement_file_text', 'file_id', 'id')
    .where('address', '=', address)
    .select(['id', 'announcement_code', 'kind', 'size', 'words'])
    .execute();
  if (files.length === 0) return null;
  const codes = files.map((file) => file.announcement_code);
  const rows = await announcementRows(db).where('announcement.code', 'in', codes).execute();
  const hanging = new Set(
    rows
      .map(newestOf)
      .filter((each) => !isOver(each, now))
      .map(({ code }) => code)
  );
  const found = files.find((file) => hanging.has(file.announcement_code));
  if (!found) return null;
  const { id, kind, words } = found;
  return {
    kind: kind as MediaKind,
    size: Number(found.size),
    words,
    async *bytes(from, until) {
      for (let at = from; at < until;) {
        const first = Math.floor(at / partBytes);
        const last = Math.min(first + partsAtOnce, Math.ceil(until / partBytes));
        const some = await readParts(db, partsOf.announcement_file, id, { from: first, until: last });
        // The file was erased while somebody fetched it.
        if (some.length === 0) throw new Error('erased meanwhile');
        const skip = at - first * partBytes;
        const take = some.subarray(skip, skip + until - at);
        yield take;
        at += take.length;
      }
    }
  };
}
