import type { Kysely } from 'kysely';
import { storeEpoch } from '../epoch/store-epoch';
import type { Tables } from '../store/tables/tables';
import { personalKinds, type ChangeKind, type Changes } from './changes';

/** The log of one unit's changes, over SQL. */
export function sqlChanges(db: Kysely<Tables>, unit: string): Changes {
  return {
    epoch: () => storeEpoch(db),
    async head(kinds) {
      const row = await db
        .selectFrom('change_log')
        .where('unit_id', '=', unit)
        .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
        .select((fn) => fn.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return Number(row?.seq ?? 0);
    },
    async hasAfter(cursor, kinds, subjects) {
      const row = await db
        .selectFrom('change_log')
        .where('change_log.unit_id', '=', unit)
        .where('seq', '>', cursor)
        .where('kind', 'in', kinds)
        .$if(subjects !== undefined, (query) =>
          query
            .leftJoin('subject', 'subject.id', 'change_log.subject_id')
            .where((where) =>
              where.or([where('subject_id', 'is', null), where('code', 'in', subjects ?? [])])
            )
        )
        .select('seq')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async mayConcern(cursor, subjects) {
      const row = await db
        .selectFrom('change_log')
        .leftJoin('subject', 'subject.id', 'change_log.subject_id')
        .where('change_log.unit_id', '=', unit)
        .where('seq', '>', cursor)
        .where((where) =>
          where.or([
            where('kind', 'not in', personalKinds),
            where('subject_id', 'is', null),
            where('code', 'in', subjects)
          ])
        )
        .select('seq')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async after(cursor) {
      const rows = await db
        .selectFrom('change_log')
        .leftJoin('subject', 'subject.id', 'change_log.subject_id')
        .where('change_log.unit_id', '=', unit)
        .where('seq', '>', cursor)
        .select(['seq', 'kind', 'code', 'account_id'])
        .orderBy('seq')
        .execute();
      return rows.map(({ seq, kind, code, account_id }) => ({
        seq,
        kind: kind as ChangeKind,
        subject: code,
        account: account_id
      }));
    }
  };
}
