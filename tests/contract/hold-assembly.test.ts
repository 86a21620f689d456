import { monthsOf, nextMonth } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblySheet, evaluatedQuarters, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { evaluate, takeBack, type EvaluationRow } from '$lib/server/domain/assemblies/evaluate';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { myAssessments } from '$lib/server/domain/assessments/my-assessment';
import type { Actor } from '$lib/server/platform/access/actor';
import { decidedFor } from '$lib/server/domain/notices/decided';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { adoptByTwo } from '../make/adopt-by-two';
import { assemblyView } from '../../src/routes/office/assembly/view';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { person } from '../make/person';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('D a quarter’s assembly on $kind', (database) => {
  let here: TestApp;
  /** the quarter, and the day on which its assembly meets */
  let quarter = '';
  let met = '';
  let no = 0;
  const key = () => `assembly-${(no += 1)}`;

  const begin = async (firstPeriod: string) => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod });
    await here.book(
      { item: 'perform-service', value: '10' },
      { item: 'base-duty', subject: 'p2', value: '5', matterText: '缺席党课' }
    );
  };
  /** A year that is in the ledger whole, at the assembly on its last quarter. */
  const beginWholeYear = async () => {
    await here.end();
    await begin('2026-01');
    here.at('2027-01-05T04:00:00Z');
    [quarter, met] = ['2026-Q4', '2027-01-04'];
  };

  beforeEach(async () => {
    await begin('2026-07');
    [quarter, met] = ['2026-Q3', '2026-10-04'];
  });
  afterEach(() => here.end());

  const record = (
    present = '2',
    more: { quarter?: string; date?: string; entitled?: string; why?: string } = {}
  ) =>
    recordAssembly(here.app, here.recorder, {
      key: key(),
      quarter,
      date: met,
      minutes: '党员大会〔2026〕3号',
      entitled: '3',
      present,
      why: '',
      ...more
    });
  const addPerson = (added: Subject) =>
    here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      await roster.save([added]);
      return null;
    });
  const rows = (...each: Partial<EvaluationRow>[]) =>
    evaluate(here.app, here.recorder, {
      key: key(),
      quarter,
      rows: each.map((row) => ({ subject: '', item: 'fault', value: '', matterText: '', ...row }))
    });
  /** The quarter's points are fixed, which grades follow from. */
  const conclude = async () =>
    concludeAssembly(here.app, here.recorder, { key: key(), quarter, shown: shownPoints(await sheet()) });
  const sheet = () => here.app.readTransaction(here.recorder, (stores) => assemblySheet(stores, quarter));
  /** A reader who has no part in any row. */
  const looks = { account: 'nobody', subjects: [] };
  const points = async () =>
    Object.fromEntries((await sheet()).members.map(({ subject, points }) => [subject.id, points]));

  it('confirms the committee’s assessment as it stands', async () => {
    await record();
    const before = await sheet();
    expect(before.members.map(({ entries }) => entries.map(({ byAssembly }) => byAssembly))).toEqual([
      [false],
      [false],
      []
    ]);
    const concluding = (shown: string) =>
      concludeAssembly(here.app, here.recorder, { key: key(), quarter, shown });
    await expect(concluding('something else')).rejects.toThrow('preview-outdated');
    await concluding(shownPoints(before));
    const fixed = [
      { subject: 'p1', points: 1000 },
      { subject: 'p2', points: -500 },
      { subject: 'p3', points: 0 }
    ];
    expect((await sheet()).conclusion).toMatchObject({ results: fixed });
    await expect(rows({ subject: 'p1', value: '1' })).rejects.toThrow('assembly-concluded');
    await expect(record()).rejects.toThrow('assembly-concluded');
  });

  it('decided the quarter, as its notice names it; a month’s is the committee’s first assessment', async () => {
    await record();
    await conclude();
    for (const month of ['2026-07', '2026-08', '2026-09']) await here.seal(month);
    await here.publish('2026-09');
    await here.publish(quarter);
    const { notices } = await here.app.read(here.recorder);
    expect((await notices.of('2026-09'))?.snapshot).toMatchObject({
      title: '关于2026年9月党员积分初评结果的公示',
      decided: [{ body: '两委会' }],
      firstAssessment: true
    });
    const whole = (await notices.of(quarter))?.snapshot;
    expect(whole?.decided).toEqual([
      { date: '2026-10-04', body: expect.any(String), minutes: '党员大会〔2026〕3号' }
    ]);
    expect(whole?.firstAssessment).toBeUndefined();
    expect(whole).toMatchObject({ investigator: { name: '党支部' }, appeal: { name: '上级党组织' } });
    // A year of which it has fixed one quarter was decided by it and by the meetings of the other quarters.
    await here.book({ item: 'perform-service', value: '1', date: '2026-10-01', period: '2026-10' });
    const stores = await here.app.read(here.recorder);
    const year = await decidedFor(stores, schemeOf(stores), '2026', await stores.ledger.entries());
    expect(year.map(({ minutes }) => minutes).sort()).toEqual(['〔2026〕19号', '党员大会〔2026〕3号']);
  });

  it('adds and takes off on the basis of its minutes, and undoes by a reversal', async () => {
    await expect(rows({ subject: 'p1', value: '1' })).rejects.toThrow('not-assembled');
    await record();
    await rows(
      { subject: 'p1', item: 'perform-vanguard', value: '２．５' },
      { subject: 'p2', value: '3', matterText: '缺席党课' },
      {},
      { subject: 'p3', item: 'base-conduct', value: '4' }
    );
    // D3: the base's 5 is the larger of the two sums of one matter.
    expect(await points()).toEqual({ p1: 1250, p2: -500, p3: -400 });
    const [own] = (await sheet()).members[0]?.entries.filter(({ byAssembly }) => byAssembly) ?? [];
    expect(own?.entry).toMatchObject({
      id: '2026-Q3评-1',
      date: '2026-09-30',
      period: '2026-09',
      basis: '党员大会〔2026〕3号',
      value: '2.5'
    });
    const undo = (entry: string) => takeBack(here.app, here.recorder, { key: key(), quarter, entry });
    await undo('2026-Q3评-1');
    expect(await points()).toMatchObject({ p1: 1000 });
    await expect(undo('2026-Q3评-1')).rejects.toThrow('not-found');
    await expect(undo('e1')).rejects.toThrow('not-found');
  });

  it('records no member’s own evaluation by that member, nor its taking back', async () => {
    await record();
    const own: Actor = { ...here.recorder, subject: 'p1' };
    const add = (actor: Actor, ...subjects: string[]) =>
      evaluate(here.app, actor, {
        key: key(),
        quarter,
        rows: subjects.map((subject) => ({ subject, item: 'fault', value: '1', matterText: '' }))
      });
    const before = await points();
    await expect(add(own, 'p2', 'p1')).rejects.toMatchObject({
      code: 'own-outcome',
      params: { name: '沈秋月' }
    });
    expect(await points()).toEqual(before);
    await add(here.second, 'p1');
    const undo = (actor: Actor) => takeBack(here.app, actor, { key: key(), quarter, entry: '2026-Q3评-1' });
    await expect(undo(own)).rejects.toThrow('own-outcome');
    expect(
      assemblyView(await sheet(), { closed: false, looks: { account: 'r', subjects: ['p1'] } }).members.map(
        ({ isOwn }) => isOwn
      )
    ).toEqual([true, false, false]);
    await undo(here.second);
    await add(own, 'p2');
  });

  it('M4 books in the open month once the quarter’s months are sealed', async () => {
    await here.app.runCommand(here.recorder, { permission: 'seal', key: key() }, async (stores) => {
      for (const month of ['2026-07', '2026-08', '2026-09']) await sealIn(stores, closing(month, []));
      return null;
    });
    await record();
    await rows({ subject: 'p1', value: '1' });
    const entries = await (await here.app.read(here.recorder)).ledger.entries();
    expect(entries[2]).toMatchObject({ date: '2026-09-30', period: '2026-10', item: 'fault' });
  });

  it('takes as entitled whom the roster has on the day, and fewer only for a stated reason', async () => {
    await expect(record('2', { entitled: '4' })).rejects.toMatchObject({
      code: 'entitled-too-many',
      params: { entitled: 4, rostered: 3, date: '2026-10-04' }
    });
    await expect(record('2', { entitled: '2' })).rejects.toThrow('entitled-reason-missing');
    await expect(record('2', { entitled: '2', why: 'made up' })).rejects.toThrow('entitled-reason-missing');
    await record('2', { entitled: '2', why: 'no-vote' });
    expect((await sheet()).record).toMatchObject({ entitled: 2, rostered: 3, why: 'no-vote' });
    await record('3', { why: 'no-vote' });
    expect((await sheet()).record).toMatchObject({ entitled: 3, rostered: 3, why: null });
  });

  it('asks for the record again when the roster of its day has changed', async () => {
    await beginWholeYear();
    await record('2', { entitled: '2', why: 'elsewhere' });
    await addPerson(person('p4', '周岚'));
    await expect(rows({ subject: 'p1', value: '1' })).rejects.toThrow('entitled-reason-missing');
    await record('2', { entitled: '3', why: 'elsewhere' });
    await conclude();
    await addPerson(person('p5', '陈静'));
    await ruleOnProposals(here.app, here.second, {
      key: key(),
      quarter,
      rulings: [{ subject: 'p2', rule: 'unqualified', confirmed: false, words: '已限期改正', seen: 0 }]
    });
  });

  it('decides with more than half of those entitled, and not with half', async () => {
    await addPerson(person('p4', '周岚'));
    await record('2', { entitled: '4' });
    expect((await sheet()).needed).toBe(3);
    await expect(rows({ subject: 'p1', value: '1' })).rejects.toThrow('no-quorum');
    await record('3', { entitled: '4' });
    await rows({ subject: 'p1', value: '1' });
    expect((await sheet()).records).toHaveLength(2);
  });

  it.each([
    ['more than may', { entitled: '3' }, '4', 'bad-attendance'],
    ['no number', { entitled: '三' }, '2', 'bad-attendance'],
    ['a day before the quarter’s last month', { date: '2026-08-31' }, '2', 'quarter-not-over'],
    ['a day to come', { date: '2026-10-06' }, '2', 'decision-in-future'],
    ['a quarter to come', { quarter: '2027-Q1' }, '2', 'bad-period']
  ])('refuses %s', async (_, more, present, code) => {
    await expect(record(present, more)).rejects.toThrow(code);
  });

  it.each([
    [{ subject: 'p9', value: '1' }],
    [{ subject: 'p1', value: '0' }],
    [{ subject: 'p1', value: '1.234' }],
    [{ subject: 'p1', item: 'late', value: '1' }],
    [{ subject: 'p1', item: 'veto', value: '5' }]
  ])('books nothing with a row such as %o', async (row) => {
    await record();
    await expect(rows({ subject: 'p2', value: '1' }, row)).rejects.toThrow('bad-evaluation');
    expect(await points()).toMatchObject({ p2: -500 });
  });

  it('D the quarter that is sealed is the one that the assembly has fixed', async () => {
    await record();
    await conclude();
    await here.book({ item: 'fault', subject: 'p3', value: '2' });
    const { unlike } = await draftSeal(await here.app.read(here.recorder), '2026-09');
    expect(unlike).toEqual({
      quarter,
      people: [{ subject: 'p3', fixed: 0, now: -200 }],
      entries: ['e3']
    });
    await here.seal('2026-07');
    await here.seal('2026-08');
    await expect(here.seal('2026-09')).rejects.toMatchObject({
      code: 'assembly-differs',
      params: { quarter, count: 1, entries: 'e3' }
    });
    await here.book({ item: '', subject: 'p3', reverses: 'e3' });
    await here.seal('2026-09');
    const sealed = await (await here.app.read(here.recorder)).periods.results(quarter);
    expect(sealed.map(({ subject, points }) => ({ subject, points }))).toEqual(
      (await sheet()).conclusion?.results
    );
  });

  it('M4 evaluates a quarter under the scheme that held in it, whatever holds since', async () => {
    const asked = { source: 'built-in:community-cadres', typed: {}, from: '2026-10-01' };
    const decision = { date: '2026-10-04', body: '支委会', minutes: '5号' };
    await adoptByTwo(here.app, [here.recorder, here.second], { key: key(), asked, decision });
    const stores = await here.app.read(here.recorder);
    expect(evaluatedQuarters(stores, '2026-10-05')).toEqual([quarter]);
    await record();
    expect((await sheet()).items.map(({ id }) => id)).toContain('fault');
    await rows({ subject: 'p3', value: '1' });
    const view = assemblyView(await sheet(), { closed: false, looks });
    expect(view.members[0]?.entries[0]?.what).toContain('积极奉献');
  });

  it('no rules begin within a quarter whose points are fixed', async () => {
    await record();
    await conclude();
    const decision = { date: '2026-10-04', body: '支委会', minutes: '5号' };
    const adopt = (from: string) =>
      adoptByTwo(here.app, [here.recorder, here.second], {
        key: key(),
        asked: { source: 'built-in:community-cadres', typed: {}, from },
        decision
      });
    await expect(adopt('2026-09-01')).rejects.toMatchObject({ code: 'adoption-concluded' });
    await adopt('2026-10-01');
  });

  it('grades all members together at the end of a whole year, and needs a reason only to set aside', async () => {
    const flags = async () =>
      assemblyView(await sheet(), { closed: false, looks }).proposals.map(({ rule, people }) => [
        rule,
        Object.fromEntries(people.map(({ id, ruling }) => [id, ruling?.confirmed ?? null]))
      ]);
    here.at('2027-01-05T04:00:00Z');
    for (const each of ['2026-Q3', '2026-Q4']) {
      quarter = each;
      expect(await flags()).toEqual([]);
    }
    await beginWholeYear();
    await record();
    // A member with at least 60, neither at the front nor towards the rear, is fair.
    expect(await flags()).toEqual([['fair', { p1: null, p3: null }]]);
    const rule = (words: string) =>
      ruleOnProposals(here.app, here.recorder, {
        key: key(),
        quarter,
        rulings: [
          { subject: 'p1', rule: 'fair', confirmed: true, words: '', seen: 0 },
          { subject: 'p3', rule: 'fair', confirmed: false, words, seen: 0 }
        ]
      });
    await expect(rule('年内两次带队下乡')).rejects.toThrow('assembly-not-concluded');
    await conclude();
    await expect(rule('')).rejects.toThrow('reason-missing');
    await rule('年内两次带队下乡');
    expect(await flags()).toEqual([['fair', { p1: true, p3: false }]]);
  });

  it('grades whom the year ranks, also who has left within it', async () => {
    await beginWholeYear();
    await addPerson({ ...person('p4', '周岚'), to: '2026-08-31' });
    await record();
    await conclude();
    const fair = (await sheet()).proposals.filter(({ rule }) => rule === 'fair');
    expect(fair.map(({ subject }) => subject.id)).toContain('p4');
    await ruleOnProposals(here.app, here.recorder, {
      key: key(),
      quarter,
      rulings: [{ subject: 'p4', rule: 'fair', confirmed: true, words: '', seen: 0 }]
    });
  });

  it('is ruled on by nobody who is concerned, once in a form, and by what its reader has seen', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    const fair = (seen: number) => ({ subject: 'p1', rule: 'fair', confirmed: true, words: '', seen });
    const rule = (actor: Actor, ...rulings: ReturnType<typeof fair>[]) =>
      ruleOnProposals(here.app, actor, { key: key(), quarter, rulings });
    await expect(rule({ ...here.recorder, subject: 'p1' }, fair(0))).rejects.toThrow('own-outcome');
    await expect(
      rule(here.recorder, fair(0), { ...fair(0), confirmed: false, words: '不同意' })
    ).rejects.toThrow('outcome-changed');
    await rule(here.recorder, fair(0));
    await expect(rule(here.second, { ...fair(0), confirmed: false, words: '另有意见' })).rejects.toThrow(
      'outcome-changed'
    );
    await rule(here.second, { ...fair(1), confirmed: false, words: '另有意见' });
  });

  it('a ruling whose proposal the sealed year doesn’t have holds no more', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    await here.app.runCommand(here.recorder, { permission: 'hold-assembly', key: key() }, async (stores) => {
      const { record: held } = await assemblySheet(stores, quarter);
      for (const rule of ['fair', 'good'])
        await stores.assemblies.rule(2026, {
          subject: 'p1',
          rule,
          reason: '',
          upheld: true,
          decision: held?.decision.id ?? ''
        });
      return null;
    });
    const mine = async () =>
      (await myAssessments(await here.app.read(here.recorder), 'p1'))[0]?.rulings.map(({ rule }) => rule);
    expect(await mine()).toEqual(['fair', 'good']);
    for (const month of monthsOf('2026')) {
      here.at(`${nextMonth(month)}-08T04:00:00Z`);
      await here.seal(month);
    }
    expect(await mine()).toEqual(['fair']);
    expect((await sheet()).proposals.filter(({ rule }) => rule === 'good')).toEqual([]);
  });

  it('waits for it on the first page once the year is sealed: grades for all, what may lead to discipline for the committee', async () => {
    await beginWholeYear();
    for (const month of monthsOf('2026')) {
      here.at(`${nextMonth(month)}-02T04:00:00Z`);
      await here.seal(month);
    }
    here.at('2027-01-05T04:00:00Z');
    const waiting = async (actor: Actor) =>
      (await afterSealing(await here.app.read(actor), here.app.clock(), actor)).grades;
    expect(await waiting(here.recorder)).toEqual({ count: 2, quarter: '2026-Q4' });
    expect(await waiting(here.second)).toEqual({ count: 3, quarter: '2026-Q4' });
    await record();
    await conclude();
    await ruleOnProposals(here.app, here.recorder, {
      key: key(),
      quarter,
      rulings: ['p1', 'p3'].map((subject) => ({ subject, rule: 'fair', confirmed: true, words: '', seen: 0 }))
    });
    expect(await waiting(here.recorder)).toBeNull();
    expect(await waiting(here.second)).toEqual({ count: 1, quarter: '2026-Q4' });
  });

  it('decides of who is flagged, with a reason, and carries out nothing', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    const ruled = (subject: string, confirmed = false, words = '已限期改正') => ({
      subject,
      rule: 'unqualified',
      confirmed,
      words,
      seen: 0
    });
    const rule = (...rulings: ReturnType<typeof ruled>[]) =>
      ruleOnProposals(here.app, here.second, { key: key(), quarter, rulings });
    await expect(rule(ruled('p1'))).rejects.toThrow('not-found');
    // The recorder, who isn't in the committee, neither learns nor decides anything of it.
    const byRecorder = ruleOnProposals(here.app, here.recorder, {
      key: key(),
      quarter,
      rulings: [ruled('p2')]
    });
    await expect(byRecorder).rejects.toThrow('not-found');
    const flags = async (closed: boolean) =>
      assemblyView(await sheet(), { closed, looks }).proposals.map((proposal) => [
        proposal.rule,
        proposal.people.map((person) => person.id)
      ]);
    expect([await flags(false), await flags(true)]).toEqual([
      [['fair', ['p1', 'p3']]],
      [
        ['unqualified', ['p2']],
        ['fair', ['p1', 'p3']]
      ]
    ]);
    const unqualified = async () =>
      (await sheet()).proposals
        .filter((each) => each.rule === 'unqualified')
        .map(({ subject, ruling }) => [
          subject.id,
          ruling && { upheld: ruling.upheld, reason: ruling.reason }
        ]);
    expect(await unqualified()).toEqual([['p2', null]]);
    await expect(rule()).rejects.toThrow('nothing-ruled');
    for (const confirmed of [true, false])
      await expect(rule(ruled('p2', confirmed, '  '))).rejects.toThrow('reason-missing');
    // All of them, or none.
    await expect(rule(ruled('p2'), ruled('p1'))).rejects.toThrow('not-found');
    expect(await unqualified()).toEqual([['p2', null]]);
    const before = await points();
    await rule(ruled('p2'));
    expect(await unqualified()).toEqual([['p2', { upheld: false, reason: '已限期改正' }]]);
    const mine = await myAssessments(await here.app.read(here.recorder), 'p2');
    // The rule is found by its id, because an adopter's scheme may give two rules the same name.
    expect(mine).toMatchObject([{ year: 2026, rulings: [{ rule: 'unqualified', reason: '已限期改正' }] }]);
    expect(await points()).toEqual(before);
  });
});
