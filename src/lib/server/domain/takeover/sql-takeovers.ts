import { periodKind, previousMonth } from '$lib/calendar';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { sqlProposals } from '../periods/sql-proposals';
import { writeSeal } from '../periods/write-seal';
import { Problem } from '../../platform/problem/problem';
import { subjectIds } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { Takeovers } from './takeovers';

/** One unit's periods taken over from paper, over SQL. */
export function sqlTakeovers(
  db: Kysely<Tables>,
  { id: unit, firstPeriod }: Pick<Unit, 'id' | 'firstPeriod'>,
  clock: () => Date
): Takeovers {
  const proposals = sqlProposals(db, unit, clock);
  /** under which it is proposed: no month of the ledger is called so */
  const last = previousMonth(firstPeriod);
  const mine = () =>
    db
      .selectFrom('takeover')
      .innerJoin('seal', 'seal.id', 'takeover.seal_id')
      .where('takeover.unit_id', '=', unit);

  async function isSealed(): Promise<boolean> {
    const sealed = await db.selectFrom('seal').where('unit_id', '=', unit).select('id').executeTakeFirst();
    return sealed !== undefined;
  }

  return {
    proposal: () => proposals.newest(last),
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

    async record(periods, { scheme, proposal, account }, done) {
      if (await isSealed()) throw new Problem('takeover-too-late', 409);
      const ids = await subjectIds(db, unit);
      const closing = { month: last, scheme, periods: periods.map(({ sealed }) => sealed) };
      const { id: approval } = await proposals.approve(closing, { proposal, account });
      for (const { sealed: period, decision, noticed, paperRanks, digest } of periods) {
        const seal_id = await writeSeal(db, { unit, clock, ids }, period, { scheme, approval, done });
        const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'takeover', subject_id: null }]);
        await db
          .insertInto('takeover')
          .values({
            seal_id,
            seq,
            unit_id: unit,
            decision_id: decision,
            noticed_on: noticed,
            paper_ranks: paperRanks ? 1 : 0,
            digest,
            account_id: account,
            recorded_at: clock().toISOString()
          })
          .execute();
      }
    }
  };
}
