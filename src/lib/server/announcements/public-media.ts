import type { Kysely } from 'kysely';
import { partBytes, partsOf, readParts } from '../store/file-parts';
import type { Tables } from '../store/tables';
import { isOver } from './announcements';
import type { FileKind } from './files/file-kind';

/** A file as anybody gets it, and how its bytes are had. */
export interface PublicMedia {
  kind: FileKind;
  size: number;
  /** as people call it; '' when it has no name to show */
  words: string;
  /** Bytes from one to before another, read as they are wanted: a film never stands in memory as a whole. */
  bytes(from: number, until: number): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** 600 KB: half a dozen of them for a picture. */
const partsAtOnce = 20;

/**
 * A file by its address, which nobody can guess, while its announcement hangs or is going to: boards keep it before its time.
 * @returns null: taken down, over, erased, or never there
 */
export async function publicMedia(
  db: Kysely<Tables>,
  address: string,
  now: Date
): Promise<PublicMedia | null> {
  const rows = await db
    .selectFrom('announcement_file as file')
    .innerJoin('announcement', 'code', 'file.announcement_code')
    .innerJoin('announcement_file_text as text', 'text.file_id', 'file.id')
    .leftJoin('announcement_plan as plan', 'plan.announcement_code', 'code')
    .where('address', '=', address)
    .select(['file.id', 'kind', 'size', 'words', 'withdrawn_at', 'until_at'])
    .execute();
  const found = rows.find(
    ({ withdrawn_at, until_at }) => !isOver({ withdrawn: withdrawn_at, until: until_at }, now)
  );
  if (!found) return null;
  const { id, kind, words } = found;
  return {
    ...{ kind: kind as FileKind, size: Number(found.size), words },
    async *bytes(from, until) {
      for (let at = from; at < until;) {
        const first = Math.floor(at / partBytes);
        const last = Math.min(first + partsAtOnce, Math.ceil(until / partBytes));
        const some = await readParts(db, partsOf.announcement_file, id, { from: first, until: last });
        // It was erased while somebody fetched it.
        if (some.length === 0) throw new Error('erased meanwhile');
        const skip = at - first * partBytes;
        const take = some.subarray(skip, skip + until - at);
        yield take;
        at += take.length;
      }
    }
  };
}
