import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../../platform/store/tables/tables';
import type { Commitment } from './commitment';

const page = 1000;

/** A commitment, and the number of the record that made it. */
export type RecordedCommitment = Commitment & { no: number };

/** A unit's commitments up to a record, in the order of the records, so many at a time. */
export async function* commitmentsByRecord(
  db: Kysely<Tables>,
  unit: string,
  end: number
): AsyncGenerator<RecordedCommitment> {
  for (let last = { no: 0, what: '', id: '' }; ;) {
    const rows = await db
      .selectFrom('commitment')
      .where('unit_id', '=', unit)
      .where('no', '<=', end)
      .where(sql<boolean>`(no, what, id) > (${last.no}, ${last.what}, ${last.id})`)
      .select(['what', 'id', 'digest', 'no'])
      .orderBy('no')
      .orderBy('what')
      .orderBy('id')
      .limit(page)
      .execute();
    for (const row of rows) yield { ...row, no: Number(row.no) };
    const lastOne = rows[page - 1];
    if (!lastOne) return;
    last = { ...lastOne, no: Number(lastOne.no) };
  }
}

/** The newest commitment to each of a unit's rows of one name, so many at a time. */
export async function* newestCommitments(
  db: Kysely<Tables>,
  unit: string,
  what: string
): AsyncGenerator<RecordedCommitment[]> {
  for (let last = '', more = true; more;) {
    const rows = await db
      .selectFrom('commitment')
      .where('unit_id', '=', unit)
      .where('what', '=', what)
      .where('id', '>', last)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('commitment as later')
              .whereRef('later.unit_id', '=', 'commitment.unit_id')
              .whereRef('later.what', '=', 'commitment.what')
              .whereRef('later.id', '=', 'commitment.id')
              .whereRef('later.no', '>', 'commitment.no')
              .select('later.no')
          )
        )
      )
      .select(['what', 'id', 'digest', 'no'])
      .orderBy('id')
      .limit(page)
      .execute();
    if (rows.length > 0) yield rows.map((row) => ({ ...row, no: Number(row.no) }));
    last = rows[rows.length - 1]?.id ?? '';
    more = rows.length === page;
  }
}
