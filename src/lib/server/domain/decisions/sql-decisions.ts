import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { Decisions } from './decisions';

/** One unit's decisions, over SQL. */
export function sqlDecisions(db: Kysely<Tables>, unit: string, clock: () => Date): Decisions {
  const mine = () =>
    db.selectFrom('decision').where('unit_id', '=', unit).select(['id', 'date', 'body', 'minutes']);
  return {
    list: (ids) =>
      mine()
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('date')
        .orderBy('recorded_at')
        .execute(),
    async record({ date, body, minutes }) {
      const known = await mine()
        .where('date', '=', date)
        .where('body', '=', body)
        .where('minutes', '=', minutes)
        .executeTakeFirst();
      if (known) return known.id;
      const id = randomUUID();
      await db
        .insertInto('decision')
        .values({ id, unit_id: unit, date, body, minutes, recorded_at: clock().toISOString() })
        .execute();
      return id;
    }
  };
}
