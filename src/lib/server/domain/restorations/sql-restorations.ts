import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { numberedTables } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { Restorations } from './restorations';

const changesSchema = v.array(v.object({ kind: v.string(), count: v.number() }));

/** One unit's restores, over SQL. */
export function sqlRestorations(db: Kysely<Tables>, unit: string): Restorations {
  return {
    async since(instant) {
      const rows = await db
        .selectFrom('restoration')
        .where('unit_id', '=', unit)
        .where('restored_at', '>=', instant)
        .select(['restored_at', 'backup_at', 'lost'])
        .orderBy('restored_at', 'desc')
        .execute();
      if (rows.length === 0) return [];
      const numbers = await db
        .selectFrom('lost_number')
        .where('unit_id', '=', unit)
        .where('restored_at', '>=', instant)
        .where('kind', 'in', numberedTables)
        .select(['restored_at', 'kind', 'year', 'first', 'last', 'missing'])
        .orderBy('kind')
        .orderBy('year')
        .execute();
      return rows.map(({ restored_at: at, backup_at: backupAt, lost }) => ({
        at,
        backupAt,
        changes: lost === null ? null : v.parse(changesSchema, JSON.parse(lost)),
        numbers: numbers
          .filter(({ restored_at }) => restored_at === at)
          .map(({ kind, year, first, last, missing }) => ({
            kind,
            year: Number(year),
            first: Number(first),
            last: Number(last),
            missing: missing === null ? null : Number(missing)
          }))
      }));
    }
  };
}
