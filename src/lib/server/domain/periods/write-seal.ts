import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectId } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { RowsDone } from '../../platform/command/observed-work';
import type { SealedPeriod } from './periods';
import { sqlConsequences } from './sql-consequences';

/**
 * Writes one period's seal with all that it fixes.
 * @param scheme names the rules that it was calculated by
 * @param done called with how many people's results are written
 * @param approval of the two people who seal; null for a period taken over from paper
 * @returns the seal's id
 */
export async function writeSeal(
  db: Kysely<Tables>,
  { unit, clock, ids }: { unit: string; clock: () => Date; ids: ReadonlyMap<string, string> },
  { period, results, ...followed }: SealedPeriod,
  { scheme, approval = null, done }: { scheme: string; approval?: string | null; done?: RowsDone | undefined }
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
      scheme_digest: scheme,
      approval_id: approval
    })
    .execute();
  const rows = results.map(({ subject, group, from, to, earlier = [], ...figures }) => {
    const roster = { category: group, from_date: from, to_date: to, earlier: JSON.stringify(earlier) };
    return { seal_id: id, subject_id: subjectId(ids, subject), ...roster, ...figures };
  });
  for (const chunk of chunks(rows)) {
    await db.insertInto('seal_result').values(chunk).execute();
    await done?.(chunk.length);
  }
  await sqlConsequences(db, unit).keep(id, followed, ids);
  return id;
}
