import { evidenceLimits, filePart } from '$lib/sync';
import type { Kysely } from 'kysely';
import { needKey } from '../../platform/command/run-command';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import type { Upload } from '../imports/upload';

/** How long parts wait for the rest: a phone may be away for a week. And, once used, for their form to come a second time. */
const kept = { waiting: 7 * 24 * 60, used: 15 } as const;

/** Files on their way of one account; a further one takes the place of the one that would be deleted first. */
const mostFiles = 6;

/** The part of a file that an account sends, before the form that it belongs to. */
interface IncomingPart {
  account: string;
  /** key of the form */
  key: string;
  /** bytes of the file before this part */
  place: number;
  /** may be empty: it then only asks how far the file has come */
  bytes: Uint8Array;
}

/**
 * Files that come in parts, because they are too large to arrive at once over a slow line. A cut line goes on where it was: what
 * has come is kept under the key of the form that follows.
 */
export interface IncomingFiles {
  /**
   * Takes a part that follows those that are there; any other one changes nothing.
   * @returns how many bytes of the file are there, from its beginning
   * @throws Problem `bad-key`, `bad-request` for a place that is none, `file-too-large`
   */
  take(part: IncomingPart): Promise<number>;
  /**
   * The whole file.
   * @param size bytes that it must have
   * @throws Problem `file-incomplete` when some of it isn't there (any more)
   */
  read(account: string, key: string, file: { name: string; size: number }): Promise<Upload>;
  /** Lets a file go whose form was taken; for a while a repeated form still finds it. */
  release(account: string, key: string): Promise<void>;
}

/** Files that come in parts, over SQL. They belong to no unit until their form does. */
export function incomingFiles(db: Kysely<Tables>, clock: () => Date): IncomingFiles {
  const parts = (account: string, key: string) =>
    db
      .selectFrom('incoming_part')
      .where('account_id', '=', account)
      .where('client_key', '=', key)
      .orderBy('place');
  const inMinutes = (minutes: number) => new Date(clock().getTime() + minutes * 60_000).toISOString();

  /** Bytes from the beginning without a gap. */
  async function have(account: string, key: string): Promise<number> {
    let end = 0;
    for (const { place, size } of await parts(account, key).select(['place', 'size']).execute())
      if (Number(place) === end) end += Number(size);
    return end;
  }

  async function makeRoom(account: string): Promise<void> {
    const files = await db
      .selectFrom('incoming_part')
      .where('account_id', '=', account)
      .select((of) => ['client_key', of.fn.max('expires_at').as('until')])
      .groupBy('client_key')
      .orderBy('until', 'desc')
      .orderBy('client_key')
      .execute();
    const over = files.slice(mostFiles - 1).map(({ client_key }) => client_key);
    if (over.length === 0) return;
    await db
      .deleteFrom('incoming_part')
      .where('account_id', '=', account)
      .where('client_key', 'in', over)
      .execute();
  }

  return {
    async take({ account, key, place, bytes }) {
      needKey(key);
      if (!Number.isSafeInteger(place) || place < 0) throw new Problem('bad-request', 400);
      if (place + bytes.length > evidenceLimits.bytes)
        throw new Problem('file-too-large', 413, { limit: evidenceLimits.bytes / 1024 / 1024 });
      const before = await have(account, key);
      if (place !== before || bytes.length === 0 || bytes.length > filePart) return before;
      if (place === 0) await makeRoom(account);
      const row = {
        account_id: account,
        client_key: key,
        place,
        size: bytes.length,
        body: Buffer.from(bytes).toString('base64'),
        expires_at: inMinutes(kept.waiting)
      };
      // Two tabs may send the same part of the same file.
      await db
        .insertInto('incoming_part')
        .values(row)
        .onConflict((on) => on.columns(['account_id', 'client_key', 'place']).doNothing())
        .execute();
      return have(account, key);
    },
    async read(account, key, { name, size }) {
      const rows = await parts(account, key).select('body').execute();
      const bytes = new Uint8Array(Buffer.concat(rows.map(({ body }) => Buffer.from(body, 'base64'))));
      if (bytes.length !== size || (await have(account, key)) !== size)
        throw new Problem('file-incomplete', 408);
      return { name, bytes };
    },
    async release(account, key) {
      await db
        .updateTable('incoming_part')
        .set({ expires_at: inMinutes(kept.used) })
        .where('account_id', '=', account)
        .where('client_key', '=', key)
        .execute();
    }
  };
}

/** Deletes parts whose rest never came, and those whose form was taken. */
export async function tidyIncoming(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('incoming_part').where('expires_at', '<=', now.toISOString()).execute();
}
