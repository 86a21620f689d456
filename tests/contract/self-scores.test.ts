import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { person } from '../make/person';
import { aUnit, databases } from './stores';

describe.each(databases)('self-scores on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    await stores.roster.save([person('a'), person('b')]);
  });
  afterEach(() => db.destroy());

  it('only grow, and the latest of each stands', async () => {
    const { selfScores } = stores;
    await selfScores.add(2026, [
      { subject: 'a', item: 'integrity', value: 450 },
      { subject: 'b', item: 'integrity', value: 500 }
    ]);
    await selfScores.add(2026, [{ subject: 'a', item: 'integrity', value: 475 }]);
    await selfScores.add(2026, [{ subject: 'b', item: 'integrity', value: null }]);
    await selfScores.add(2025, [{ subject: 'a', item: 'integrity', value: 100 }]);
    expect(await selfScores.list(2026)).toEqual([
      { subject: 'a', item: 'integrity', value: 475 },
      { subject: 'b', item: 'integrity', value: null }
    ]);
    const { count } = await db
      .selectFrom('self_score')
      .select((fn) => fn.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(5);
  });

  it('refuse to be rewritten, and a unit that is not of here', async () => {
    await stores.selfScores.add(2026, [{ subject: 'a', item: 'integrity', value: 450 }]);
    for (const change of ['update self_score set value = 1', 'delete from self_score'])
      await expect(sql.raw(change).execute(db)).rejects.toThrow('append-only');
    const other = await aUnit(db, '东风社区');
    expect(await other.selfScores.list(2026)).toEqual([]);
    await expect(other.selfScores.add(2026, [{ subject: 'a', item: 'integrity', value: 1 }])).rejects.toThrow(
      'unknown-subject'
    );
  });
});
