import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';

/** The channel on which PostgreSQL tells every process what was committed. */
export const changesChannel = 'sunboard_changes';

/**
 * PostgreSQL tells of every change by itself, when it is committed: `{unit} {newest number}`. So that no writer can
 * forget to, a command line's neither. An embedded database has one process, which needs no telling.
 */
export async function tellChanges(db: QueryExecutorProvider): Promise<void> {
  if (!isPostgres(db)) return;
  const statements = [
    `create function tell_changes() returns trigger language plpgsql as $$
       begin
         perform pg_notify('${changesChannel}', unit_id || ' ' || max(seq)) from added group by unit_id;
         return null;
       end $$`,
    `create trigger change_log_told after insert on change_log
       referencing new table as added for each statement execute function tell_changes()`
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
