import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../changes/log-changes';
import { subjectId } from '../roster/subject-ids';
import type { Tables } from '../store/tables';
import type { SealedPeriod } from './periods';
import { sqlConsequences } from './sql-consequences';

/**
 * Writes one period's seal with all that it fixes. Returns its id.
 * @param scheme names the rules that it was reckoned by
 */
export async function writeSeal(
  db: Kysely<Tables>,
  { unit, clock, ids }: { unit: string; clock: () => Date; ids: ReadonlyMap<string, string> },
  { period, results, ...followed }: SealedPeriod,
  scheme: string
): Promise<string> {
  const id = randomUUID();
  const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'seal', subject_id: null }]);
  await db
    .insertInto('seal')
    .values({
      id,
      seq,
      unit_id: unit,
      period,
      sealed_at: clock().toISOString(),
      scheme_digest: scheme
    })
    .execute();
  for (const { subject, group, from, to, ...figures } of results) {
    const roster = { category: group, from_date: from, to_date: to };
    await db
      .insertInto('seal_result')
      .values({ seal_id: id, subject_id: subjectId(ids, subject), ...roster, ...figures })
      .execute();
  }
  await sqlConsequences(db, unit).keep(id, followed, ids);
  return id;
}
