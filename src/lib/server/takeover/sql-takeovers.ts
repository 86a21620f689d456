import { periodKind } from '$lib/notice';
import type { Kysely } from 'kysely';
import { logChanges } from '../changes/log-changes';
import { writeSeal } from '../periods/write-seal';
import { Problem } from '../problem';
import { subjectIds } from '../roster/subject-ids';
import type { Tables } from '../store/tables';
import type { Takeovers } from './takeovers';

/** What one unit has taken over, over SQL. */
export function sqlTakeovers(db: Kysely<Tables>, unit: string, clock: () => Date): Takeovers {
  const mine = () =>
    db
      .selectFrom('takeover')
      .innerJoin('seal', 'seal.id', 'takeover.seal_id')
      .where('takeover.unit_id', '=', unit);

  async function isTooLate(): Promise<boolean> {
    for (const table of ['seal', 'seal_proposal'] as const)
      if (await db.selectFrom(table).where('unit_id', '=', unit).select('id').executeTakeFirst()) return true;
    return false;
  }

  return {
    isTooLate,
    async list() {
      const rows = await mine()
        .innerJoin('decision', 'decision.id', 'takeover.decision_id')
        .select(['period', 'decision_id', 'date', 'body', 'minutes'])
        .select(['noticed_on', 'paper_ranks', 'digest'])
        .orderBy('takeover.seq')
        .execute();
      return rows.map(({ period, decision_id, date, body, minutes, noticed_on, paper_ranks, digest }) => ({
        period,
        decision: { id: decision_id, date, body, minutes },
        noticed: noticed_on,
        paperRanks: paper_ranks === 1,
        digest
      }));
    },

    async paper() {
      const rows = await mine()
        .innerJoin('seal_result', 'seal_result.seal_id', 'seal.id')
        .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
        .select(['period', 'code', 'points'])
        .orderBy('takeover.seq')
        .execute();
      const monthly = rows.filter(({ period }) => periodKind(period) === 'month');
      if (monthly.length === 0) return undefined;
      const points = new Map<string, Map<string, number>>();
      for (const { period, code, points: own } of monthly) {
        const months = points.get(code) ?? new Map<string, number>();
        points.set(code, months.set(period, own));
      }
      return { months: [...new Set(monthly.map(({ period }) => period))], points };
    },

    async record(periods, { scheme, account }, done) {
      if (await isTooLate()) throw new Problem('takeover-too-late', 409);
      const ids = await subjectIds(db, unit);
      for (const { sealed: period, decision, noticed, paperRanks, digest } of periods) {
        const seal_id = await writeSeal(db, { unit, clock, ids }, period, { scheme, done });
        const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'takeover', subject_id: null }]);
        await db
          .insertInto('takeover')
          .values({
            ...{ seal_id, seq, unit_id: unit, decision_id: decision, noticed_on: noticed },
            ...{ paper_ranks: paperRanks ? 1 : 0, digest },
            ...{ account_id: account, recorded_at: clock().toISOString() }
          })
          .execute();
      }
    }
  };
}
