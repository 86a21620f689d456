import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { balanceOf } from '$lib/server/domain/leave/balance';
import { leaveToGrant } from '$lib/server/domain/leave/leave-to-grant';
import { undoLeave } from '$lib/server/domain/leave/keep-leave';
import { leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { leaveAccounts } from '$lib/server/domain/leave/leave-accounts';
import { outcomePeriods } from '$lib/server/domain/outcomes/outcome-sheet';
import { proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { builtInText } from '$lib/schemes';
import { adoptByTwo } from '../make/adopt-by-two';
import { describe, expect, it } from 'vitest';
import { leave, sealedOutcomes } from './sealed-outcomes';
import { databases } from './stores';

describe.each(databases)('the account of leave on $kind', (database) => {
  const community = sealedOutcomes(database);
  const { key, read, meet, decide, use, account } = community;

  it('opens with what a meeting has confirmed; the year to date is credited once', async () => {
    await decide(await meet());
    await decide(await meet(), { seen: 1 });
    expect(await account()).toMatchObject([{ action: 'credit', amount: 100, day: '2026-10-05', year: 2026 }]);
    await community.here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    await ruleOnOutcomes(community.here.app, community.people.c2, {
      key: key(),
      meeting: await meet(['c2', 'c3'], '2026-11-05'),
      period: '2026-10',
      rulings: [{ rule: leave, subject: 'p1', seen: 0, confirmed: true, words: '' }]
    });
    expect((await account()).map(({ amount }) => amount)).toEqual([100, 50]);
  });

  it.each([
    [
      'under another id',
      { 'id: leave-offset': 'id: rest-day', 'touches: [leave-offset]': 'touches: [rest-day]' },
      'rest-day',
      50
    ],
    ['at another rate', { 'gives: 0.5': 'gives: 1' }, leave, 100]
  ] as const)(
    'of the year’s 335 points the 200 that have bought leave buy none again %s',
    async (_, changed, rule, more) => {
      await decide(await meet());
      const text = Object.entries(changed).reduce(
        (sum, [from, to]) => sum.replaceAll(from, to),
        builtInText('community-cadres') ?? ''
      );
      const source = holdText(
        community.people.recorder,
        new TextEncoder().encode(text),
        community.here.app.clock()
      );
      await adoptByTwo(community.here.app, [community.people.recorder, community.people.c2], {
        key: key(),
        asked: { source, typed: {}, from: '2026-10-01' },
        decision: { date: '2026-10-01', body: '两委会', minutes: '9号' }
      });
      await community.here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
      community.here.at('2026-11-05T04:00:00Z');
      await community.here.seal('2026-10');
      const waiting = await leaveToGrant(await read(), community.people.c2);
      expect(waiting?.people.find(({ subject }) => subject === 'p1')?.more).toBe(more);
      await ruleOnOutcomes(community.here.app, community.people.c2, {
        key: key(),
        meeting: await meet(['c2', 'c3'], '2026-11-05'),
        period: '2026-10',
        rulings: [{ rule, subject: 'p1', seen: 0, confirmed: true, words: '' }]
      });
      expect((await account()).map(({ rule: id, amount }) => [id, amount])).toEqual([
        [leave, 100],
        [rule, more]
      ]);
      // Days that the earlier rules granted are still there, and are taken.
      await use({ day: '2026-11-05', amount: '1' });
      const accounts = await leaveAccounts(await read(), community.here.app.clock(), {
        year: 2026,
        subject: 'p1'
      });
      const sums = new Map<string, [number, number]>([[leave, [100, 0]]]);
      if (rule === leave) sums.set(leave, [200, 100]);
      else sums.set(rule, [more, more]);
      expect(new Map(accounts.map((each) => [each.rule.id, [each.credited, each.balance]]))).toEqual(sums);
    }
  );

  it('is never below zero: not in sum, and not on an earlier day', async () => {
    await expect(use()).rejects.toMatchObject({ code: 'leave-short' });
    await decide(await meet());
    await expect(use({ day: '2026-10-04' })).rejects.toMatchObject({ code: 'leave-short' });
    await use();
    await use();
    await expect(use()).rejects.toMatchObject({ code: 'leave-short', params: { short: '0.5' } });
    expect(balanceOf(await account())).toBe(0);
  });

  it('the database itself refuses a use that nothing covers, in sum or on an earlier day', async () => {
    await decide(await meet());
    const slip = (day: string, amount: number) =>
      community.here.app.runCommand(
        community.people.recorder,
        { permission: 'keep-leave', key: key() },
        (stores) =>
          stores.leave.add({
            rule: leave,
            year: 2026,
            subject: 'p1',
            action: 'use',
            amount,
            day,
            reverses: null,
            ruling: null,
            account: 'r',
            basis: '请假条9号',
            words: ''
          })
      );
    const wanted = 'an account of leave holds no less than nothing';
    await expect(slip('2026-10-05', 150)).rejects.toThrow(wanted);
    await expect(slip('2026-10-04', 50)).rejects.toThrow(wanted);
    await expect(slip('2026-10-05', 100)).resolves.toBeTruthy();
    await expect(slip('2026-10-05', 50)).rejects.toThrow(wanted);
  });

  it('asks for a basis, whole halves, a day that was, and somebody else to record it', async () => {
    await decide(await meet());
    await expect(use({ basis: '' })).rejects.toMatchObject({ code: 'leave-basis-missing' });
    for (const amount of ['0.3', '-0.5', '0', 'x'])
      await expect(use({ amount })).rejects.toMatchObject({ code: 'leave-amount' });
    await expect(use({ day: '2026-10-06' })).rejects.toMatchObject({ code: 'date-in-future' });
    await expect(use({ subject: 'p9' })).rejects.toMatchObject({ code: 'unknown-subject' });
    await decide(await meet(), { subject: 'p3' });
    await expect(use({ subject: 'p3' }, community.people.c1)).rejects.toMatchObject({ code: 'own-outcome' });
    await expect(use({}, community.people.p1)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a use is undone by a line of its own, once', async () => {
    await decide(await meet());
    const { id } = await use();
    const undo = (words: string) =>
      undoLeave(community.here.app, community.people.recorder, { key: key(), line: id, words });
    await expect(undo('')).rejects.toMatchObject({ code: 'reason-missing' });
    await undo('当天没有请假');
    await expect(undo('再来一次')).rejects.toMatchObject({ code: 'leave-undone' });
    expect((await account()).map(({ action }) => action)).toEqual(['credit', 'use', 'reversal']);
    expect(balanceOf(await account())).toBe(100);
  });

  it('what was used stays covered: a credit isn’t set aside under it', async () => {
    await decide(await meet());
    await use();
    const meeting = await meet();
    await expect(decide(meeting, { seen: 1, confirmed: false, words: '复核后不采用' })).rejects.toMatchObject(
      { code: 'leave-used' }
    );
  });

  it('does not reach into the next year', async () => {
    await decide(await meet());
    community.here.at('2027-01-05T04:00:00Z');
    await expect(use({ day: '2027-01-04' })).rejects.toMatchObject({ code: 'leave-short' });
    await expect(use({ day: '2026-12-31' })).resolves.toBeTruthy();
  });

  it('who has died takes no day after the last one, and no later month gives any', async () => {
    const { here, people } = community;
    await decide(await meet());
    here.at('2026-10-25T04:00:00Z');
    await leaveRoster(here.app, people.recorder, {
      key: key(),
      subject: 'p1',
      to: '2026-10-20',
      reason: 'died'
    });
    await expect(use({ day: '2026-10-21' })).rejects.toMatchObject({ code: 'not-in-service' });
    await expect(use({ day: '2026-10-20' })).resolves.toBeTruthy();
    here.at('2026-11-05T04:00:00Z');
    await here.seal('2026-10');
    const { conversions = [] } = (await (await read()).periods.consequences()).get('2026-10') ?? {};
    expect(conversions.map(({ subject }) => subject)).toEqual(['p3']);
  });
});

describe.each(databases)('leave at the year’s end on $kind', (database) => {
  const community = sealedOutcomes(database);
  const { key, read, meet, account } = community;
  /** Seals the year up to December on 4 January; half a day more was earned in December. */
  const endYear = async () => {
    const { here } = community;
    here.at('2026-12-05T04:00:00Z');
    await here.seal('2026-10');
    await here.seal('2026-11');
    await here.book({ item: 'mediation', quantity: 20, date: '2026-12-05', period: '2026-12' });
    here.at('2027-01-04T04:00:00Z');
    await here.seal('2026-12');
  };
  const grant = async (period: string, date: string, confirmed = true) =>
    ruleOnOutcomes(community.here.app, community.people.c2, {
      key: key(),
      meeting: await meet(['c2', 'c3'], date),
      period,
      rulings: [{ rule: leave, subject: 'p1', seen: 0, confirmed, words: '作废' }]
    });

  it('nothing is granted after it is void: what December earned is said to be void', async () => {
    await endYear();
    await expect(grant('2026-12', '2027-01-04')).rejects.toMatchObject({
      code: 'leave-void',
      params: { expires: '2026-12-31', held: '2027-01-04' }
    });
    // Nor by the proposal of the quarter, or of a month that was sealed in time.
    await expect(grant('2026-Q4', '2027-01-04')).rejects.toMatchObject({ code: 'leave-void' });
    await expect(grant('2026-11', '2027-01-04')).rejects.toMatchObject({ code: 'leave-void' });
    expect(await account()).toEqual([]);
    const waiting = await leaveToGrant(await read(), community.people.c2);
    expect(waiting).toMatchObject({ expired: '2026-12-31' });
    const [december] = (await proposalsOf(await read(), '2026-12')).filter(({ subject }) => subject === 'p1');
    expect(december).toMatchObject({ isVoid: true, value: 150 });
    // The filing says so as well, with the day.
    const { holidays } = await read();
    await holidays.enter({ year: 2027, on: [], off: [], document: '国办发明电〔2026〕9号', account: 'r' });
    await community.here.publish('2026-12');
    const filed = (await buildFiling(await read(), '2026-12')).outcomes.find(({ rule }) => rule === leave);
    expect(filed?.people).toMatchObject([
      { subject: 'p1', state: 'void', expired: '2026-12-31' },
      { subject: 'p3', state: 'void', expired: '2026-12-31' }
    ]);
    // It can be set aside, and then is no longer open.
    await grant('2026-12', '2027-01-04', false);
    expect((await proposalsOf(await read(), '2026-12'))[0]).toMatchObject({ isVoid: false });
  });

  it('a meeting of the year still grants what was sealed in it, and no day before it is taken', async () => {
    const held = await (async () => {
      community.here.at('2026-12-20T04:00:00Z');
      return meet(['c2', 'c3'], '2026-12-20');
    })();
    await endYear();
    const sheets = await outcomePeriods(await read(), ['2026-11', '2026-12'], { closed: true });
    expect(sheets.map(({ period, waiting }) => [period, waiting])).toEqual([
      ['2026-12', 0],
      ['2026-11', 2]
    ]);
    // The first page counts what waits in every period, and not in the last one alone.
    const { here, people } = community;
    const sealed = (await (await read()).periods.seals()).map(({ period }) => period);
    const all = await outcomePeriods(await read(), sealed, { closed: true });
    const { outcomes } = await afterSealing(await read(), here.app.clock(), people.c2);
    expect(outcomes).toBe(all.reduce((sum, { waiting }) => sum + waiting, 0));
    expect(outcomes).toBeGreaterThan(all.find(({ period }) => period === sealed.at(-1))?.waiting ?? 0);
    await ruleOnOutcomes(community.here.app, community.people.c2, {
      key: key(),
      meeting: held,
      period: '2026-11',
      rulings: [{ rule: leave, subject: 'p1', seen: 0, confirmed: true, words: '' }]
    });
    const slip = { amount: '0.5', basis: '请假条8号' };
    await expect(community.use({ ...slip, day: '2026-12-19' })).rejects.toMatchObject({
      code: 'leave-short'
    });
    await expect(community.use({ ...slip, day: '2026-12-21' })).resolves.toBeTruthy();
    await expect(community.use({ ...slip, day: '2027-01-04' })).rejects.toMatchObject({
      code: 'leave-short'
    });
  });
});
