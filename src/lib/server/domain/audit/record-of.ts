import { sql } from 'kysely';

/**
 * The number of the record in whose span a change may lie, as an expression on a row of `table`: the first
 * that ends at it or later (`audit_span`). Spans of one unit follow one another and may leave changes
 * between them out, so the caller also checks that the span begins before the change.
 */
export function recordOf(table: 'entry' | 'notice' | 'claim_step' | 'change_log') {
  return sql<number>`(select made.no from audit as made
    where made.unit_id = ${sql.ref(`${table}.unit_id`)} and made.change_after >= ${sql.ref(`${table}.seq`)}
    order by made.change_after, made.no limit 1)`;
}
