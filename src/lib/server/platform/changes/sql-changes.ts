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
    async kindsAfter(cursor, followed) {
      const rows = await db
        .selectFrom('change_log')
        .leftJoin('subject', 'subject.id', 'change_log.subject_id')
        .where('change_log.unit_id', '=', unit)
        .where('seq', '>', cursor)
        .where((where) =>
          where.or([
            where('kind', 'not in', personalKinds),
            where('subject_id', 'is', null),
            where('code', 'in', followed)
          ])
        )
        .select((of) => [
          'kind',
          of
            .case()
            .when('code', 'is', null)
            .then(null)
            .when('code', 'in', followed)
            .then(of.ref('code'))
            .else('')
            .end()
            .as('subject')
        ])
        .distinct()
        .execute();
      return rows.map(({ kind, subject }) => ({ kind: kind as ChangeKind, subject }));
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
