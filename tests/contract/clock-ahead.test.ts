import { afterEach, describe, expect, it } from 'vitest';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

describe.each(databases)('a clock that was ahead over New Year on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const shown = async (period: string) => {
    const published = await (await here.app.read(here.recorder)).notices.of(period);
    const { snapshot } = await here.app.public.noticeAsCorrected(published ?? expect.fail('published'));
    return snapshot.rows.map(({ name, points, rank, was }) => [name, points, rank, was?.points, was?.rank]);
  };

  it('a notice numbered in the year after its correction’s keeps each person beside their own figures', async () => {
    here = await testApp({ database, firstPeriod: '2025-10' });
    here.at('2026-01-02T04:00:00Z');
    const people = await aCommittee(here, { from: '2025-01-01' });
    const october = { date: '2025-10-03', period: '2025-10' };
    await here.book({ item: 'mediation', ...october }, { item: 'activity', subject: 'p2', ...october });
    await here.seal('2025-10');
    const { code: notice } = await here.publish('2025-10');
    here.at('2025-12-31T04:00:00Z');
    await upholdAndPublish(here, people, { notice, reverses: ['e1'], date: '2025-12-31' });
    expect(await shown('2025-10')).toEqual([
      ['李明', 3000, 1, 3000, 2],
      ['沈秋月', 2800, 2, 3300, 1],
      ['韩冰', 2800, 2, 2800, 3]
    ]);
    const lines = await (await here.app.read(here.recorder)).notices.supplements();
    expect(lines.map(({ year, no }) => [year, no])).toEqual([[2025, 1]]);
  });

  it('a row of a notice that was published after a correction is the person’s who stands there', async () => {
    here = await testApp({ database, firstPeriod: '2026-01', scheme: 'community-cadres' });
    const people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const june = { item: 'mediation', date: '2026-06-05', period: '2026-06' };
    await here.book(june, { ...june, date: '2026-06-06' }, { ...june, subject: 'p2' });
    for (const month of ['01', '02', '03', '04', '05', '06']) await here.seal(`2026-${month}`);
    const { code: month } = await here.publish('2026-06');
    await upholdAndPublish(here, people, { notice: month, reverses: ['e1', 'e2'], date: '2026-07-03' });
    const { code: half } = await here.publish('2026-H1');
    expect((await shown('2026-H1')).map(([name]) => name)).toEqual(['李明', '沈秋月', '韩冰']);
    const said = { key: 'object-to-row-1', notice: half, about: '0', said: '有误', contact: '', entry: '' };
    await objectAsMember(here.app, here.member('p1'), said);
    const [objection] = await (await here.app.read(here.recorder)).objections.list({ notice: half });
    expect(objection?.subject).toBe('p2');
  });
});
