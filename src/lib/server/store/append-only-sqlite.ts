import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * SQLite's triggers. REPLACE passes update and delete triggers (`recursive_triggers` is off), so the insert must look:
 * every unique key is named, since REPLACE removes whatever row clashes on any of them, and `rowid`, which a statement
 * may give outright.
 */
export async function refuseInSqlite(
  db: QueryExecutorProvider,
  table: string,
  keys: readonly (readonly string[])[],
  kind: 'append-only' | 'erasable'
): Promise<void> {
  const clash = [...keys, ['rowid']].map((key) =>
    key.map((column) => `${column} is new.${column}`).join(' and ')
  );
  const why = kind === 'append-only' ? 'is append-only' : 'may be erased, not rewritten';
  const refuse = `begin select raise(abort, '${table} ${why}'); end`;
  const triggers = [
    `create trigger ${table}_no_update before update on ${table} ${refuse}`,
    ...(kind === 'append-only'
      ? [`create trigger ${table}_no_delete before delete on ${table} ${refuse}`]
      : []),
    `create trigger ${table}_no_replace before insert on ${table}
       when exists (select 1 from ${table} where ${clash.map((each) => `(${each})`).join(' or ')}) ${refuse}`
  ];
  for (const trigger of triggers) await sql.raw(trigger).execute(db);
}
