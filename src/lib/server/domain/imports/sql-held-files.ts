import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { partBytes } from '../../platform/store/file-parts';
import type { Upload } from './upload';

/**
 * Files between preview and confirmation, in the database: a form may be answered by any process, and a restart
 * loses none. They are the account's alone, and gone an hour after they were last kept.
 */
export interface HeldStore {
  /** Keeps files, or holds them for as long again. The account's oldest give way, and the oldest beyond all bounds. */
  keep(account: string, digest: string, uploads: readonly Upload[]): Promise<void>;
  /** null when they are gone, or were somebody else's */
  find(account: string, digest: string): Promise<readonly Upload[] | null>;
}

/** How long files are held, how many sets of one account, and how many bytes of all. */
const heldBounds = { minutes: 60, perAccount: 6, bytes: 256 * 1024 * 1024 };

const partsAtOnce = 20;

/** @param bounds given by tests */
export function sqlHeldFiles(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date,
  bounds = heldBounds
): HeldStore {
  const ownOf = (account: string) =>
    db.selectFrom('held_files').where('unit_id', '=', unit).where('account_id', '=', account);

  async function makeRoom(account: string, newest: string): Promise<void> {
    const own = await ownOf(account).select('id').orderBy('kept_at', 'desc').orderBy('id').execute();
    const all = await db
      .selectFrom('held_files')
      .select(['id', 'bytes'])
      .orderBy('kept_at', 'desc')
      .orderBy('id')
      .execute();
    const left = own.slice(bounds.perAccount).map(({ id }) => id);
    let bytes = 0;
    for (const one of all) if ((bytes += Number(one.bytes)) > bounds.bytes) left.push(one.id);
    await forget(
      db,
      left.filter((id) => id !== newest)
    );
  }

  return {
    async keep(account, digest, uploads) {
      const at = clock().toISOString();
      const held = await ownOf(account).where('digest', '=', digest).select('id').executeTakeFirst();
      if (held) {
        await db.updateTable('held_files').set({ kept_at: at }).where('id', '=', held.id).execute();
        return;
      }
      const id = randomUUID();
      const parts = partsIn(id, uploads);
      await db.transaction().execute(async (transaction) => {
        const written = await transaction
          .insertInto('held_files')
          .values({
            id,
            unit_id: unit,
            account_id: account,
            digest,
            bytes: uploads.reduce((sum, each) => sum + each.bytes.length, 0),
            kept_at: at
          })
          // Another request of the account may have kept the same files at the same moment.
          .onConflict((conflict) => conflict.columns(['unit_id', 'account_id', 'digest']).doNothing())
          .returning('id')
          .executeTakeFirst();
        for (let from = 0; written && from < parts.length; from += partsAtOnce)
          await transaction
            .insertInto('held_part')
            .values(parts.slice(from, from + partsAtOnce))
            .execute();
      });
      await makeRoom(account, id);
    },
    async find(account, digest) {
      const held = await ownOf(account)
        .where('digest', '=', digest)
        .where('kept_at', '>', oldest(clock(), bounds.minutes))
        .select('id')
        .executeTakeFirst();
      if (!held) return null;
      const parts = await db
        .selectFrom('held_part')
        .where('files_id', '=', held.id)
        .select(['file', 'name', 'pasted', 'body'])
        .orderBy('file')
        .orderBy('no')
        .execute();
      // The sweep may have taken them between the two reads.
      return parts.length === 0 ? null : uploadsFrom(parts);
    }
  };
}

/** Deletes files that are held no more, and those that a clock which was ahead would hold until its day. */
export async function tidyHeldFiles(db: Kysely<Tables>, now: Date): Promise<void> {
  const gone = await db
    .selectFrom('held_files')
    .where((one) =>
      one.or([
        one('kept_at', '<=', oldest(now, heldBounds.minutes)),
        one('kept_at', '>', oldest(now, -heldBounds.minutes))
      ])
    )
    .select('id')
    .execute();
  await forget(
    db,
    gone.map(({ id }) => id)
  );
}

async function forget(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('held_part').where('files_id', 'in', ids).execute();
  await db.deleteFrom('held_files').where('id', 'in', ids).execute();
}

function oldest(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}

function partsIn(id: string, uploads: readonly Upload[]) {
  return uploads.flatMap(({ name, bytes, isPasted = false }, file) =>
    Array.from({ length: Math.max(1, Math.ceil(bytes.length / partBytes)) }, (_, no) => ({
      id: `${id} ${file} ${no}`,
      files_id: id,
      file,
      no,
      name,
      pasted: Number(isPasted),
      body: Buffer.from(bytes.subarray(no * partBytes, (no + 1) * partBytes)).toString('base64')
    }))
  );
}

function uploadsFrom(
  parts: readonly { file: number; name: string; pasted: number; body: string }[]
): Upload[] {
  const files = new Map<number, typeof parts>();
  for (const part of parts) files.set(part.file, [...(files.get(part.file) ?? []), part]);
  return [...files.values()].map((own) => ({
    name: own[0]?.name ?? '',
    bytes: new Uint8Array(Buffer.concat(own.map(({ body }) => Buffer.from(body, 'base64')))),
    ...(own[0]?.pasted === 1 && { isPasted: true })
  }));
}
