import { describe, expect, it } from 'vitest';
import { evaluatedQuarters, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { evaluate, takeBack, type EvaluationRow } from '$lib/server/domain/assemblies/evaluate';
import type { Actor } from '$lib/server/platform/access/actor';
import { correctedLedger } from '$lib/server/domain/notices/corrected-ledger';
import { decidedFor } from '$lib/server/domain/notices/decided';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { adoptByTwo } from '../make/adopt-by-two';
import { assemblyView } from '../../src/routes/office/assembly/view';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { person } from '../make/person';
import { branchAssembly } from './branch-assembly';
import { databases } from './stores';

describe.each(databases)('D a quarter’s assembly on $kind', (database) => {
  const branch = branchAssembly(database);
  const { key, sheet, record, addPerson, conclude, points, beginWholeYear } = branch;
  const rows = (...each: Partial<EvaluationRow>[]) =>
    evaluate(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rows: each.map((row) => ({ subject: '', item: 'fault', value: '', matterText: '', ...row }))
    });
  /** A reader who has no part in any row. */
  const viewer = { account: 'nobody', subjects: [] };

  it('confirms the committee’s assessment as it stands', async () => {
    await record();
    const before = await sheet();
    expect(before.members.map(({ entries }) => entries.map(({ byAssembly }) => byAssembly))).toEqual([
      [false],
      [false],
      []
    ]);
    const concluding = (shown: string) =>
      concludeAssembly(branch.here.app, branch.here.recorder, { key: key(), quarter: branch.quarter, shown });
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
    for (const month of ['2026-07', '2026-08', '2026-09']) await branch.here.seal(month);
    await branch.here.publish('2026-09');
    await branch.here.publish(branch.quarter);
    const { notices } = await branch.here.app.read(branch.here.recorder);
    expect((await notices.of('2026-09'))?.snapshot).toMatchObject({
      title: '关于2026年9月党员积分初评结果的公示',
      decided: [{ body: '两委会' }],
      firstAssessment: true
    });
    const whole = (await notices.of(branch.quarter))?.snapshot;
    expect(whole?.decided).toEqual([
      { date: '2026-10-04', body: expect.any(String), minutes: '党员大会〔2026〕3号' }
    ]);
    expect(whole?.firstAssessment).toBeUndefined();
    expect(whole).toMatchObject({ investigator: { name: '党支部' }, appeal: { name: '上级党组织' } });
    // A year of which it has fixed one quarter was decided by it and by the meetings of the other quarters.
    await branch.here.book({ item: 'perform-service', value: '1', date: '2026-10-01', period: '2026-10' });
    const stores = await branch.here.app.read(branch.here.recorder);
    const year = await decidedFor(
      stores,
      schemeOf(stores),
      '2026',
      await correctedLedger(stores, '2026', await stores.ledger.entries())
    );
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
    const undo = (entry: string) =>
      takeBack(branch.here.app, branch.here.recorder, { key: key(), quarter: branch.quarter, entry });
    await undo('2026-Q3评-1');
    expect(await points()).toMatchObject({ p1: 1000 });
    await expect(undo('2026-Q3评-1')).rejects.toThrow('not-found');
    await expect(undo('e1')).rejects.toThrow('not-found');
  });

  it('records no member’s own evaluation by that member, nor its taking back', async () => {
    await record();
    const own: Actor = { ...branch.here.recorder, subject: 'p1' };
    const add = (actor: Actor, ...subjects: string[]) =>
      evaluate(branch.here.app, actor, {
        key: key(),
        quarter: branch.quarter,
        rows: subjects.map((subject) => ({ subject, item: 'fault', value: '1', matterText: '' }))
      });
    const before = await points();
    await expect(add(own, 'p2', 'p1')).rejects.toMatchObject({
      code: 'own-outcome',
      params: { name: '沈秋月' }
    });
    expect(await points()).toEqual(before);
    await add(branch.here.second, 'p1');
    const undo = (actor: Actor) =>
      takeBack(branch.here.app, actor, { key: key(), quarter: branch.quarter, entry: '2026-Q3评-1' });
    await expect(undo(own)).rejects.toThrow('own-outcome');
    expect(
      assemblyView(await sheet(), { closed: false, viewer: { account: 'r', subjects: ['p1'] } }).members.map(
        ({ isOwn }) => isOwn
      )
    ).toEqual([true, false, false]);
    await undo(branch.here.second);
    await add(own, 'p2');
  });

  it('M4 books in the open month once the quarter’s months are sealed', async () => {
    await branch.here.app.runCommand(
      branch.here.recorder,
      { permission: 'seal', key: key() },
      async (stores) => {
        for (const month of ['2026-07', '2026-08', '2026-09']) await sealIn(stores, closing(month, []));
        return null;
      }
    );
    await record();
    await rows({ subject: 'p1', value: '1' });
    const entries = await (await branch.here.app.read(branch.here.recorder)).ledger.entries();
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
    await ruleOnProposals(branch.here.app, branch.here.second, {
      key: key(),
      quarter: branch.quarter,
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

  it('M17 what reads like a line that is booked already is asked about, and booked once somebody means it', async () => {
    await record();
    const filled = { subject: 'p3', value: '1' };
    await rows(filled);
    const { ledger, changes } = await branch.here.app.read(branch.here.recorder);
    const before = await changes.head();
    await expect(rows({}, filled)).rejects.toMatchObject({
      code: 'evaluation-questions',
      params: { row: 2, others: '2026-Q3评-1' }
    });
    await expect(rows({ subject: 'p1', value: '1' }, { subject: 'p1', value: '2' })).rejects.toMatchObject({
      code: 'evaluation-questions',
      params: { row: 1 }
    });
    expect(await changes.head()).toBe(before);
    await rows({ ...filled, answered: true });
    expect((await ledger.entries()).filter(({ subject }) => subject === 'p3')).toHaveLength(2);
  });

  it('D the quarter that is sealed is the one that the assembly has fixed', async () => {
    await record();
    await conclude();
    await branch.here.book({ item: 'fault', subject: 'p3', value: '2' });
    const { unlike } = await draftSeal(await branch.here.app.read(branch.here.recorder), '2026-09');
    expect(unlike).toEqual({
      quarter: branch.quarter,
      people: [{ subject: 'p3', fixed: 0, now: -200 }],
      entries: ['e3']
    });
    await branch.here.seal('2026-07');
    await branch.here.seal('2026-08');
    await expect(branch.here.seal('2026-09')).rejects.toMatchObject({
      code: 'assembly-differs',
      params: { quarter: branch.quarter, count: 1, entries: 'e3' }
    });
    await branch.here.book({ item: '', subject: 'p3', reverses: 'e3' });
    await branch.here.seal('2026-09');
    const sealed = await (await branch.here.app.read(branch.here.recorder)).periods.results(branch.quarter);
    expect(sealed.map(({ subject, points }) => ({ subject, points }))).toEqual(
      (await sheet()).conclusion?.results
    );
  });

  it('M4 evaluates a quarter under the scheme that held in it, whatever holds since', async () => {
    const asked = { source: 'built-in:community-cadres', typed: {}, from: '2026-10-01' };
    const decision = { date: '2026-10-04', body: '支委会', minutes: '5号' };
    await adoptByTwo(branch.here.app, [branch.here.recorder, branch.here.second], {
      key: key(),
      asked,
      decision
    });
    const stores = await branch.here.app.read(branch.here.recorder);
    expect(evaluatedQuarters(stores, '2026-10-05')).toEqual([branch.quarter]);
    await record();
    expect((await sheet()).items.map(({ id }) => id)).toContain('fault');
    await rows({ subject: 'p3', value: '1' });
    const view = assemblyView(await sheet(), { closed: false, viewer });
    expect(view.members[0]?.entries[0]?.what).toContain('积极奉献');
  });

  it('no rules begin within a quarter whose points are fixed', async () => {
    await record();
    await conclude();
    const decision = { date: '2026-10-04', body: '支委会', minutes: '5号' };
    const adopt = (from: string) =>
      adoptByTwo(branch.here.app, [branch.here.recorder, branch.here.second], {
        key: key(),
        asked: { source: 'built-in:community-cadres', typed: {}, from },
        decision
      });
    await expect(adopt('2026-09-01')).rejects.toMatchObject({ code: 'adoption-concluded' });
    await adopt('2026-10-01');
  });
});
