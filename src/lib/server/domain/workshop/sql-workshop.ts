import type { DocumentReading, DraftDetails, RowAnswers } from '$lib/points/propose';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { KeptDraft, Workshop } from './workshop';

/** One unit's draft, over SQL. */
export function sqlWorkshop(db: Kysely<Tables>, unit: string): Workshop {
  return {
    async draft() {
      const row = await db
        .selectFrom('scheme_draft')
        .where('unit_id', '=', unit)
        .selectAll()
        .executeTakeFirst();
      return row ? draftOf(row) : null;
    },
    async keep({ text, reading, answers, details, account, changed }) {
      const written = {
        document: text,
        reading: JSON.stringify(reading),
        answers: JSON.stringify(answers),
        details: JSON.stringify(details),
        account_id: account,
        changed_at: changed
      };
      await db
        .insertInto('scheme_draft')
        .values({ unit_id: unit, ...written })
        .onConflict((at) => at.column('unit_id').doUpdateSet(written))
        .execute();
    },
    async discard() {
      await db.deleteFrom('scheme_draft').where('unit_id', '=', unit).execute();
    }
  };
}

/** Written by `keep` alone. */
function draftOf(row: Tables['scheme_draft']): KeptDraft {
  return {
    text: row.document,
    reading: JSON.parse(row.reading) as DocumentReading,
    answers: JSON.parse(row.answers) as RowAnswers,
    details: JSON.parse(row.details) as DraftDetails,
    account: row.account_id,
    changed: row.changed_at
  };
}
