import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { Decision, Decisions } from './decisions';

/** One unit's decisions, over SQL. */
export function sqlDecisions(db: Kysely<Tables>, unit: string, clock: () => Date): Decisions {
  const mine = () =>
    db.selectFrom('decision').where('unit_id', '=', unit).select(['id', 'date', 'body', 'minutes', 'kind']);

  async function recordAs(
    kind: 'meeting' | 'marking',
    { date, body, minutes }: Pick<Decision, 'date' | 'body' | 'minutes'>
  ): Promise<string> {
    const known = await mine()
      .where('date', '=', date)
      .where('body', '=', body)
      .where('minutes', '=', minutes)
      .where('kind', '=', kind)
      .executeTakeFirst();
    if (known) return known.id;
    const id = randomUUID();
    await db
      .insertInto('decision')
      .values({ id, unit_id: unit, date, body, minutes, kind, recorded_at: clock().toISOString() })
      .execute();
    return id;
  }

  return {
    async list(ids) {
      const rows = await mine()
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('date')
        .orderBy('recorded_at')
        .execute();
      return rows.map(({ kind, ...made }) => ({ ...made, ...(kind === 'marking' && { kind }) }));
    },
    record: (decision) => recordAs('meeting', decision),
    recordMarking: (paper) => recordAs('marking', paper)
  };
}
