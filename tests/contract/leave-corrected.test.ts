import { nextMonth } from '$lib/calendar';
import { confirmCorrection, previewCorrection } from '$lib/server/domain/imports';
import { leaveToGrant } from '$lib/server/domain/leave/leave-to-grant';
import { describe, expect, it } from 'vitest';
import { undoLeave } from '$lib/server/domain/leave/keep-leave';
import { leaveAccounts } from '$lib/server/domain/leave/leave-accounts';
import { myPapers } from '$lib/server/domain/me/my-papers';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { leave, period, sealedOutcomes } from './sealed-outcomes';
import { databases } from './stores';
import { upholdAndPublish } from './uphold';

describe.each(databases)('leave whose points a correction took away, on $kind', (database) => {
  const community = sealedOutcomes(database);
  const { key, read, meet, decide, use, account } = community;
  const november = { date: '2026-11-05' };

  /** The 225 points of September that bought p1 a day are undone. */
  async function takeAway(date = '2026-10-05') {
    const { code: notice } = await community.here.publish(period);
    await upholdAndPublish(community.here, community.people, { notice, reverses: ['e1'], date });
  }
  const figures = async (now = '2026-10-05') =>
    (await leaveAccounts(await read(), new Date(now), { year: 2026, subject: 'p1' })).map(
      ({ credited, taken, balance }) => ({ credited, taken, balance })
    );
  /** The recorder undoes the line that bought p1 a day, in the open month, and books what it should have been. */
  async function correctLine(quantity: string | null = null, date = '2026-10-05') {
    const { app } = community.here;
    const typed = { value: '', matter: '', basis: '调解记录9号' };
    const right = { subject: 'p1', item: 'mediation', date: '2026-09-03', ...typed };
    const instead = quantity === null ? null : { ...right, quantity };
    const correction = { line: 'e1', reason: '查实有误', instead };
    const { preview } = await previewCorrection(app, community.people.recorder, correction);
    await confirmCorrection(app, community.people.recorder, {
      key: key(),
      correction,
      digest: preview.digest,
      answers: { answered: '', same: [] },
      decision: { date, body: '两委会', minutes: '20号' }
    });
  }
  const phone = async () => {
    const { leave } = await myPapers(await read(), new Date('2026-10-05'), {
      subject: 'p1',
      account: 'm-p1'
    });
    return leave[0];
  };
  const waiting = async () =>
    (await leaveToGrant(await read(), community.people.c2))?.people.map(({ subject }) => subject);
  const setAside = async () => decide(await meet(), { seen: 1, confirmed: false, words: '更正后不足一百分' });

  it('A 五（二） it can’t be used, is said to be gone, and is set aside', async () => {
    await decide(await meet());
    expect(await figures()).toEqual([{ credited: 100, taken: 0, balance: 100 }]);
    await takeAway();
    expect(await figures()).toEqual([{ credited: 100, taken: 100, balance: 0 }]);
    await expect(use()).rejects.toMatchObject({
      code: 'leave-unsettled',
      params: { short: '0.5', year: 2026 }
    });
    await setAside();
    expect((await account()).map(({ action }) => action)).toEqual(['credit', 'reversal']);
    expect(await figures()).toEqual([{ credited: 0, taken: 0, balance: 0 }]);
    await expect(use()).rejects.toMatchObject({ code: 'leave-short' });
  });

  it('A 五（二） a day that was taken before is undone first, and then the grant is set aside', async () => {
    await decide(await meet());
    const { id } = await use();
    await takeAway();
    expect(await figures()).toEqual([{ credited: 100, taken: 100, balance: 0 }]);
    await expect(setAside()).rejects.toMatchObject({ code: 'leave-used', params: { used: '0.5' } });
    const words = '更正后按事假处理';
    await undoLeave(community.here.app, community.people.recorder, { key: key(), line: id, words });
    await setAside();
    expect(await figures()).toEqual([{ credited: 0, taken: 0, balance: 0 }]);
  });

  it('A 五（二） what a correction leaves of a grant is confirmed anew from its first day, so that a day that was taken stays taken', async () => {
    await decide(await meet());
    await use();
    const { code: notice } = await community.here.publish(period);
    const held = '2026-10-09';
    community.here.at(`${held}T04:00:00Z`);
    const typed = { value: '', matterText: '', story: '', basis: '调解记录9号' };
    const corrected = { item: 'mediation', date: '2026-09-03', quantity: '25', ...typed };
    await upholdAndPublish(community.here, community.people, {
      notice,
      reverses: ['e1'],
      corrected,
      date: held
    });
    expect(await figures()).toEqual([{ credited: 100, taken: 50, balance: 0 }]);
    await decide(await meet(['c2', 'c3'], held), { seen: 1 });
    expect(await figures()).toEqual([{ credited: 50, taken: 0, balance: 0 }]);
    expect((await account()).map(({ action, amount, day }) => [action, amount, day])).toEqual([
      ['credit', 100, '2026-10-05'],
      ['use', 50, '2026-10-05'],
      ['credit', 50, '2026-10-05'],
      ['reversal', 100, '2026-10-05']
    ]);
    await expect(use({ day: held })).rejects.toMatchObject({ code: 'leave-short' });
  });

  it('M5 what later points of the year still buy stays usable', async () => {
    await decide(await meet());
    await community.here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    const granted = { rule: leave, subject: 'p1', seen: 0, confirmed: true, words: '' };
    await ruleOnOutcomes(community.here.app, community.people.c2, {
      key: key(),
      meeting: await meet(['c2', 'c3'], november.date),
      period: '2026-10',
      rulings: [granted]
    });
    expect(await figures()).toEqual([{ credited: 150, taken: 0, balance: 150 }]);
    await takeAway(november.date);
    expect(await figures('2026-11-05')).toEqual([{ credited: 150, taken: 100, balance: 50 }]);
    await expect(use({ amount: '1', day: november.date })).rejects.toMatchObject({ code: 'leave-unsettled' });
    await expect(use({ day: november.date })).resolves.toBeTruthy();
  });

  it('M5 what a line that is undone in the open month had bought can’t be used, before and after that month is sealed', async () => {
    await decide(await meet());
    expect((await phone())?.taken).toBeUndefined();
    await correctLine();
    expect(await figures()).toEqual([{ credited: 100, taken: 100, balance: 0 }]);
    expect(await phone()).toMatchObject({ credited: 100, taken: 100, balance: 0 });
    await expect(use()).rejects.toMatchObject({ code: 'leave-unsettled', params: { short: '0.5' } });
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    expect(await figures(november.date)).toEqual([{ credited: 100, taken: 100, balance: 0 }]);
    await community.here.book({ item: 'mediation', quantity: 20, date: '2026-11-05', period: '2026-11' });
    // Points of a month that isn't sealed buy nothing yet.
    await expect(use({ day: november.date })).rejects.toMatchObject({ code: 'leave-unsettled' });
    community.here.at('2026-12-05T04:00:00Z');
    await community.here.seal('2026-11');
    expect(await figures('2026-12-05')).toEqual([{ credited: 100, taken: 50, balance: 50 }]);
    expect(await waiting()).toEqual(['p3']);
    await use({ day: '2026-12-05' });
    await expect(use({ day: '2026-12-05' })).rejects.toMatchObject({ code: 'leave-unsettled' });
  });

  it('M5 the line that is booked instead buys what it is worth', async () => {
    await decide(await meet());
    await correctLine('25');
    expect(await figures()).toEqual([{ credited: 100, taken: 50, balance: 50 }]);
  });

  it('M5 nor is it granted any more, though its sealed month says it', async () => {
    expect(await waiting()).toEqual(['p1', 'p3']);
    await correctLine();
    expect(await waiting()).toEqual(['p3']);
    await decide(await meet());
    expect(await account()).toEqual([]);
  });

  it('M5 points that a later month takes off buy no day either', async () => {
    await decide(await meet());
    await community.here.book({ item: 'task-late', quantity: 20, date: '2026-10-05', period: '2026-10' });
    expect(await figures()).toEqual([{ credited: 100, taken: 0, balance: 100 }]);
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    expect(await figures(november.date)).toEqual([{ credited: 100, taken: 50, balance: 50 }]);
  });

  it('M13b a line that is undone after the year’s end takes the days of that year with it', async () => {
    await decide(await meet());
    for (const month of ['2026-10', '2026-11', '2026-12']) {
      community.here.at(`${nextMonth(month)}-05T04:00:00Z`);
      await community.here.seal(month);
    }
    expect(await figures('2027-01-05')).toEqual([{ credited: 100, taken: 0, balance: 100 }]);
    await correctLine(null, '2027-01-05');
    expect(await figures('2027-01-05')).toEqual([{ credited: 100, taken: 100, balance: 0 }]);
    await expect(use({ day: '2026-12-31' })).rejects.toMatchObject({ code: 'leave-unsettled' });
  });
});
