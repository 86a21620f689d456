import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { LoggedChange } from './audit-record';
import { contentOf } from './change-content';

const page = 1000;

/**
 * @property code 编号 of the subject that alone is concerned
 */
export type ReadChange = LoggedChange & { code: string | null };

/** A unit's changes with numbers above `after` up to `until`, in order, with what they wrote, so many at a time. */
export async function* readChanges(
  db: Kysely<Tables>,
  unit: string,
  { after, until }: { after: number; until: number }
): AsyncGenerator<ReadChange> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom('change_log')
      .leftJoin('subject', 'subject.id', 'change_log.subject_id')
      .where('change_log.unit_id', '=', unit)
      .where('seq', '>', last)
      .where('seq', '<=', until)
      .select(['seq', 'kind', 'subject_id', 'at', 'code', 'account_id'])
      .orderBy('seq')
      .limit(page)
      .execute();
    const content = await contentOf(
      db,
      rows.map(({ seq, kind }) => ({ seq: Number(seq), kind }))
    );
    for (const row of rows)
      yield { ...row, seq: Number(row.seq), content: content.get(Number(row.seq)) ?? '' };
    if (rows.length < page) return;
    last = Number(rows[page - 1]?.seq);
  }
}
