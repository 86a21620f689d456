import { canonical } from '$lib/notice';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectId, subjectIds } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import { standingDigest, standingSchema, type Certificate, type Standings } from './standing';

/** One unit's certificates of standing, and those it has received, over SQL. */
export function sqlStandings(db: Kysely<Tables>, unit: string, clock: () => Date): Standings {
  const read = (body: string | null): Certificate | null =>
    body === null ? null : v.parse(standingSchema, JSON.parse(body));
  const change = async (subject_id: string) => {
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'standing', subject_id }]);
    return seq;
  };
  return {
    async issued(subject) {
      const rows = await db
        .selectFrom('standing_issued')
        .innerJoin('subject', 'subject.id', 'standing_issued.subject_id')
        .leftJoin('standing_issued_text', 'standing_issued_text.issued_id', 'standing_issued.id')
        .where('standing_issued.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('subject.code', '=', subject ?? ''))
        .select(['standing_issued.id', 'subject.code as number', 'year', 'no', 'ticket', 'digest'])
        .select(['account_id', 'issued_at', 'body'])
        .orderBy('seq', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        subject: row.number,
        year: Number(row.year),
        no: Number(row.no),
        code: row.ticket,
        digest: row.digest,
        by: row.account_id,
        at: row.issued_at,
        standing: read(row.body)
      }));
    },

    async nextNo(year) {
      const newest = await db
        .selectFrom('standing_issued')
        .where('unit_id', '=', unit)
        .where('year', '=', year)
        .select((of) => of.fn.max('no').as('no'))
        .executeTakeFirst();
      return Number(newest?.no ?? 0) + 1;
    },

    async issue({ subject, year, no, code, by, standing }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [id, seq] = [randomUUID(), await change(subject_id)];
      await db
        .insertInto('standing_issued')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          year,
          no,
          ticket: code,
          digest: standingDigest(standing),
          account_id: by,
          issued_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('standing_issued_text')
        .values({ issued_id: id, body: canonical(standing) })
        .execute();
    },

    async received(subject) {
      const rows = await db
        .selectFrom('standing_received')
        .innerJoin('subject', 'subject.id', 'standing_received.subject_id')
        .leftJoin('standing_received_text', 'standing_received_text.received_id', 'standing_received.id')
        .where('standing_received.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('subject.code', '=', subject ?? ''))
        .select(['standing_received.id', 'subject.code as number', 'ticket', 'digest'])
        .select(['account_id', 'received_at', 'body'])
        .orderBy('seq', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        subject: row.number,
        code: row.ticket,
        digest: row.digest,
        by: row.account_id,
        at: row.received_at,
        standing: read(row.body)
      }));
    },

    async receive({ subject, code, by, standing }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [id, seq] = [randomUUID(), await change(subject_id)];
      await db
        .insertInto('standing_received')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          ticket: code,
          digest: standingDigest(standing),
          account_id: by,
          received_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('standing_received_text')
        .values({ received_id: id, body: canonical(standing) })
        .execute();
    },

    async byCode(code) {
      const row = await db
        .selectFrom('standing_issued')
        .innerJoin('standing_issued_text', 'standing_issued_text.issued_id', 'standing_issued.id')
        .where('ticket', '=', code)
        .where('unit_id', '!=', unit)
        .select(['body', 'digest'])
        .executeTakeFirst();
      const standing = read(row?.body ?? null);
      return standing && standingDigest(standing) === row?.digest ? standing : null;
    }
  };
}
