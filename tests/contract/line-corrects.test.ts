import { monthsFrom } from '$lib/calendar';
import { sealedOf } from '$lib/local/phone/explain/my-period';
import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { endUnchanged } from '$lib/server/domain/notices/publish-supplement';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { merge } from '$lib/sync';
import { supplementLead } from '$lib/ui/text/supplement-text';
import { afterEach, describe, expect, it } from 'vitest';
import { linesOf } from '../../src/routes/office/objections/[objection]/objection-view';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { publishCorrection, uphold, upholdAndPublish } from './uphold';

describe.each(databases)('a line corrects the periods of its own date on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const stores = () => here.app.read(here.recorder);
  /** Points, balance and rank of each, in whole points. */
  const figures = async (period: string) =>
    (await (await stores()).periods.results(period)).map(({ points, balance, rank }) => [
      points / 100,
      balance === null ? null : balance / 100,
      rank
    ]);

  /** The phone works out each of p1's sealed periods to the figures that are sealed, or corrected. */
  async function expectPhoneAgrees() {
    const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
    for (const { period } of [...state.results, ...state.longer]) {
      const own = statementOf(state, period) ?? expect.fail('it is worked out');
      const sealed = sealedOf(state, period) ?? expect.fail('it is sealed');
      expect({ period, agrees: agreesWithSealed(own.statement, sealed) }).toEqual({ period, agrees: true });
    }
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  }

  /** In A, May has two mediations of p1 (e1, e2) and one of p2 (e3); January to June are sealed. */
  async function halfYear() {
    here = await testApp({ database, firstPeriod: '2026-01' });
    here.at('2026-07-05T04:00:00Z');
    const people = await aCommittee(here);
    const may = { item: 'mediation', date: '2026-05-03', period: '2026-05' };
    await here.book(may, { ...may, date: '2026-05-04' }, { ...may, subject: 'p2' });
    for (const month of monthsFrom('2026-01', '2026-06')) await here.seal(month);
    const { code: month } = await here.publish('2026-05');
    const { code: half } = await here.publish('2026-H1');
    return { people, month, half };
  }

  it('M5 A an objection to a half-year corrects its month and quarter too, by one supplementary notice', async () => {
    const { people, half } = await halfYear();
    expect((await figures('2026-05'))[0]).toEqual([38, 250, 1]);
    const { cursor, epoch } = await myDelta(here.app, here.member('p1'), 0);
    await upholdAndPublish(here, people, { notice: half, reverses: ['e1', 'e2'], date: '2026-07-05' });
    expect(await figures('2026-05')).toEqual([
      [28, 240, 2],
      [33, 245, 1],
      [28, 240, 2]
    ]);
    expect((await figures('2026-Q2'))[0]?.[0]).toBe(84);
    expect((await figures('2026-H1'))[0]).toEqual([168, 268, 2]);
    // June’s points stay, and its balance carries May’s.
    expect((await figures('2026-06'))[0]).toEqual([28, 268, 1]);
    expect(await (await stores()).notices.supplements()).toMatchObject([
      { period: '2026-H1', fixes: expect.arrayContaining(['2026-05', '2026-Q2', '2026-H1']) as string[] }
    ]);
    const published = (await (await stores()).notices.of('2026-05')) ?? expect.fail('published');
    const { snapshot } = await here.app.public.noticeAsCorrected(published);
    expect(snapshot.rows.map(({ name, points, was }) => [name, points, was?.points])).toEqual([
      ['李明', 3300, 3300],
      ['沈秋月', 2800, 3800],
      ['韩冰', 2800, 2800]
    ]);
    // A phone that was there before learns of the month, and says what was published first.
    const fresh = await myDelta(here.app, here.member('p1'), cursor, { epoch });
    expect(fresh.results.find(({ period }) => period === '2026-05')).toMatchObject({
      points: 2800,
      was: { amount: 3800, rank: 1 }
    });
    expect(fresh.results.find(({ period }) => period === '2026-06')?.was).toBeUndefined();
    await expectPhoneAgrees();
    const { periods } = await personYear(await stores(), { subject: 'p1', year: 2026 });
    for (const { period, points, sections, adjusted } of periods) {
      const sum = Object.values(sections).reduce((total, each) => total + each, 0);
      expect({ period, sum: sum + adjusted }).toEqual({ period, sum: points });
    }
    here.at('2026-08-05T04:00:00Z');
    await here.seal('2026-07');
    expect((await figures('2026-07'))[0]).toEqual([18, 296, 3]);
  });

  it('M5 corrections of a month and of its half-year come to the same in either order', async () => {
    for (const isMonthFirst of [true, false]) {
      const { people, month, half } = await halfYear();
      const date = '2026-07-05';
      const ofHalf = await uphold(here, people, { notice: half, reverses: ['e1'], date });
      const ofMonth = await uphold(here, people, { notice: month, reverses: ['e2'], date });
      const [first, second] = isMonthFirst ? [ofMonth, ofHalf] : [ofHalf, ofMonth];
      await publishCorrection(here, people, first);
      const points = async () => [
        (await figures('2026-05'))[0]?.[0],
        (await figures('2026-Q2'))[0]?.[0],
        (await figures('2026-H1'))[0]?.[0]
      ];
      expect(await points()).toEqual([33, 89, 173]);
      await expectPhoneAgrees();
      await publishCorrection(here, people, second);
      expect(await points()).toEqual([28, 84, 168]);
      await expectPhoneAgrees();
      if (isMonthFirst) await here.end();
    }
  });

  it('M13b D an objection to a closed year corrects December, Q4 and the second half: all end on one balance', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    const december = { date: '2025-12-03', period: '2025-12' };
    await here.book(
      { item: 'fault', value: '2', ...december },
      { item: 'perform-service', subject: 'p2', value: '10', ...december }
    );
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025');
    await upholdAndPublish(here, people, { notice, about: '2', reverses: ['e1'], date: '2026-01-05' });
    for (const period of ['2025-12', '2025-Q4', '2025-H2', '2025'])
      expect({ period, balance: (await figures(period))[0]?.[1] }).toEqual({ period, balance: 60 });
    expect((await figures('2025-12'))[0]?.[0]).toBe(0);
    await expectPhoneAgrees();
  });

  it('M13b D March’s line, undone through December’s notice, corrects March and the year to its end', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    await here.book(
      { item: 'fault', value: '2', date: '2025-03-03', period: '2025-03' },
      { item: 'perform-service', subject: 'p2', value: '10', date: '2025-12-03', period: '2025-12' }
    );
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025-12');
    const objection = await uphold(here, people, {
      notice,
      about: '1',
      reverses: ['e1'],
      date: '2026-01-05'
    });
    // Nothing that is published shows it yet: the month whose notice has to come first is named.
    const end = () => endUnchanged(here.app, people.recorder, { key: 'end-unchanged-1', objection });
    await expect(end()).rejects.toMatchObject({ code: 'not-published', params: { period: '2025-03' } });
    await here.publish('2025');
    await expect(end()).rejects.toMatchObject({ code: 'supplement-due' });
    const code = await publishCorrection(here, people, objection);
    const { supplement } = (await (await stores()).notices.supplementOf(code)) ?? expect.fail('published');
    expect(supplement).toMatchObject({
      period: '2025',
      rows: [{ before: { balance: 5800 }, after: { balance: 6000 } }]
    });
    expect((await figures('2025-03'))[0]).toEqual([0, 60, 1]);
    expect((await figures('2025-02'))[0]).toEqual([0, 60, 1]);
    for (const period of ['2025-Q1', '2025-H1', '2025-07', '2025-Q4', '2025-12', '2025'])
      expect({ period, balance: (await figures(period))[0]?.[1] }).toEqual({ period, balance: 60 });
    await expectPhoneAgrees();
    here.at('2026-02-05T04:00:00Z');
    await here.seal('2026-01');
    expect((await figures('2026-01'))[0]).toEqual([0, 60, 1]);
  });

  it('M13b E June’s line, undone through December’s notice, corrects the closed year and not December', async () => {
    const groups = ['leaders', 'leaders', 'staff'];
    here = await testApp({
      database,
      scheme: 'town-thousand',
      firstPeriod: '2025-01',
      people: groups.map((group, n) => person(`p${n + 1}`, `某${n + 1}`, { group }))
    });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    await here.book(
      { item: 'hygiene-fault', date: '2025-12-03', period: '2025-12', quantity: 6 },
      { item: 'alcohol-noon', subject: 'p2', date: '2025-06-03', period: '2025-06' }
    );
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025-12');
    await here.publish('2025-06');
    const [before] = (await figures('2025')).slice(1);
    const december = await figures('2025-12');
    await upholdAndPublish(here, people, { notice, about: '1', reverses: ['e2'], date: '2026-01-05' });
    const [after] = (await figures('2025')).slice(1);
    // 100 of the year’s total, and the month’s 40 in the mean of twelve.
    expect((after?.[0] ?? 0) - (before?.[0] ?? 0)).toBeCloseTo(103.33, 2);
    expect(await figures('2025-12')).toEqual(december);
    const { outcomes } = (await (await stores()).periods.consequences()).get('2025') ?? { outcomes: [] };
    expect(outcomes.map(({ rule }) => rule)).not.toContain('self-criticism');
  });

  it('M13b E a fact without points, found untrue, is corrected by a notice that shows the person’s row', async () => {
    here = await testApp({
      database,
      scheme: 'town-thousand',
      firstPeriod: '2025-01',
      people: ['temporary', 'staff', 'staff'].map((group, n) => person(`p${n + 1}`, `某${n + 1}`, { group }))
    });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    await here.book(
      ...['2025-03', '2025-05', '2025-09'].map((period) => ({
        item: 'circular',
        date: `${period}-03`,
        period
      }))
    );
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    await here.publish('2025-09');
    const { code: notice } = await here.publish('2025');
    const year = await figures('2025');
    const proposed = async () =>
      (await (await stores()).periods.consequences())
        .get('2025')
        ?.outcomes.flatMap(({ rule, subjects }) => (rule === 'dismissal-proposal' ? subjects : []));
    expect(await proposed()).toEqual(['p1']);
    const code = await upholdAndPublish(here, people, {
      notice,
      about: '0',
      reverses: ['e3'],
      date: '2026-01-05'
    });
    const { supplement } = (await (await stores()).notices.supplementOf(code)) ?? expect.fail('published');
    expect(supplement.rows.map(({ name, before, after }) => [name, before.points === after.points])).toEqual([
      ['某1', true]
    ]);
    expect(supplementLead(supplement)).toContain('分数和名次不变');
    expect(await figures('2025')).toEqual(year);
    expect(await proposed()).toEqual([]);
  });

  it('M5 A September’s line, undone through October’s notice, corrects September; November names it', async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    await here.book(
      { item: 'mediation' },
      { item: 'mediation', subject: 'p2', date: '2026-10-03', period: '2026-10' }
    );
    here.at('2026-11-03T04:00:00Z');
    await here.seal('2026-09');
    const { code: september } = await here.publish('2026-09');
    await here.seal('2026-10');
    const { code: notice } = await here.publish('2026-10');
    const code = await upholdAndPublish(here, people, {
      notice,
      about: '1',
      reverses: ['e1'],
      date: '2026-11-03'
    });
    const { supplement } = (await (await stores()).notices.supplementOf(code)) ?? expect.fail('published');
    expect(supplement.corrects.code).toBe(september);
    expect((await figures('2026-09'))[0]?.[0]).toBe(28);
    expect((await figures('2026-10'))[0]?.[0]).toBe(28);
    await expectPhoneAgrees();
    here.at('2026-12-03T04:00:00Z');
    await here.seal('2026-11');
    expect((await figures('2026-11'))[0]?.[0]).toBe(23);
    const asked = { subject: 'p1', period: '2026-11', today: '2026-12-03', closed: true };
    const { tree } = (await explainPeriod(await stores(), asked)) ?? expect.fail('it is explained');
    expect(new Set(JSON.stringify(tree).match(/更正\d+年\d+月/g))).toEqual(new Set(['更正2026年9月']));
    await expectPhoneAgrees();
  });

  it('M5 a line of the open month, undone through a sealed month’s notice, corrects nothing sealed', async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    await here.book(
      { item: 'mediation', subject: 'p2' },
      { item: 'mediation', date: '2026-10-03', period: '2026-10' }
    );
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const objection = await uphold(here, people, { notice, about: '1', reverses: ['e2'] });
    await endUnchanged(here.app, people.recorder, { key: 'end-unchanged-1', objection });
    expect((await (await stores()).periods.versions()).size).toBe(0);
    here.at('2026-11-03T04:00:00Z');
    await here.seal('2026-10');
    expect((await figures('2026-10'))[0]?.[0]).toBe(28);
    const { periods } = await personYear(await stores(), { subject: 'p1', year: 2026 });
    expect(periods.map(({ adjusted }) => adjusted)).toEqual([0, 0, 0]);
  });

  /** September is published with a mediation of p1 (e1) and an activity of p2 (e2). */
  async function september() {
    here = await testApp({ database });
    const people = await aCommittee(here);
    await here.book({ item: 'mediation' }, { item: 'activity', subject: 'p2' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    return { people, notice };
  }
  const bookedInstead = async () =>
    (await (await stores()).ledger.entries()).find(
      ({ id, reverses }) => id.startsWith('异') && reverses === null
    )?.id ?? expect.fail('booked');

  it('M5 a line that was booked again with the same points, and ended without a notice, can be corrected later', async () => {
    const { people, notice } = await september();
    const typed = { date: '2026-09-03', quantity: '1', value: '', matterText: '', basis: '登3号', story: '' };
    const again = { notice, reverses: ['e1'], corrected: { ...typed, item: 'registration' } };
    const objection = await uphold(here, people, again);
    await endUnchanged(here.app, people.recorder, { key: 'end-unchanged-1', objection });
    expect((await figures('2026-09'))[0]).toEqual([33, 133, 1]);
    const source = '203.0.113.8';
    await upholdAndPublish(here, people, { notice, reverses: [await bookedInstead()], source });
    expect((await figures('2026-09'))[0]).toEqual([28, 128, 2]);
    await expectPhoneAgrees();
    here.at('2026-11-03T04:00:00Z');
    await here.seal('2026-10');
    expect((await figures('2026-10'))[0]).toEqual([23, 156, 3]);
    await expectPhoneAgrees();
  });

  it('M7 a line that another objection undid before it was published is in no supplementary notice', async () => {
    const { people, notice } = await september();
    const typed = { date: '2026-09-06', quantity: '1', value: '', matterText: '', basis: '调3号', story: '' };
    const corrected = { ...typed, item: 'mediation' };
    const first = await uphold(here, people, { notice, about: '2', reverses: [], corrected });
    const undoing = { notice, about: '2', reverses: [await bookedInstead()], source: '203.0.113.8' };
    const second = await uphold(here, people, undoing);
    for (const objection of [second, first])
      await endUnchanged(here.app, people.recorder, { key: `end-${objection}`, objection });
    expect((await figures('2026-09'))[2]).toEqual([28, 128, 3]);
    here.at('2026-11-03T04:00:00Z');
    await here.seal('2026-10');
    expect((await figures('2026-10'))[2]?.[0]).toBe(28);
    await expectPhoneAgrees();
  });

  it('a correction that an appeal takes back leaves the month as it was sealed', async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    await here.book({ item: 'mediation' }, { item: 'activity', subject: 'p2' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const mediation = {
      item: 'mediation',
      date: '2026-09-06',
      quantity: '1',
      value: '',
      matterText: '',
      basis: '调3号',
      story: ''
    };
    await upholdAndPublish(here, people, { notice, about: '2', reverses: [], corrected: mediation });
    const booked = (await (await stores()).ledger.entries()).find(({ id }) => id.startsWith('异'));
    expect((await figures('2026-09'))[2]?.[0]).toBe(33);
    // The page of an objection to September offers the line, although it was booked in October.
    const [objection = expect.fail('raised')] = await (await stores()).objections.list({ notice });
    expect((await linesOf(await stores(), objection, 'p3')).map(({ id }) => id)).toEqual([booked?.id]);
    here.at('2026-10-06T04:00:00Z');
    await upholdAndPublish(here, people, {
      notice,
      about: '2',
      reverses: [booked?.id ?? ''],
      date: '2026-10-06',
      source: '203.0.113.8'
    });
    expect((await figures('2026-09'))[2]?.[0]).toBe(28);
    await expectPhoneAgrees();
  });
});
