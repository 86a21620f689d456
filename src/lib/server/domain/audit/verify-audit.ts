import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { changesHash, recordDigest, type AuditRecord } from './audit-record';
import { commitmentsDigest } from './commitments/commitment';
import { commitmentsByRecord, type RecordedCommitment } from './commitments/read-commitments';
import { readChanges } from './read-changes';
import { unrecordedAnswer } from './unrecorded-answer';

export type AuditTrouble =
  /** a number is missing: records were taken out, or put in elsewhere */
  | 'missing'
  /** a record isn't what its digest says */
  | 'changed'
  /** a record doesn't follow from the one before */
  | 'unchained'
  /** something was changed outside of every recorded command */
  | 'change-outside'
  /** the command's changes aren't those that it recorded */
  | 'changes-differ'
  /** the rows that the command committed to aren't those that it recorded */
  | 'commitments-differ'
  /** a sealed month vouches for another record here: everything up to it was written anew */
  | 'seal-differs'
  /** a command was answered that the trail doesn't know */
  | 'answer-outside';

export type AuditFinding =
  | { ok: true; records: number; /** digest of the last record; empty without one */ head: string }
  | {
      ok: false;
      /** number of the record where it shows */ at: number;
      why: AuditTrouble;
      /** the kinds of the record's changes, for `changes-differ`: they name the tables */
      kinds?: readonly string[];
    };

/**
 * Checks a unit's whole trail, while the server may run, with memory that doesn't grow with its length. It
 * can't see records that were cut off at the end together with everything that they did; a backup therefore
 * keeps `head` and `records`, which are compared later.
 */
export async function verifyAudit(db: Kysely<Tables>, unit: string): Promise<AuditFinding> {
  // This is read before the last record: a change that is seen has been committed together with its record.
  const newest = await newestChange(db, unit);
  const committed = await newestCommitment(db, unit);
  const end = await lastNumber(db, unit);
  const changes = readChanges(db, unit, { after: 0, until: Number.MAX_SAFE_INTEGER });
  let change = await next(changes);
  const commitments = commitmentsByRecord(db, unit, end);
  let commitment = await next(commitments);
  const vouched = await sealedTrail(db, unit);
  let no = 0;
  let after = 0;
  let head = '';
  const found = (why: AuditTrouble) => ({ ok: false as const, at: no, why });

  for await (const { record, digest } of readRecords(db, unit, end)) {
    no += 1;
    if (record.no !== no) return found('missing');
    if (recordDigest(record) !== digest) return found('changed');
    if (record.previous !== head) return found('unchained');
    if ((vouched.get(no) ?? digest) !== digest) return found('seal-differs');
    if (record.before !== after || record.after < record.before) return found('change-outside');
    const hash = changesHash();
    const kinds = new Set<string>();
    for (; change && change.seq <= record.after; change = await next(changes)) {
      hash.add(change);
      kinds.add(change.kind);
    }
    if (hash.digest() !== record.changes) return { ...found('changes-differ'), kinds: [...kinds] };
    const made: RecordedCommitment[] = [];
    for (; commitment && commitment.no <= no; commitment = await next(commitments)) made.push(commitment);
    if (commitmentsDigest(made) !== record.committed) return found('commitments-differ');
    after = record.after;
    head = digest;
  }
  if (no !== end) return found('missing');
  no += 1;
  if (newest > after || committed > end) return found('change-outside');
  if (await unrecordedAdoption(db, unit)) return found('change-outside');
  if (await unrecordedAnswer(db, unit)) return found('answer-outside');
  return { ok: true, records: end, head };
}

async function next<T>(lines: AsyncGenerator<T, void>): Promise<T | null> {
  const { done, value } = await lines.next();
  return done ? null : value;
}

/**
 * The record that was the last one when a month was sealed, by number, with its digest, which the seal's
 * own covers.
 */
async function sealedTrail(db: Kysely<Tables>, unit: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('seal_approval')
    .where('unit_id', '=', unit)
    .select(['trail_no', 'trail'])
    .execute();
  return new Map(rows.map(({ trail_no: no, trail }) => [Number(no), trail]));
}

async function newestChange(db: Kysely<Tables>, unit: string): Promise<number> {
  const row = await db
    .selectFrom('change_log')
    .where('unit_id', '=', unit)
    .select((fn) => fn.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** The number of the last record that has committed to a row. */
async function newestCommitment(db: Kysely<Tables>, unit: string): Promise<number> {
  const row = await db
    .selectFrom('commitment')
    .where('unit_id', '=', unit)
    .select((fn) => fn.fn.max('no').as('no'))
    .executeTakeFirst();
  return Number(row?.no ?? 0);
}

async function lastNumber(db: Kysely<Tables>, unit: string): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .where('unit_id', '=', unit)
    .select((fn) => fn.fn.max('no').as('no'))
    .executeTakeFirst();
  return Number(row?.no ?? 0);
}

const page = 500;

async function* readRecords(
  db: Kysely<Tables>,
  unit: string,
  end: number
): AsyncGenerator<{ record: AuditRecord; digest: string }> {
  for (let last = -1; ;) {
    const rows = await db
      .selectFrom('audit')
      .where('unit_id', '=', unit)
      .where('no', '>', last)
      .where('no', '<=', end)
      .selectAll()
      .orderBy('no')
      .limit(page)
      .execute();
    for (const row of rows)
      yield {
        digest: row.digest,
        record: {
          id: row.id,
          unit: row.unit_id,
          no: Number(row.no),
          account: row.account_id,
          action: row.action,
          key: row.client_key,
          input: row.input,
          before: Number(row.change_before),
          after: Number(row.change_after),
          changes: row.changes,
          at: row.at,
          deviceAt: row.device_at,
          previous: row.previous,
          committed: row.committed
        }
      };
    if (rows.length < page) return;
    last = Number(rows[page - 1]?.no);
  }
}

/**
 * Whether a unit's rules changed without a change that says so. Only what it was founded with may be without: the first
 * line, which the next one's content vouches for.
 */
async function unrecordedAdoption(db: Kysely<Tables>, unit: string): Promise<boolean> {
  const row = await db
    .selectFrom('adoption')
    .leftJoin('change_log', (on) =>
      on
        .onRef('change_log.seq', '=', 'adoption.seq')
        .onRef('change_log.unit_id', '=', 'adoption.unit_id')
        .on('change_log.kind', '=', 'scheme')
    )
    .where('adoption.unit_id', '=', unit)
    .where('change_log.seq', 'is', null)
    .where(({ or, eb }) => or([eb('adoption.no', '>', 1), eb('adoption.seq', 'is not', null)]))
    .select('adoption.no')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
