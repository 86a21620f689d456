import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables/tables';

/** The tables with the bytes of files, in parts, as base64; ADR 14 says why they are in the database. */
export const partsOf = {
  evidence: { table: 'evidence_part', owner: 'evidence_id' },
  filing_paper: { table: 'filing_paper_part', owner: 'paper_id' },
  announcement_file: { table: 'announcement_part', owner: 'file_id' }
} as const;
export type PartsPlace = (typeof partsOf)[keyof typeof partsOf];

/** Bytes of a part: a backup and a move take a thousand rows at a time, which stay some forty megabytes. */
export const partBytes = 30_000;
const partsAtOnce = 20;

/** Writes a file's bytes, once. */
export async function keepParts(
  db: Kysely<Tables>,
  { table, owner }: PartsPlace,
  id: string,
  bytes: Uint8Array
): Promise<void> {
  for (let at = 0; at < bytes.length; at += partBytes * partsAtOnce) {
    const some = bytes.subarray(at, at + partBytes * partsAtOnce);
    const first = at / partBytes;
    const rows = Array.from({ length: Math.ceil(some.length / partBytes) }, (_, n) => {
      const body = Buffer.from(some.subarray(n * partBytes, (n + 1) * partBytes)).toString('base64');
      return sql`(${`${id} ${first + n}`}, ${id}, ${first + n}, ${body})`;
    });
    await sql`insert into ${sql.table(table)} (id, ${sql.ref(owner)}, no, body)
      values ${sql.join(rows)}`.execute(db);
  }
}

/**
 * A file's bytes from one part to before another; a part has `partBytes`, the last one what is left.
 * @returns empty when it was erased
 */
export async function readParts(
  db: Kysely<Tables>,
  { table, owner }: PartsPlace,
  id: string,
  { from = 0, until = Number.MAX_SAFE_INTEGER }: { from?: number; until?: number } = {}
): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await sql<{ body: string }>`
    select body from ${sql.table(table)}
    where ${sql.ref(owner)} = ${id} and no >= ${from} and no < ${until} order by no`.execute(db);
  return new Uint8Array(Buffer.concat(rows.map(({ body }) => Buffer.from(body, 'base64'))));
}
