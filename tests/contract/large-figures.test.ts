import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases, postgres } from './stores';

/** The greatest amount of an entry in hundredths; 2^31 holds a forty-sixth of it. */
const most = 99_999_999_999;

describe.each(databases)('figures beyond 32 bits on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  it('M2 points, balance and score are sealed and read to the hundredth', async () => {
    await here.book({ item: 'other-base', value: '999999999.99', basis: '〔2026〕20号' });
    await here.seal('2026-09');
    const { periods } = await here.app.read(here.recorder);
    const sealed = (await periods.results('2026-09')).find(({ subject }) => subject === 'p1');
    // 28 standing points of the unit's first month (M15), and the year's base
    const points = most + 2800;
    const balance = most + 2800 + 10_000;
    expect(sealed).toMatchObject({ points, score: points, balance, rank: 1 });
  });
});

it('no column of ours on PostgreSQL holds less than 64 bits', async () => {
  const here = await testApp({ database: postgres });
  const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = 'public' and table_name !~ '^(auth|kysely)_'
    and data_type in ('integer', 'smallint', 'real', 'double precision', 'numeric')`.execute(here.store);
  expect(rows).toEqual([]);
  await here.end();
});
