import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { changesHash, recordDigest, type AuditRecord } from './audit-record';
import { readChanges } from './read-changes';

/** What the act itself knows of its record; the rest is its place in the chain. */
export type Acted = Omit<AuditRecord, 'no' | 'after' | 'changes' | 'previous'>;

/**
 * Puts an act at the end of its unit's trail. Called last in the act's transaction. Acts of one unit run one after
 * another (SQLite has one writer, PostgreSQL's are locked by unit), and the unique number would refuse a fork.
 */
export async function appendRecord(db: Kysely<Tables>, acted: Acted): Promise<void> {
  const last = await db
    .selectFrom('audit')
    .where('unit_id', '=', acted.unit)
    .select(['no', 'digest'])
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const hash = changesHash();
  let after = acted.before;
  for await (const change of readChanges(db, acted.unit, { after, until: Number.MAX_SAFE_INTEGER })) {
    hash.add(change);
    after = change.seq;
  }
  await insertRecord(db, {
    ...acted,
    no: Number(last?.no ?? 0) + 1,
    after,
    changes: hash.digest(),
    previous: last?.digest ?? ''
  });
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
