import { lastMonth, monthsOf, nextMonth } from '$lib/calendar';
import { describe, expect, it } from 'vitest';
import { assemblySheet } from '$lib/server/domain/assemblies/assembly-sheet';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { myOutcomes } from '$lib/server/domain/outcomes/my-outcomes';
import { myAssessments } from '$lib/server/domain/assessments/my-assessment';
import type { Actor } from '$lib/server/platform/access/actor';
import { yearFile } from '../../src/routes/year-file';
import { assemblyView } from '../../src/routes/office/assembly/view';
import { person } from '../make/person';
import { branchAssembly } from './branch-assembly';
import { databases } from './stores';

describe.each(databases)('D the grades that an assembly gives on $kind', (database) => {
  const branch = branchAssembly(database);
  const { key, sheet, record, addPerson, conclude, points, beginWholeYear } = branch;
  /** A reader who has no part in any row. */
  const viewer = { account: 'nobody', subjects: [] };

  it('grades all members together at the end of a year, and needs a reason only to set aside', async () => {
    const flags = async (quarter: string | null = null) =>
      assemblyView(await sheet(quarter), { closed: false, viewer }).proposals.map(({ rule, people }) => [
        rule,
        Object.fromEntries(people.map(({ id, ruling }) => [id, ruling?.confirmed ?? null]))
      ]);
    branch.here.at('2027-01-05T04:00:00Z');
    // M15: of this year half is recorded, so that its last quarter grades already.
    expect(await flags('2026-Q3')).toEqual([]);
    expect(await flags('2026-Q4')).toEqual([['fair', { p1: null, p3: null }]]);
    await beginWholeYear();
    await record();
    // A member with at least 60, neither at the front nor towards the rear, is fair.
    expect(await flags()).toEqual([['fair', { p1: null, p3: null }]]);
    const rule = (words: string) =>
      ruleOnProposals(branch.here.app, branch.here.recorder, {
        key: key(),
        quarter: branch.quarter,
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

  it('D 四（一） an assembly that was skipped gives the grades when it meets after all, also after the seal', async () => {
    await beginWholeYear();
    const { app, recorder } = branch.here;
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
      for (const month of monthsOf(quarter).slice(0, 2)) await branch.here.seal(month);
      await skipAssembly(app, recorder, { key: key(), quarter, reason: '党员多数外出务工' });
      await branch.here.seal(lastMonth(quarter));
    }
    const rulings = [{ subject: 'p1', rule: 'fair', confirmed: true, words: '', seen: 0 }];
    const rule = () => ruleOnProposals(app, recorder, { key: key(), quarter: branch.quarter, rulings });
    await expect(rule()).rejects.toThrow('assembly-not-concluded');
    await record();
    await conclude();
    await expect(rule()).resolves.toEqual({ count: 1 });
  });

  it('D 三（四） a grade that is changed after the next assembly is that one’s, and not the old one’s', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    const rule = async (confirmed: boolean, words: string) => {
      const { proposals } = await sheet();
      const proposal = proposals.find(({ subject }) => subject.id === 'p3') ?? expect.fail('p3 is graded');
      await ruleOnProposals(branch.here.app, branch.here.second, {
        key: key(),
        quarter: branch.quarter,
        rulings: [{ rule: proposal.rule, subject: 'p3', confirmed, words, seen: proposal.no }]
      });
    };
    const minutesOf = async (id: string) => {
      const { minutes } = await branch.here.store
        .selectFrom('decision')
        .where('id', '=', id)
        .select('minutes')
        .executeTakeFirstOrThrow();
      return minutes;
    };
    const minutes = async () => {
      const { rulings } = (await branch.here.app.read(branch.here.recorder)).assemblies;
      const decisions = (await rulings(2026)).map(({ decision }) => decision);
      return Promise.all(decisions.map(minutesOf));
    };
    await rule(true, '');
    await rule(false, '登记有误');
    branch.here.at('2027-04-06T04:00:00Z');
    const meet = (present: string) =>
      record(present, { quarter: '2027-Q1', date: '2027-04-05', minutes: '党员大会〔2027〕1号' });
    // An assembly that too few attended decides nothing.
    await meet('1');
    await rule(true, '异议核实后改定');
    await meet('2');
    await rule(false, '大会另有意见');
    expect(await minutes()).toEqual([
      '党员大会〔2026〕3号',
      '党员大会〔2026〕3号',
      '党员大会〔2026〕3号',
      '党员大会〔2027〕1号'
    ]);
  });

  it('grades whom the year ranks, also who has left within it', async () => {
    await beginWholeYear();
    await addPerson({ ...person('p4', '周岚'), to: '2026-08-31' });
    await record();
    await conclude();
    const fair = (await sheet()).proposals.filter(({ rule }) => rule === 'fair');
    expect(fair.map(({ subject }) => subject.id)).toContain('p4');
    await ruleOnProposals(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rulings: [{ subject: 'p4', rule: 'fair', confirmed: true, words: '', seen: 0 }]
    });
  });

  it('is ruled on by nobody who is concerned, once in a form, and by what its reader has seen', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    const fair = (seen: number) => ({ subject: 'p1', rule: 'fair', confirmed: true, words: '', seen });
    const rule = (actor: Actor, ...rulings: ReturnType<typeof fair>[]) =>
      ruleOnProposals(branch.here.app, actor, { key: key(), quarter: branch.quarter, rulings });
    await expect(rule({ ...branch.here.recorder, subject: 'p1' }, fair(0))).rejects.toThrow('own-outcome');
    await expect(
      rule(branch.here.recorder, fair(0), { ...fair(0), confirmed: false, words: '不同意' })
    ).rejects.toThrow('outcome-changed');
    await rule(branch.here.recorder, fair(0));
    await expect(
      rule(branch.here.second, { ...fair(0), confirmed: false, words: '另有意见' })
    ).rejects.toThrow('outcome-changed');
    await rule(branch.here.second, { ...fair(1), confirmed: false, words: '另有意见' });
  });

  it('a ruling whose proposal the sealed year doesn’t have holds no more', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    await branch.here.app.runCommand(
      branch.here.recorder,
      { permission: 'hold-assembly', key: key() },
      async (stores) => {
        const { record: last } = await assemblySheet(stores, branch.quarter);
        for (const rule of ['fair', 'good'])
          await stores.assemblies.rule(2026, {
            subject: 'p1',
            rule,
            reason: '',
            upheld: true,
            decision: last?.decision.id ?? ''
          });
        return null;
      }
    );
    const mine = async () =>
      (await myAssessments(await branch.here.app.read(branch.here.recorder), 'p1'))[0]?.rulings.map(
        ({ rule }) => rule
      );
    expect(await mine()).toEqual(['fair', 'good']);
    for (const month of monthsOf('2026')) {
      branch.here.at(`${nextMonth(month)}-08T04:00:00Z`);
      await branch.here.seal(month);
    }
    expect(await mine()).toEqual(['fair']);
    expect((await sheet()).proposals.filter(({ rule }) => rule === 'good')).toEqual([]);
  });

  it('waits for it on the first page once the year is sealed: grades for all, what may lead to discipline for the committee', async () => {
    await beginWholeYear();
    for (const month of monthsOf('2026')) {
      branch.here.at(`${nextMonth(month)}-02T04:00:00Z`);
      await branch.here.seal(month);
    }
    branch.here.at('2027-01-05T04:00:00Z');
    const waiting = async (actor: Actor) =>
      (await afterSealing(await branch.here.app.read(actor), branch.here.app.clock(), actor)).grades;
    expect(await waiting(branch.here.recorder)).toEqual({ count: 2, quarter: '2026-Q4' });
    expect(await waiting(branch.here.second)).toEqual({ count: 3, quarter: '2026-Q4' });
    await record();
    await conclude();
    await ruleOnProposals(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rulings: ['p1', 'p3'].map((subject) => ({ subject, rule: 'fair', confirmed: true, words: '', seen: 0 }))
    });
    expect(await waiting(branch.here.recorder)).toBeNull();
    expect(await waiting(branch.here.second)).toEqual({ count: 1, quarter: '2026-Q4' });
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
      ruleOnProposals(branch.here.app, branch.here.second, { key: key(), quarter: branch.quarter, rulings });
    await expect(rule(ruled('p1'))).rejects.toThrow('not-found');
    // The recorder, who isn't in the committee, neither learns nor decides anything of it.
    const byRecorder = ruleOnProposals(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rulings: [ruled('p2')]
    });
    await expect(byRecorder).rejects.toThrow('not-found');
    const flags = async (closed: boolean) =>
      assemblyView(await sheet(), { closed, viewer }).proposals.map((proposal) => [
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
    const mine = await myAssessments(await branch.here.app.read(branch.here.recorder), 'p2');
    // The rule is found by its id, because an adopter's scheme may give two rules the same name.
    expect(mine).toMatchObject([{ year: 2026, rulings: [{ rule: 'unqualified', reason: '已限期改正' }] }]);
    expect(await points()).toEqual(before);
  });

  it('D 四（一） gives another grade than the proposed one, with a reason; every paper names it with the minutes', async () => {
    await beginWholeYear();
    await record();
    await conclude();
    const give = (
      actor: Actor,
      given: string,
      more: { subject?: string; rule?: string; words?: string } = {}
    ) =>
      ruleOnProposals(branch.here.app, actor, {
        key: key(),
        quarter: branch.quarter,
        rulings: [
          { subject: 'p3', rule: 'fair', confirmed: false, words: '民主评议票多数', seen: 0, given, ...more }
        ]
      });
    const { recorder, second } = branch.here;
    await expect(give(recorder, 'good', { words: '' })).rejects.toThrow('reason-missing');
    for (const none of ['fair', 'priority', 'excellent'])
      await expect(give(recorder, none)).rejects.toMatchObject({
        code: 'bad-grade',
        params: { value: none }
      });
    // The grade that may lead to discipline is the committee's alone.
    await expect(give(recorder, 'unqualified')).rejects.toThrow('bad-grade');
    await give(recorder, 'good');
    await give(second, 'poor', { subject: 'p2', rule: 'unqualified' });
    for (const month of monthsOf('2026')) {
      branch.here.at(`${nextMonth(month)}-08T04:00:00Z`);
      await branch.here.seal(month);
    }
    branch.here.at('2027-01-09T04:00:00Z');
    const asked = { period: '2026', lastDay: '2027-01-18' };
    const { shown } = await previewNotice(branch.here.app, recorder, asked);
    await publishPeriod(branch.here.app, recorder, { key: key(), ...asked, shown });
    const stores = await branch.here.app.read(second);
    const given = { name: '好', english: 'Good' };
    const minutes = '党员大会〔2026〕3号';
    expect((await myAssessments(stores, 'p3'))[0]?.rulings).toMatchObject([
      { rule: 'fair', upheld: false, given, minutes }
    ]);
    const graded = (await myOutcomes(stores, 'p3')).find(({ rule }) => rule === 'fair');
    expect(graded?.ruling).toMatchObject({ confirmed: false, given, minutes });
    const person = (await stores.roster.find('p3')) ?? expect.fail('p3 is on the roster');
    expect((await yearFile(stores, { person, year: 2026, closed: false })).grades).toMatchObject([
      { name: '一般', confirmed: false, given, minutes }
    ]);
    // A reader who sees no discipline finds nothing of a grade that came from such a proposal.
    const p2 = (await stores.roster.find('p2')) ?? expect.fail('p2 is on the roster');
    const fileOf = async (closed: boolean) =>
      (await yearFile(stores, { person: p2, year: 2026, closed })).grades;
    expect(await fileOf(false)).toEqual([]);
    expect(await fileOf(true)).toMatchObject([{ name: '可列为不合格', given: { name: '差' } }]);
    const { outcomes } = await buildFiling(stores, '2026');
    expect(outcomes.find(({ rule }) => rule === 'fair')?.people).toContainEqual({
      subject: 'p3',
      undecided: false,
      value: null,
      state: 'set-aside',
      given,
      minutes
    });
  });
});
