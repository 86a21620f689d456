import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Whether a command was answered without leaving the same record: key, command and input. Answers name no unit, so these are
 * the ones of accounts that act in this unit, or nowhere.
 */
export async function unrecordedAnswer(db: Kysely<Tables>, unit: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit')
            .whereRef('audit.account_id', '=', 'answer.account_id')
            .whereRef('audit.client_key', '=', 'answer.client_key')
            .whereRef('audit.action', '=', 'answer.action')
            .whereRef('audit.input', '=', 'answer.input')
            .select('audit.id')
        )
      )
    )
    .where(({ or, not, exists, selectFrom }) => {
      const recordedOf = () => selectFrom('audit').whereRef('audit.account_id', '=', 'answer.account_id');
      return or([
        exists(recordedOf().where('audit.unit_id', '=', unit).select('audit.id')),
        not(exists(recordedOf().select('audit.id')))
      ]);
    })
    .select('answer.client_key')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
