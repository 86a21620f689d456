import { totalOf } from '$lib/notice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../../../../tests/contract/stores';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { storeEpoch } from '../../platform/epoch/store-epoch';
import { phoneEpoch } from './phone-epoch';
import { myDelta } from './my-delta';

describe.each(databases)('one’s places in published periods, on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
  const sealed = async (these: readonly string[]) => {
    for (const month of these) await here.seal(month);
  };
  const published = async (...periods: string[]) => {
    for (const period of periods) await here.publish(period);
  };
  const placesOf = async (subject: string) => (await myDelta(here.app, here.member(subject), 0)).places;

  describe('of three people', () => {
    beforeEach(async () => {
      here = await testApp({ database, firstPeriod: '2026-01' });
      await here.book(
        { item: 'mediation', date: '2026-03-03', period: '2026-03', quantity: 2 },
        { item: 'activity', date: '2026-05-03', period: '2026-05', subject: 'p2' }
      );
    });

    it('are those of each kind’s newest notice, also where a shorter one is newer', async () => {
      await sealed(months);
      await published('2026-02', '2026-03', '2026-Q1');
      expect((await placesOf('p1'))?.map(({ period }) => period)).toEqual(['2026-03', '2026-Q1']);
      await published('2026-04', '2026-06', '2026-Q2', '2026-H1');
      const mine = await placesOf('p1');
      expect(mine?.map(({ period, own }) => [period, own])).toEqual([
        ['2026-06', 0],
        ['2026-Q2', 1],
        ['2026-H1', 0]
      ]);
      const stores = await here.app.read(here.recorder);
      for (const { period, ranked } of mine ?? []) {
        const snapshot = (await stores.notices.of(period))?.snapshot ?? expect.fail(period);
        expect(ranked).toEqual(
          snapshot.rows.map((row) => ({ rank: row.rank, score: totalOf(snapshot, row) }))
        );
      }
      expect(JSON.stringify(mine)).not.toMatch(/p\d|沈|李|韩/);
    });

    it('have each one’s own index, also where two share a rank', async () => {
      await sealed(months.slice(0, 4));
      await published('2026-04');
      const owns = await Promise.all(['p1', 'p2', 'p3'].map(async (id) => (await placesOf(id))?.[0]?.own));
      expect(owns).toEqual([0, 1, 2]);
      expect((await placesOf('p3'))?.[0]?.ranked.map(({ rank }) => rank)).toEqual([1, 1, 1]);
    });

    it('are none before the first notice, nor for whoever isn’t ranked in it', async () => {
      await sealed(months.slice(0, 1));
      expect(await placesOf('p1')).toEqual([]);
      await here.misdate('p3', '2026-02-25');
      await sealed(months.slice(1, 3));
      await published('2026-02', '2026-Q1');
      expect((await placesOf('p3'))?.map(({ period }) => period)).not.toContain('2026-02');
    });

    it('have nobody of another pool', async () => {
      await here.misdate('p3', '2026-01-01');
      await sealed(months.slice(0, 3));
      await published('2026-03');
      expect(await placesOf('p1')).toMatchObject([{ ranked: [{ rank: 1 }, { rank: 2 }], own: 0 }]);
      expect(await placesOf('p3')).toMatchObject([{ ranked: [{ rank: 1 }], own: 0 }]);
    });

    it('S2 come again only after another notice, and then all of them', async () => {
      await sealed(months.slice(0, 3));
      await published('2026-03');
      const { cursor } = await myDelta(here.app, here.member('p1'), 0);
      const again = async () =>
        (
          await myDelta(here.app, here.member('p1'), cursor, {
            epoch: phoneEpoch(await storeEpoch(here.store), 'p1')
          })
        ).places;
      expect(await again()).toBeNull();
      await here.seal('2026-04');
      expect(await again()).toBeNull();
      // The month's notice stays the newest one, in front of all others.
      await published('2026-Q1');
      expect((await again())?.map(({ period }) => period)).toEqual(['2026-03', '2026-Q1']);
    });
  });

  it('are by the balance where it ranks', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-07' });
    await sealed(['2026-07', '2026-08', '2026-09']);
    await published('2026-Q3');
    const stores = await here.app.read(here.recorder);
    const { snapshot } = (await stores.notices.of('2026-Q3')) ?? expect.fail('no notice');
    expect(snapshot.ranks).toBe('balance');
    const totals = snapshot.rows.filter(({ rank }) => rank !== null).map((row) => totalOf(snapshot, row));
    expect(totals).toHaveLength(3);
    expect((await placesOf('p1'))?.[0]?.ranked.map(({ score }) => score)).toEqual(totals);
  });
});
