import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectIdOf } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import type { Assemblies } from './assemblies';

/**
 * The rulings of a unit's assemblies on proposals, over SQL. The reason is stored apart, where it can be
 * erased.
 */
export function sqlRulings(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Pick<Assemblies, 'rulings' | 'rule'> {
  return {
    async rulings(year) {
      const rows = await db
        .selectFrom('flag_ruling')
        .innerJoin('subject', 'subject.id', 'flag_ruling.subject_id')
        .leftJoin('flag_ruling_text', 'flag_ruling_text.ruling_id', 'flag_ruling.id')
        .where('flag_ruling.unit_id', '=', unit)
        .where('year', '=', year)
        .select(['code', 'rule', 'upheld', 'given', 'reason', 'decision_id', 'recorded_at', 'seq'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        subject: row.code,
        rule: row.rule,
        upheld: row.upheld === 1,
        given: row.given,
        reason: row.reason ?? '',
        decision: row.decision_id,
        recorded: row.recorded_at,
        seq: row.seq
      }));
    },
    async rule(year, { subject, rule, upheld, given = null, reason, decision }) {
      const subject_id = await subjectIdOf(db, unit, subject);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'assembly', subject_id }]);
      const id = randomUUID();
      const recorded_at = clock().toISOString();
      await db
        .insertInto('flag_ruling')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          rule,
          year,
          recorded_at,
          upheld: upheld ? 1 : 0,
          given,
          decision_id: decision
        })
        .execute();
      await db.insertInto('flag_ruling_text').values({ ruling_id: id, reason }).execute();
    }
  };
}
