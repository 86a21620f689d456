import type { Kysely } from 'kysely';
import type { Change, ChangeKind } from '../../platform/changes/changes';
import { allOf } from '../../platform/store/all-of';
import type { Tables } from '../../platform/store/tables/tables';
import { changesHash, recordDigest, type AuditRecord } from './audit-record';
import { commitRows } from './commitments/commit-rows';
import { commitmentsDigest } from './commitments/commitment';
import { readChanges } from './read-changes';

/** The parts of a record that the command knows itself; the rest is the record's place in the chain. */
export type CommandRecord = Omit<AuditRecord, 'no' | 'after' | 'changes' | 'previous' | 'committed'>;

/**
 * Makes a command's record, the next one of its unit's trail, and commits to the rows that the command has written beside
 * its changes. Commands of one unit run one after another (SQLite has one writer, PostgreSQL locks by unit), and the unique
 * number would refuse a fork. Call it last in the command's transaction, and insert the record.
 * @returns the record, and what the command changed
 */
export async function nextRecord(
  db: Kysely<Tables>,
  acted: CommandRecord
): Promise<{ record: AuditRecord; made: Change[] }> {
  const [last, { changes, made }] = await allOf([
    db
      .selectFrom('audit')
      .where('unit_id', '=', acted.unit)
      .select(['no', 'digest'])
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst(),
    changesAfter(db, acted)
  ]);
  const place = { no: Number(last?.no ?? 0) + 1, previous: last?.digest ?? '' };
  const after = made.at(-1)?.seq ?? acted.before;
  const committed = commitmentsDigest(await commitRows(db, { unit: acted.unit, no: place.no, made }));
  return { record: { ...acted, ...place, after, changes, committed }, made };
}

/** All changes since `before`, and their digest. */
async function changesAfter(db: Kysely<Tables>, { unit, before }: CommandRecord) {
  const hash = changesHash();
  const made: Change[] = [];
  for await (const change of readChanges(db, unit, { after: before, until: Number.MAX_SAFE_INTEGER })) {
    hash.add(change);
    const { seq, kind, code, account_id } = change;
    made.push({ seq, kind: kind as ChangeKind, subject: code, account: account_id });
  }
  return { changes: hash.digest(), made };
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
      action: record.action,
      client_key: record.key,
      input: record.input,
      change_before: record.before,
      change_after: record.after,
      changes: record.changes,
      at: record.at,
      device_at: record.deviceAt,
      previous: record.previous,
      digest,
      committed: record.committed
    })
    .execute();
  return digest;
}
