import { ownFunctions, ownTables } from '$lib/server/platform/store/tables/own-tables';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testApp } from './test-app';
import { databases } from './stores';

it.each(databases)('the list of an app’s own tables is complete on $kind', async (database) => {
  const here = await testApp({ database });
  const tables = await here.store.introspection.getTables({ withInternalKyselyTables: true });
  expect(tables.map(({ name }) => name).sort()).toEqual([...ownTables].sort());
  if (database.kind === 'postgres') {
    const { rows } = await sql<{ name: string }>`select proname as name from pg_proc
      where pronamespace = current_schema()::regnamespace`.execute(here.store);
    expect(rows.map(({ name }) => name).sort()).toEqual([...ownFunctions].sort());
    // PostgreSQL is set up like SQLite: text in byte order, integers of 64 bits.
    const odd = await sql<{ column: string }>`select table_name || '.' || column_name as column
      from information_schema.columns
      where table_schema = current_schema() and table_name !~ '^(auth|kysely)_'
        and (data_type = 'integer' or (data_type = 'text' and collation_name is distinct from 'C'))`.execute(
      here.store
    );
    expect(odd.rows).toEqual([]);
  }
  await here.end();
});
