import { canonical } from '$lib/notice';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { logChanges } from '../../platform/changes/log-changes';
import { sqlCorrections } from '../periods/sql-corrections';
import { chunks } from '../../platform/store/chunks';
import { nextNo } from '../../platform/store/next-no';
import { subjectId, subjectIds } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import { certificateDigest, certificateSchema, type Certificate, type Certificates } from './certificate';
import { monthsUnlike } from './months-unlike';

/** One unit's certificates, and those it has received, over SQL. */
export function sqlCertificates(db: Kysely<Tables>, unit: string, clock: () => Date): Certificates {
  const read = (body: string | null): Certificate | null =>
    body === null ? null : v.parse(certificateSchema, JSON.parse(body));
  const change = async (subject_id: string) => {
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'certificate', subject_id }]);
    return seq;
  };
  return {
    async issued(subject) {
      const rows = await db
        .selectFrom('certificate_issued')
        .innerJoin('subject', 'subject.id', 'certificate_issued.subject_id')
        .leftJoin('certificate_issued_text', 'certificate_issued_text.issued_id', 'certificate_issued.id')
        .where('certificate_issued.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('subject.code', '=', subject ?? ''))
        .select(['certificate_issued.id', 'subject.code as number', 'year', 'no', 'ticket', 'digest'])
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
        certificate: read(row.body)
      }));
    },

    nextNo: (year) => nextNo(db, 'certificate_issued', { unit, year }),

    async issue({ subject, year, no, code, by, certificate }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [id, seq] = [randomUUID(), await change(subject_id)];
      await db
        .insertInto('certificate_issued')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          year,
          no,
          ticket: code,
          digest: certificateDigest(certificate),
          account_id: by,
          issued_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('certificate_issued_text')
        .values({ issued_id: id, body: canonical(certificate) })
        .execute();
    },

    async received(subject) {
      const rows = await db
        .selectFrom('certificate_received')
        .innerJoin('subject', 'subject.id', 'certificate_received.subject_id')
        .leftJoin(
          'certificate_received_text',
          'certificate_received_text.received_id',
          'certificate_received.id'
        )
        .where('certificate_received.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('subject.code', '=', subject ?? ''))
        .select(['certificate_received.id', 'subject.code as number', 'ticket', 'digest'])
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
        certificate: read(row.body)
      }));
    },

    async receive({ subject, code, by, certificate }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [id, seq] = [randomUUID(), await change(subject_id)];
      await db
        .insertInto('certificate_received')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          ticket: code,
          digest: certificateDigest(certificate),
          account_id: by,
          received_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('certificate_received_text')
        .values({ received_id: id, body: canonical(certificate) })
        .execute();
    },

    async byCode(code) {
      const row = await db
        .selectFrom('certificate_issued')
        .innerJoin('certificate_issued_text', 'certificate_issued_text.issued_id', 'certificate_issued.id')
        .where('ticket', '=', code)
        .where('unit_id', '!=', unit)
        .select(['body', 'digest'])
        .executeTakeFirst();
      const certificate = read(row?.body ?? null);
      return certificate && certificateDigest(certificate) === row?.digest ? certificate : null;
    },

    async correctedSince(codes) {
      const found = new Map<string, string[]>();
      for (const chunk of chunks(codes)) {
        const rows = await db
          .selectFrom('certificate_issued')
          .innerJoin('certificate_issued_text', 'certificate_issued_text.issued_id', 'certificate_issued.id')
          .innerJoin('subject', 'subject.id', 'certificate_issued.subject_id')
          .where('ticket', 'in', chunk)
          .select(['ticket', 'certificate_issued.unit_id', 'subject.code', 'body'])
          .execute();
        for (const { ticket, unit_id, code, body } of rows) {
          const corrected = await sqlCorrections(db, unit_id).results({ subject: code });
          const months = monthsUnlike(read(body)?.months ?? [], corrected);
          if (months.length > 0) found.set(ticket, months);
        }
      }
      return found;
    }
  };
}
