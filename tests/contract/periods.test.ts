import type { Store } from '$lib/server/platform/store/open-store';
import { inputOfPeriod } from '$lib/server/domain/periods/score-period';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { aUnit, databases } from './stores';

describe.each(databases)('periods on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  const place = { pool: '', group: '社工', from: '2026-09-10', to: null };
  const results = [
    { subject: 'a', ...place, status: 'ranked', points: 500, balance: 10500, rank: 1 },
    { subject: 'b', ...place, status: 'not-ranked', points: 0, balance: 10000, rank: null }
  ] as const;

  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    await stores.roster.save(
      ['a', 'b'].map((id) => ({ id, name: id, pool: '', group: '', from: null, to: null }))
    );
  });
  afterEach(() => db.destroy());

  it('M4 opens the month after the last sealed one, across a year', async () => {
    expect(await stores.periods.open()).toBe('2026-09');
    for (const period of ['2026-09', '2026-10', '2026-11', '2026-12'])
      await sealIn(stores, closing(period, results));
    expect(await stores.periods.open()).toBe('2027-01');
  });

  it('M4 never seals twice, nor out of order', async () => {
    await expect(sealIn(stores, closing('2026-10', results))).rejects.toThrow('not-open');
    await sealIn(stores, closing('2026-09', results));
    await expect(sealIn(stores, closing('2026-09', results))).rejects.toThrow('already-sealed');
  });

  it('gives one subject its months with count and mean of the ranked', async () => {
    await sealIn(stores, closing('2026-09', results));
    expect(await stores.periods.resultsOf('a')).toMatchObject([
      { period: '2026-09', points: 500, rank: 1, ranked: 1, mean: 500 }
    ]);
    expect(await stores.periods.resultsOf('a', { after: await stores.changes.head() })).toEqual([]);
  });

  it('M4 keeps what the roster said when the month was sealed', async () => {
    await sealIn(stores, closing('2026-09', results));
    const earlier = [{ pool: '', group: '', from: null, to: '2026-09-30' }];
    await stores.roster.save([
      { id: 'a', name: 'a', pool: '外聘', group: '', earlier, from: '2026-10-01', to: '2026-10-31' }
    ]);
    expect(await stores.periods.results('2026-09')).toEqual(
      results.map((result) => ({ ...result, score: result.points }))
    );
    expect(await stores.periods.resultsOf('a')).toMatchObject([place]);
  });

  it('M16 keeps the spells of then, and explains the period by them', async () => {
    const earlier = [{ pool: '', group: '', from: '2026-09-01', to: '2026-09-12' }];
    const [a] = results;
    await sealIn(stores, closing('2026-09', [{ ...a, from: '2026-09-20', earlier }]));
    expect(await stores.periods.results('2026-09')).toMatchObject([{ from: '2026-09-20', earlier }]);
    expect((await inputOfPeriod(stores, '2026-09')).subjects).toMatchObject([
      { id: 'a', group: '社工', from: '2026-09-20', earlier }
    ]);
  });
});
