import pg from 'pg';

/** What stands in a house's database before anybody has done anything. */
const staying = ['kysely_migration', 'kysely_migration_lock', 'store_epoch'];

/**
 * Empties a house's database, past the triggers that guard it, and puts them back.
 * @param shape as it was when it was made (see `shapeOf`)
 * @returns false when somebody has changed more than rows: then it is no use to the next test
 */
export async function emptied(url: string, shape: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await others(client);
    if ((await readShape(client)) !== shape) return false;
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r'
        and relnamespace = current_schema()::regnamespace and not relname = any($1)`,
      [staying]
    );
    const tables = rows.map(({ name }) => name);
    const guards = await guardsOf(client);
    const each = (change: string) =>
      guards.map(({ table, name }) => `alter table ${table} ${change} trigger ${name}`);
    await client.query(
      [...each('disable'), `truncate ${tables.join()} restart identity`, ...each('enable always')].join(';')
    );
    return true;
  } finally {
    await client.end();
  }
}

/** Tables, columns, triggers and whether they are on. */
export async function shapeOf(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const shape = await readShape(client);
  await client.end();
  return shape;
}

async function readShape(client: pg.Client): Promise<string> {
  const { rows } = await client.query(`
    select c.relname, a.attname, a.atttypid, null as enabled from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v', 'i') and a.attnum > 0
    union all
    select c.relname, t.tgname, null, t.tgenabled from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal
    order by 1, 2, 4`);
  return JSON.stringify(rows);
}

async function guardsOf(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgenabled = 'A'`);
  return rows;
}

/** Connections that a test has just closed, or forgotten, hold locks that emptying would wait for. */
async function others(client: pg.Client): Promise<void> {
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}
