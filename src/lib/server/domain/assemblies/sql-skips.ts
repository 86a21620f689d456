import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import type { Assemblies } from './assemblies';

/** The quarters of a unit whose assembly was skipped, over SQL. */
export function sqlSkips(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Pick<Assemblies, 'skip' | 'skips' | 'recordSkip'> {
  async function read(quarter?: string) {
    const rows = await db
      .selectFrom('assembly_skip')
      .where('unit_id', '=', unit)
      .$if(quarter !== undefined, (query) => query.where('quarter', '=', quarter ?? ''))
      .select(['quarter', 'reason', 'account_id', 'skipped_at'])
      .orderBy('quarter')
      .execute();
    return rows.map(({ account_id, skipped_at, ...row }) => ({
      ...row,
      account: account_id,
      skipped: skipped_at
    }));
  }

  return {
    skip: async (quarter) => (await read(quarter))[0] ?? null,
    skips: () => read(),
    async recordSkip({ quarter, reason, account }) {
      if ((await read(quarter)).length > 0) throw new Problem('assembly-skipped', 409, { quarter });
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'assembly', subject_id: null }]);
      const skipped_at = clock().toISOString();
      await db
        .insertInto('assembly_skip')
        .values({ id: randomUUID(), seq, unit_id: unit, quarter, account_id: account, reason, skipped_at })
        .execute();
    }
  };
}
