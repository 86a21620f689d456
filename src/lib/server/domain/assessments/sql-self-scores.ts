import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectId, subjectIds } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import type { SelfScores } from './self-scores';

/** One unit's self-scores, over SQL. */
export function sqlSelfScores(db: Kysely<Tables>, unit: string, clock: () => Date): SelfScores {
  return {
    async list(year) {
      const rows = await db
        .selectFrom('self_score')
        .innerJoin('subject', 'subject.id', 'self_score.subject_id')
        .where('self_score.unit_id', '=', unit)
        .where('year', '=', year)
        .select(['code', 'item', 'value'])
        .orderBy('seq')
        .execute();
      const latest = new Map(
        rows.map(({ code, item, value }) => [`${code} ${item}`, { subject: code, item, value }])
      );
      return [...latest.values()];
    },
    async add(year, scores) {
      const ids = await subjectIds(db, unit);
      const rows = scores.map(({ subject, ...score }) => ({ subject_id: subjectId(ids, subject), ...score }));
      const seqs = await logChanges(
        db,
        unit,
        clock,
        rows.map(({ subject_id }) => ({ kind: 'self-score', subject_id }))
      );
      const recorded_at = clock().toISOString();
      for (const [index, row] of rows.entries())
        await db
          .insertInto('self_score')
          .values({ id: randomUUID(), seq: seqs[index] ?? 0, unit_id: unit, year, recorded_at, ...row })
          .execute();
    }
  };
}
