import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * PostgreSQL's triggers. TRUNCATE passes row triggers, so it has one of its own; ON CONFLICT DO UPDATE doesn't pass.
 * ALWAYS: also for a session that plays a replica (`session_replication_role`), where triggers are off.
 */
export async function refuseInPostgres(
  db: QueryExecutorProvider,
  table: string,
  kind: 'append-only' | 'erasable'
): Promise<void> {
  const [why, rows] =
    kind === 'append-only'
      ? ['is append-only', 'update or delete']
      : ['may be erased, not rewritten', 'update'];
  const statements = [
    `create or replace function refuse_change() returns trigger language plpgsql as $$
       begin raise exception '% %', tg_table_name, tg_argv[0] using errcode = 'restrict_violation'; end $$`,
    `create trigger ${table}_no_change before ${rows} on ${table}
       for each row execute function refuse_change('${why}')`,
    `create trigger ${table}_no_truncate before truncate on ${table}
       for each statement execute function refuse_change('${why}')`,
    `alter table ${table} enable always trigger ${table}_no_change`,
    `alter table ${table} enable always trigger ${table}_no_truncate`
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
