import { firstMonth, monthsFrom, nextMonth, quartersOf } from '$lib/calendar';
import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { decidedOutcomes } from '$lib/server/domain/outcomes/decided-outcomes';
import { outcomePeriods, outcomeSheet } from '$lib/server/domain/outcomes/outcome-sheet';
import { proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { afterEach, describe, expect, it } from 'vitest';
import { assemblyView } from '../../src/routes/office/assembly/view';
import { gradeFor, personView } from '../../src/routes/office/outcomes/person-view';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

describe.each(databases)('outcomes that a correction opens again on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());
  let no = 0;
  const key = () => `reopened-key-${(no += 1)}`;

  it('M16 C outcomes that look back over a corrected quarter are corrected, and their rulings open again', async () => {
    const leaders = Array.from({ length: 22 }, (_, n) => `L${String(n + 1).padStart(2, '0')}`);
    here = await testApp({
      database,
      scheme: 'county-officials',
      firstPeriod: '2025-01',
      people: [
        ...leaders.map((id) => person(id, `某${id}`, { pool: 'leaders' })),
        ...['p1', 'p2', 'p3'].map((id) => person(id, id, { pool: 'reserve' }))
      ]
    });
    const awards = [
      ['personal-honour', 'national'],
      ['work-honour', 'national'],
      ['personal-honour', 'region'],
      ['media', 'national'],
      ['personal-honour', 'city']
    ] as const;
    for (const quarter of quartersOf(2025)) {
      const month = firstMonth(quarter);
      const at = { date: `${month}-05`, period: month };
      await here.book(
        ...awards.map(([item, value], n) => ({ ...at, item, value, subject: leaders[n] ?? '' })),
        ...leaders
          .slice(5, -1)
          .map((subject) => ({ ...at, item: 'personal-honour', value: 'county', subject })),
        { ...at, item: 'reminder', quantity: 5, subject: 'L22' }
      );
    }
    for (const month of monthsFrom('2025-01', '2025-12')) {
      here.at(`${nextMonth(month)}-05T04:00:00Z`);
      await here.seal(month);
    }
    const people = await aCommittee(here);
    const { code: notice } = await here.publish('2025-Q1');
    const stores = () => here.app.read(here.recorder);
    const named = async (period: string, rule: string) =>
      (await (await stores()).periods.outcomes(period)).find((each) => each.rule === rule)?.subjects ?? [];
    const all = async () => ({
      interview: await named('2025-Q3', 'interview'),
      quarters: await named('2025-Q4', 'priority'),
      priority: await named('2025', 'priority'),
      noAwards: await named('2025', 'no-awards')
    });
    const rewarded = ['L01', 'L02', 'L03'];
    expect(await all()).toEqual({
      interview: ['L22'],
      quarters: rewarded,
      priority: rewarded,
      noAwards: ['L22']
    });
    const held = { date: '2026-01-05', body: '部务会', minutes: '〔2026〕1号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
    const rule = (period: string, of: string, subject: string) =>
      ruleOnOutcomes(here.app, people.c2, {
        key: key(),
        meeting,
        period,
        rulings: [{ rule: of, subject, seen: 0, confirmed: true, words: '研究决定' }]
      });
    await rule('2025-Q3', 'interview', 'L22');
    await rule('2025', 'priority', 'L01');
    const entries = await (await stores()).ledger.entries();
    const reverses = ['L01', 'L22'].map(
      (id) => entries.find(({ subject, period }) => subject === id && period === '2025-01')?.id ?? ''
    );
    await upholdAndPublish(here, people, { notice, reverses, date: '2026-01-05' });
    const quarter = await (await stores()).periods.results('2025-Q1');
    expect(quarter.filter(({ subject }) => ['L01', 'L22'].includes(subject)).map(({ rank }) => rank)).toEqual(
      [21, 21]
    );
    const after = await all();
    for (const of of [after.quarters, after.priority]) expect(of).not.toContain('L01');
    expect(after).toMatchObject({ interview: [], noAwards: [] });
    for (const [period, subject] of [
      ['2025-Q3', 'L22'],
      ['2025', 'L01']
    ] as const) {
      const open = (await proposalsOf(await stores(), period)).filter(
        (each) => each.subject === subject && each.seen > 0
      );
      expect(open).toMatchObject([{ ruling: null, unsettled: { isGone: true } }]);
    }
    const shown = await here.app.readTransaction(here.recorder, async (stores) => {
      const [year] = (await outcomePeriods(stores, ['2025'], { closed: true })).filter(
        ({ period }) => period === '2025'
      );
      const groups = year ? await outcomeSheet(stores, year) : [];
      const to = {
        accounts: new Map(),
        viewer: { account: 'c2', subjects: [] },
        grade: gradeFor(stores, year, true)
      };
      const person = groups
        .find(({ rule: { id } }) => id === 'priority')
        ?.people.find(({ name }) => name === '某L01');
      return person && personView(person, to);
    });
    expect(shown).toMatchObject({
      isGone: true,
      unsettled: '更正后 124 分，原依据 132 分：不再属于这一项，请改为不采用（原决定：已确定）'
    });
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('D a grade that the assembly gave is open again when a correction takes its proposal away, and says which it was', async () => {
    here = await testApp({
      database,
      scheme: 'party-members',
      firstPeriod: '2025-01',
      people: Array.from({ length: 6 }, (_, n) => person(`p${n + 1}`, `某${n + 1}`))
    });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    const december = { date: '2025-12-03', period: '2025-12' };
    await here.book(
      { item: 'fault', value: '5', ...december },
      { item: 'perform-service', subject: 'p2', value: '30', ...december }
    );
    for (const month of monthsFrom('2025-01', '2025-11')) await here.seal(month);
    const quarter = '2025-Q4';
    const met = { quarter, date: '2026-01-04', minutes: '党员大会4', entitled: '6', present: '6', why: '' };
    await recordAssembly(here.app, here.recorder, { key: key(), ...met });
    const sheet = () => here.app.readTransaction(here.recorder, (stores) => assemblySheet(stores, quarter));
    await concludeAssembly(here.app, here.recorder, {
      key: key(),
      quarter,
      shown: shownPoints(await sheet())
    });
    const rule = (given: string | null, seen: number) => {
      const ruling = { rule: 'unqualified', subject: 'p1', confirmed: false, given, words: '大会决定', seen };
      return ruleOnProposals(here.app, people.c2, { key: key(), quarter, rulings: [ruling] });
    };
    await rule('good', 0);
    await here.seal('2025-12');
    const { code: notice } = await here.publish('2025');
    const gradeOf = async () =>
      [...(await decidedOutcomes(await here.app.read(here.recorder), '2025'))].flatMap(([id, subjects]) =>
        ['good', 'fair', 'poor', 'unqualified'].includes(id) && subjects.includes('p1') ? [id] : []
      );
    expect(await gradeOf()).toEqual(['good']);
    await upholdAndPublish(here, people, { notice, about: '5', reverses: ['e1'], date: '2026-01-05' });
    const unsettled = { before: 5500, now: 6000, isGone: true };
    const reopened = async () =>
      (await sheet()).proposals.filter((each) => each.subject.id === 'p1' && each.rule === 'unqualified');
    expect(await reopened()).toMatchObject([
      { ruling: null, unsettled, unsettledRuling: { given: 'good', reason: '大会决定' } }
    ]);
    const viewer = { account: 'c2', subjects: [] };
    const { proposals } = assemblyView(await sheet(), { closed: true, viewer });
    const texts = proposals.flatMap(({ people: some }) => some.map((each) => each.unsettled)).filter(Boolean);
    expect(texts).toEqual([expect.stringMatching(/更正后 60 分，原依据 55 分.*（原决定：.*/)]);
    const open = (await proposalsOf(await here.app.read(here.recorder), '2025')).filter(
      (each) => each.subject === 'p1' && each.rule === 'unqualified'
    );
    expect(open).toMatchObject([{ ruling: null, unsettled, unsettledRuling: { given: 'good' } }]);
    // The assembly decides anew on the proposal at 60, and gives nothing in place of the one that is gone.
    await expect(rule('good', 1)).rejects.toMatchObject({ code: 'outcome-gone' });
    await rule(null, 1);
    expect(await reopened()).toEqual([]);
    expect(await gradeOf()).toEqual(['fair']);
  });
});
