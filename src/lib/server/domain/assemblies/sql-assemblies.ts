import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Assemblies } from './assemblies';
import { isEntitledReason } from './entitled';
import { sqlRulings } from './sql-rulings';
import { sqlSkips } from './sql-skips';

/** One unit's assemblies, over SQL. */
export function sqlAssemblies(db: Kysely<Tables>, unit: string, clock: () => Date): Assemblies {
  const number = async () =>
    (await logChanges(db, unit, clock, [{ kind: 'assembly', subject_id: null }]))[0] ?? 0;
  const conclusions = () => db.selectFrom('assembly_conclusion').where('unit_id', '=', unit);
  return {
    ...sqlRulings(db, unit, clock),
    ...sqlSkips(db, unit, clock),
    async records(quarter) {
      const rows = await db
        .selectFrom('assembly')
        .innerJoin('decision', 'decision.id', 'assembly.decision_id')
        .where('assembly.unit_id', '=', unit)
        .where('quarter', '=', quarter)
        .select(['assembly.id', 'entitled', 'present', 'rostered', 'why_differs', 'assembly.recorded_at'])
        .select(['decision_id', 'date', 'body', 'minutes'])
        .orderBy('seq')
        .execute();
      return rows.map(({ id, entitled, present, rostered, why_differs, recorded_at, ...made }) => ({
        id,
        quarter,
        entitled,
        present,
        rostered,
        recorded: recorded_at,
        decision: { id: made.decision_id, date: made.date, body: made.body, minutes: made.minutes },
        why: why_differs !== null && isEntitledReason(why_differs) ? why_differs : null
      }));
    },
    async days() {
      const rows = await db
        .selectFrom('assembly')
        .innerJoin('decision', 'decision.id', 'assembly.decision_id')
        .where('assembly.unit_id', '=', unit)
        .select(['quarter', 'date'])
        .orderBy('seq')
        .execute();
      return new Map(rows.map(({ quarter, date }) => [quarter, date]));
    },
    async record({ quarter, entitled, present, rostered, why, decision }) {
      await db
        .insertInto('assembly')
        .values({
          id: randomUUID(),
          seq: await number(),
          unit_id: unit,
          quarter,
          decision_id: decision,
          entitled,
          present,
          rostered,
          why_differs: why,
          recorded_at: clock().toISOString()
        })
        .execute();
    },
    async conclusion(quarter) {
      const row = await conclusions()
        .where('quarter', '=', quarter)
        .select(['id', 'seq', 'concluded_at'])
        .executeTakeFirst();
      if (!row) return null;
      const results = await db
        .selectFrom('assembly_result')
        .innerJoin('subject', 'subject.id', 'assembly_result.subject_id')
        .where('conclusion_id', '=', row.id)
        .select(['code as subject', 'points'])
        .orderBy('code')
        .execute();
      return { seq: Number(row.seq), concluded: row.concluded_at, results };
    },
    async concluded() {
      const rows = await conclusions().select('quarter').orderBy('quarter').execute();
      return rows.map(({ quarter }) => quarter);
    },
    async conclusions() {
      const rows = await conclusions().select(['quarter', 'seq']).orderBy('quarter').execute();
      return new Map(rows.map(({ quarter, seq }) => [quarter, Number(seq)]));
    },
    async conclude(quarter, assembly, results) {
      const known = await conclusions().where('quarter', '=', quarter).select('id').executeTakeFirst();
      if (known) throw new Problem('assembly-concluded', 409);
      const ids = await subjectIds(db, unit);
      const id = randomUUID();
      await db
        .insertInto('assembly_conclusion')
        .values({
          id,
          seq: await number(),
          unit_id: unit,
          quarter,
          assembly_id: assembly,
          concluded_at: clock().toISOString()
        })
        .execute();
      const rows = results.map(({ subject, points }) => {
        return { conclusion_id: id, subject_id: subjectId(ids, subject), points };
      });
      for (const some of chunks(rows)) await db.insertInto('assembly_result').values(some).execute();
    }
  };
}
