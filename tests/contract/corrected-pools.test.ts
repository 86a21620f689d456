import { afterEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

describe.each(databases)('how many are ranked in a corrected period, on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  it('one who loses the rank by a correction is neither counted nor in the mean', async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    const mediation = { item: 'mediation' };
    await here.book(mediation, { ...mediation, date: '2026-09-04' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const counted = async () => {
      const { periods } = await here.app.read(here.recorder);
      const own = (await periods.resultsOf('p1')).find(({ period }) => period === '2026-09');
      const count = (await periods.rankedCounts()).get('2026-09');
      return { count, ranked: own?.ranked, mean: own?.mean, points: own?.points };
    };
    expect(await counted()).toEqual({ count: 3, ranked: 3, mean: 3133, points: 3800 });
    await upholdAndPublish(here, people, { notice, reverses: ['e1'] });
    expect(await counted()).toEqual({ count: 3, ranked: 3, mean: 2967, points: 3300 });

    const { id } = await here.store
      .selectFrom('corrected_period')
      .where('period', '=', '2026-09')
      .select('id')
      .executeTakeFirstOrThrow();
    const { id: subject_id } = await here.store
      .selectFrom('subject')
      .where('code', '=', 'p3')
      .select('id')
      .executeTakeFirstOrThrow();
    const figures = { status: 'incomplete', points: 2800, balance: null, score: 2800, rank: null };
    const row = { corrected_id: id, subject_id, ...figures };
    await here.store.insertInto('corrected_result').values(row).execute();
    expect(await counted()).toEqual({ count: 2, ranked: 2, mean: 3050, points: 3300 });
  });
});
