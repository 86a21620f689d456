import { firstMonth, isMonth, lastMonth } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectIdOf } from '../roster/subject-ids';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { RedemptionLine, Redemptions } from './redemptions';

/** One unit's accounts of spent points, over SQL. */
export function sqlRedemptions(db: Kysely<Tables>, unit: string, clock: () => Date): Redemptions {
  return {
    async lines({ subject, years } = {}) {
      const { first, last } = years ?? { first: null, last: null };
      const rows = await db
        .selectFrom('redemption')
        .innerJoin('subject', 'subject.id', 'redemption.subject_id')
        .leftJoin('redemption_text', 'redemption_id', 'redemption.id')
        .where('redemption.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('code', '=', subject ?? ''))
        .where('year', '>=', first ?? 0)
        .where('year', '<=', last ?? 9999)
        .select([
          'redemption.id',
          'year',
          'clears',
          'first_year',
          'no',
          'code',
          'action',
          'good',
          'quantity',
          'price',
          'amount'
        ])
        .select(['day', 'reverses', 'account_id', 'words'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        year: Number(row.year),
        clears: row.clears === 'never' ? 'never' : 'year',
        first: row.first_year === null ? null : Number(row.first_year),
        no: Number(row.no),
        subject: row.code,
        action: row.action as RedemptionLine['action'],
        good: row.good,
        quantity: Number(row.quantity),
        price: Number(row.price),
        amount: Number(row.amount),
        day: row.day,
        reverses: row.reverses,
        account: row.account_id,
        words: row.words ?? ''
      }));
    },
    async earned({ first, last }) {
      const rows = await db
        .selectFrom('seal_result')
        .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
        .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
        .where('seal.unit_id', '=', unit)
        // Months alone: their names sort before those of quarters (`2026-Q1`) and half-years.
        .where('seal.period', '>=', firstMonth(String(first ?? 1900)))
        .where('seal.period', '<=', lastMonth(String(last ?? 9999)))
        .select(['code', 'seal.period', 'points'])
        .execute();
      const sums = new Map<string, number>();
      for (const { code, period, points } of rows)
        if (isMonth(period)) sums.set(code, (sums.get(code) ?? 0) + Number(points));
      return sums;
    },
    async add({ subject, account, words, first, ...line }) {
      const subject_id = await subjectIdOf(db, unit, subject);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'redemption', subject_id }]);
      const [id, no] = [randomUUID(), await nextNo(db, 'redemption', { unit, year: line.year })];
      const recorded_at = clock().toISOString();
      await db
        .insertInto('redemption')
        .values({
          ...line,
          first_year: first,
          id,
          seq,
          no,
          unit_id: unit,
          subject_id,
          account_id: account,
          recorded_at
        })
        .execute();
      await db.insertInto('redemption_text').values({ redemption_id: id, words }).execute();
      return { id, no };
    }
  };
}
