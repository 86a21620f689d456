import type { Kysely } from 'kysely';
import { allOf } from '../store/all-of';
import type { Tables } from '../store/tables';
import { changesHash, recordDigest, type AuditRecord } from './audit-record';
import { readChanges } from './read-changes';

/** What the act itself knows of its record; the rest is its place in the chain. */
export type Acted = Omit<AuditRecord, 'no' | 'after' | 'changes' | 'previous'>;

/**
 * An act as the end of its unit's trail. Asked last in the act's transaction, and inserted there. Acts of one unit run
 * one after another (SQLite has one writer, PostgreSQL's are locked by unit), and the unique number would refuse a fork.
 */
export async function nextRecord(db: Kysely<Tables>, acted: Acted): Promise<AuditRecord> {
  const [last, { after, changes }] = await allOf([
    db
      .selectFrom('audit')
      .where('unit_id', '=', acted.unit)
      .select(['no', 'digest'])
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst(),
    changesAfter(db, acted)
  ]);
  return { ...acted, no: Number(last?.no ?? 0) + 1, after, changes, previous: last?.digest ?? '' };
}

/** Number of the newest change, and the digest of all since `before`. */
async function changesAfter(db: Kysely<Tables>, { unit, before }: Acted) {
  const hash = changesHash();
  let after = before;
  for await (const change of readChanges(db, unit, { after, until: Number.MAX_SAFE_INTEGER })) {
    hash.add(change);
    after = change.seq;
  }
  return { after, changes: hash.digest() };
}

/** Writes a record as it is; gives its digest. */
export async function insertRecord(db: Kysely<Tables>, record: AuditRecord): Promise<string> {
  const digest = recordDigest(record);
  await db
    .insertInto('audit')
    .values({
      id: record.id,
      unit_id: record.unit,
      no: record.no,
      account_id: record.account,
      act: record.act,
      client_key: record.key,
      input: record.input,
      change_before: record.before,
      change_after: record.after,
      changes: record.changes,
      at: record.at,
      previous: record.previous,
      digest
    })
    .execute();
  return digest;
}
