import type { Day } from '$lib/calendar';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/** An item and a month of its events, with the earliest day on which one of them was decided. */
export interface FirstDecided {
  item: string;
  /** the event's, `YYYY-MM` */
  month: string;
  day: Day;
}

/**
 * Reads when something of these items was first decided, by the month of the event, from entries that are
 * booked in a month or later and aren't reversed. Their count doesn't matter, because every front page asks.
 */
export async function readFirstDecided(
  db: Kysely<Tables>,
  unit: string,
  { items, since }: { items: readonly string[]; since: string }
): Promise<FirstDecided[]> {
  const month = sql<string>`substr(entry.date, 1, 7)`;
  return (
    db
      .selectFrom('entry')
      .innerJoin('decision', 'decision.id', 'entry.decision_id')
      .where('entry.unit_id', '=', unit)
      .where('entry.item', 'in', items)
      .where('entry.period', '>=', since)
      // A reversal has no item of its own.
      .where('entry.no', 'not in', (of) =>
        of
          .selectFrom('entry as undoing')
          .where('undoing.unit_id', '=', unit)
          .where('undoing.item', '=', '')
          .where('undoing.reverses', 'is not', null)
          .select(sql<string>`undoing.reverses`.as('no'))
      )
      .select((of) => ['entry.item', month.as('month'), of.fn.min('decision.date').as('day')])
      .groupBy(['entry.item', month])
      .execute()
  );
}
