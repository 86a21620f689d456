import type pg from 'pg';

/** Tables with rows in an app's new database. */
const staying = ['kysely_migration', 'kysely_migration_lock', 'store_epoch'];

/**
 * Empties an app's database past the triggers that guard it, and puts these back.
 *
 * @param client connected to it
 * @param shape its shape when it was made (see `readShape`)
 * @returns false when somebody has changed more than rows, so that the next test can't use it
 */
export async function emptied(client: pg.Client, shape: string): Promise<boolean> {
  await others(client);
  if ((await readShape(client)) !== shape) return false;
  const touched = await touchedTables(client);
  const guards = (await guardsOf(client)).filter(({ table }) => touched.includes(table));
  const each = (change: string) =>
    guards.map(({ table, name }) => `alter table ${table} ${change} trigger ${name}`);
  await client.query(
    [
      'begin',
      // Rows that refer to each other are deleted in any order.
      'set local session_replication_role = replica',
      ...each('disable'),
      ...touched.map((table) => `delete from ${table}`),
      ...each('enable always'),
      `select setval(format('%I', sequencename)::regclass, start_value, false) from pg_sequences
        where schemaname = current_schema() and last_value is not null`,
      'commit'
    ].join(';')
  );
  return true;
}

/** The tables, columns and triggers of a database, and whether the triggers are on, as a digest. */
export async function readShape(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ shape: string }>(`
    select md5(string_agg(part, ';' order by part)) as shape from (
      select concat_ws(' ', c.relname, a.attname, a.atttypid) as part
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v', 'i') and a.attnum > 0
      union all
      select concat_ws(' ', c.relname, t.tgname, t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal) parts`);
  return rows[0]?.shape ?? '';
}

/** The tables with rows; most tests write into a few. */
async function touchedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r'
      and relnamespace = current_schema()::regnamespace and not relname = any($1)`,
    [staying]
  );
  const checks = rows.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  const filled = await client.query<{ name: string }>(checks.join(' union all '));
  return filled.rows.map(({ name }) => name);
}

async function guardsOf(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgenabled = 'A'`);
  return rows;
}

/**
 * Ends other connections, which a test has just closed or forgotten: they hold locks for which emptying would
 * wait.
 */
async function others(client: pg.Client): Promise<void> {
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}
