import { ownFunctions, ownTables } from '$lib/server/store/own-tables';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { aHouse } from './a-house';
import { databases } from './stores';

it.each(databases)('the list of a house’s own tables is complete on $kind', async (database) => {
  const here = await aHouse({ database });
  const tables = await here.store.introspection.getTables({ withInternalKyselyTables: true });
  expect(tables.map(({ name }) => name).sort()).toEqual([...ownTables].sort());
  if (database.kind === 'postgres') {
    const { rows } = await sql<{ name: string }>`select proname as name from pg_proc
      where pronamespace = current_schema()::regnamespace`.execute(here.store);
    expect(rows.map(({ name }) => name).sort()).toEqual([...ownFunctions].sort());
  }
  await here.end();
});
