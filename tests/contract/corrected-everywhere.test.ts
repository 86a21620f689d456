import { monthsFrom } from '$lib/calendar';
import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { sealedOf } from '$lib/local/phone/explain/my-period';
import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { merge } from '$lib/sync';
import { correctionsOfYear } from '$lib/server/domain/assessments/year-corrections';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { afterEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { faces, shownAt, type ReadFace, type ShownFigure } from './corrected-faces';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

describe.each(databases)('a correction reaches every face on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  /** Expects a figure at each place, and where it has room for it the one that was published first. */
  const expectAt = async (
    of: Record<string, ReadFace>,
    period: string,
    [now, was]: [ShownFigure, ShownFigure | null]
  ) => {
    for (const [face, shown] of Object.entries(await shownAt(here, of, period)))
      expect({ face, ...shown }).toEqual({
        face,
        now: { ...now, ...(shown.now.rank === undefined && { rank: undefined }) },
        was: shown.was === undefined ? undefined : was
      });
  };

  it('A a month’s: points and rank as corrected, beside what was published first', async () => {
    here = await testApp({ database, firstPeriod: '2026-08' });
    const people = await aCommittee(here);
    const mediation = { item: 'mediation' };
    await here.book(mediation, { ...mediation, date: '2026-09-04' }, { ...mediation, subject: 'p2' });
    await here.seal('2026-08');
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    await expectAt(faces.months, '2026-09', [{ amount: 3800, rank: 1 }, null]);

    const { cursor, epoch } = await myDelta(here.app, here.member('p2'), 0);
    await upholdAndPublish(here, people, { notice, reverses: ['e1', 'e2'] });
    await expectAt(faces.months, '2026-09', [
      { amount: 2800, rank: 2 },
      { amount: 3800, rank: 1 }
    ]);
    // A phone that was there before learns of somebody else's correction, which changes its own place and the mean.
    const fresh = await myDelta(here.app, here.member('p2'), cursor, { epoch });
    expect(fresh.results).toMatchObject([{ period: '2026-09', rank: 1 }]);
    expect(fresh.notice?.snapshot.rows[0]).toMatchObject({ name: '李明', rank: 1, was: { rank: 2 } });
    expect(fresh.notice?.row).toBe(0);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('A a month inside the half-year that was objected to: as corrected, beside what was published first', async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    here.at('2026-07-03T02:00:00Z');
    const people = await aCommittee(here);
    const june = { item: 'mediation', date: '2026-06-05', period: '2026-06' };
    await here.book(june, { ...june, date: '2026-06-06' }, { ...june, subject: 'p2' });
    for (const month of monthsFrom('2026-01', '2026-06')) await here.seal(month);
    await here.publish('2026-06');
    const { code: notice } = await here.publish('2026-H1');
    await expectAt(faces.months, '2026-06', [{ amount: 3800, rank: 1 }, null]);
    await upholdAndPublish(here, people, { notice, reverses: ['e1', 'e2'], date: '2026-07-03' });
    await expectAt(faces.months, '2026-06', [
      { amount: 2800, rank: 2 },
      { amount: 3800, rank: 1 }
    ]);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('M5 the next month includes the difference as a line of its own, and never under its items', async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    const mediation = { item: 'mediation' };
    await here.book(mediation, { ...mediation, date: '2026-09-04' }, { ...mediation, subject: 'p2' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    await upholdAndPublish(here, people, { notice, reverses: ['e1', 'e2'] });
    await here.book({ ...mediation, date: '2026-10-04', period: '2026-10' });
    here.at('2026-11-02T04:00:00Z');
    await here.seal('2026-10');
    await here.publish('2026-10');
    const line = { period: '2026-09', points: -1000 };
    const feed = await here.app.screens.feed(here.recorder);
    const row = feed.notice?.snapshot.rows.find(({ name }) => name === '沈秋月');
    // Standing awards make 28, the mediation 5.
    expect(row).toMatchObject({
      points: 2300,
      gains: [{ item: 'mediation', count: 1, points: 500 }],
      corrections: [line],
      rest: 2800
    });
    expect(feed.notice?.snapshot.changes).toMatchObject([{ item: 'mediation', date: '2026-10-04' }]);
    const stores = await here.app.read(here.recorder);
    const asked = { subject: 'p1', period: '2026-10', today: '2026-11-02', closed: true };
    const { tree } = (await explainPeriod(stores, asked)) ?? expect.fail('it is explained');
    const points = tree.children.find(({ code }) => code === 'points');
    const adjustments = points?.children.filter(({ code }) => code === 'adjustment');
    expect(adjustments?.map((each) => [each.zh, each.points])).toEqual([
      ['更正2026年9月：核定后的更正', -1000]
    ]);
    const { periods } = await personYear(stores, { subject: 'p1', year: 2026 });
    expect(periods.find(({ period }) => period === '2026-10')).toMatchObject({
      points: 2300,
      adjusted: -1000,
      sections: { task: 1000 }
    });
    // The phone works both months out by itself, to the figures that were sealed and corrected.
    const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
    for (const [period, expected] of [
      ['2026-09', 2800],
      ['2026-10', 2300]
    ] as const) {
      const own = statementOf(state, period) ?? expect.fail('it is worked out');
      const sealed = sealedOf(state, period) ?? expect.fail('it is sealed');
      expect(own.statement.points).toBe(expected);
      expect(agreesWithSealed(own.statement, sealed)).toBe(true);
      const corrections = own.statement.effects.filter(({ reason }) => reason === 'correction');
      expect(corrections.map((each) => each.points)).toEqual(period === '2026-10' ? [-1000] : []);
    }
  });

  it('D a closed year’s (M13b): 58 becomes 60 in the file, on the phone, on the board and in the filing', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    const inTime = { date: '2025-09-03', period: '2025-09' };
    await here.book(
      { item: 'fault', value: '2', ...inTime },
      { item: 'perform-service', subject: 'p2', value: '10', ...inTime },
      { item: 'perform-service', subject: 'p3', value: '5', ...inTime }
    );
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025');
    await here.publish('2025-Q4');
    const places = [
      [faces.years, '2025'],
      [faces.halves, '2025-Q4']
    ] as const;
    for (const [of, period] of places) await expectAt(of, period, [{ amount: 5800, rank: 3 }, null]);
    await upholdAndPublish(here, people, { notice, about: '2', reverses: ['e1'], date: '2026-01-05' });
    // The last quarter ends with the year, and carries September’s line on.
    for (const [of, period] of places)
      await expectAt(of, period, [
        { amount: 6000, rank: 3 },
        { amount: 5800, rank: 3 }
      ]);
  });

  it('D a half-year that was sealed before its quarter was corrected says 60 everywhere; the open year includes it by booking', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-01' });
    here.at('2026-07-03T02:00:00Z');
    const people = await aCommittee(here);
    const inTime = { date: '2026-05-03', period: '2026-05' };
    await here.book(
      { item: 'fault', value: '2', ...inTime },
      { item: 'perform-service', subject: 'p2', value: '10', ...inTime },
      { item: 'perform-service', subject: 'p3', value: '5', ...inTime }
    );
    for (const month of monthsFrom('2026-01', '2026-06')) await here.seal(month);
    const { code: quarter } = await here.publish('2026-Q2');
    const { code: half } = await here.publish('2026-H1');
    await expectAt(faces.halves, '2026-H1', [{ amount: 5800, rank: 3 }, null]);
    const { cursor, epoch } = await myDelta(here.app, here.member('p1'), 0);
    const count = (await myDelta(here.app, here.member('p1'), 0)).longer?.length ?? 0;

    const date = '2026-07-03';
    await upholdAndPublish(here, people, { notice: quarter, about: '2', reverses: ['e1'], date });
    await expectAt(faces.halves, '2026-H1', [
      { amount: 6000, rank: 3 },
      { amount: 5800, rank: 3 }
    ]);
    // A phone that was there before learns of it, and works the half-year out to the same figure.
    const fresh = await myDelta(here.app, here.member('p1'), cursor, { epoch, longer: count });
    expect(fresh.longer?.find(({ period }) => period === '2026-H1')).toMatchObject({ balance: 6000 });
    const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
    const worked = statementOf(state, '2026-H1') ?? expect.fail('it is worked out');
    expect(agreesWithSealed(worked.statement, sealedOf(state, '2026-H1') ?? expect.fail('sealed'))).toBe(
      true
    );

    // A second correction, of the half-year itself, builds on the first.
    const source = '203.0.113.8';
    await upholdAndPublish(here, people, { notice: half, about: '0', reverses: ['e2'], date, source });
    const stores = await here.app.read(here.recorder);
    const balances = async (period: string) =>
      (await stores.periods.results(period)).map(({ balance }) => balance);
    expect(await balances('2026-H1')).toEqual([6000, 6000, 6500]);
    expect(await faces.halves.filing(here, '2026-H1')).toEqual({
      now: { amount: 6000, rank: 2 },
      was: { amount: 5800, rank: 3 }
    });
    // The shorter quarter is corrected with the half-year, and so are its months; the year, which was open when both were
    // booked, has them by booking.
    here.at('2027-01-05T02:00:00Z');
    for (const month of monthsFrom('2026-07', '2026-12')) await here.seal(month);
    expect([...(await stores.periods.versions()).keys()].sort()).toEqual([
      '2026-05',
      '2026-06',
      '2026-H1',
      '2026-Q2'
    ]);
    for (const period of ['2026-05', '2026-06', '2026-Q2', '2026'])
      expect({ period, of: await balances(period) }).toEqual({ period, of: [6000, 6000, 6500] });
    expect(await correctionsOfYear(stores, 2026)).toEqual([]);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('D what an assembly confirmed at 58 is open again at 60, says why, and can’t be confirmed', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    const inTime = { date: '2025-09-03', period: '2025-09' };
    await here.book(
      { item: 'fault', value: '2', ...inTime },
      { item: 'perform-service', subject: 'p2', value: '10', ...inTime },
      { item: 'perform-service', subject: 'p3', value: '5', ...inTime }
    );
    const met = { quarter: '2025-Q4', date: '2026-01-04', minutes: '党员大会〔2026〕1号', entitled: '3' };
    await recordAssembly(here.app, here.recorder, { key: 'assembly-1', ...met, present: '3', why: '' });
    const sheet = () =>
      here.app.readTransaction(here.recorder, (stores) => assemblySheet(stores, met.quarter));
    const shown = shownPoints(await sheet());
    await concludeAssembly(here.app, here.recorder, { key: 'conclude-1', quarter: met.quarter, shown });
    let no = 0;
    const rule = (confirmed: boolean, words = '大会讨论') => {
      no += 1;
      const ruling = { rule: 'unqualified', subject: 'p1', confirmed, words, seen: no === 1 ? 0 : 1 };
      const key = `rule-on-p1-${no}`;
      return ruleOnProposals(here.app, here.second, { key, quarter: met.quarter, rulings: [ruling] });
    };
    await rule(true);
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025');
    const own = async () => (await sheet()).proposals.filter(({ subject }) => subject.id === 'p1');
    const proposed = async () =>
      (await proposalsOf(await here.app.read(here.recorder), '2025')).filter(
        ({ subject }) => subject === 'p1'
      );
    expect(await own()).toMatchObject([{ rule: 'unqualified', balance: 5800, ruling: { upheld: true } }]);
    const line = async () => (await sheet()).members.find(({ subject }) => subject.id === 'p1');
    expect(await line()).toMatchObject({ balance: 5800 });
    const { conclusion: concluded } = await sheet();

    await upholdAndPublish(here, people, { notice, about: '2', reverses: ['e1'], date: '2026-01-05' });
    const unsettled = { before: 5800, now: 6000, isGone: true };
    // A member's line has the balance of the proposals; what the assembly fixed stays as it was concluded.
    expect(await line()).toMatchObject({ balance: 6000 });
    expect((await sheet()).conclusion).toEqual(concluded);
    expect(await own()).toMatchObject([
      { rule: 'poor', balance: 6000, ruling: null, unsettled: null },
      { rule: 'unqualified', balance: 6000, ruling: null, unsettled }
    ]);
    expect((await proposed()).filter(({ rule: id }) => id === 'unqualified')).toMatchObject([
      { ruling: null, unsettled }
    ]);
    await expect(rule(true)).rejects.toMatchObject({ code: 'outcome-gone' });
    // Nothing of it stands on the person's own phone, nor in what is filed.
    const { papers } = await myDelta(here.app, here.member('p1'), 0);
    expect(papers?.outcomes.map(({ rule: id }) => id)).not.toContain('unqualified');
    expect(papers?.assessments.flatMap(({ rulings }) => rulings)).toEqual([]);
    const { outcomes } = await buildFiling(await here.app.read(here.recorder), '2025');
    const filed = outcomes.filter(({ people: some }) => some.some(({ subject }) => subject === 'p1'));
    expect(filed.map(({ rule: id }) => id)).toEqual(expect.arrayContaining(['poor']));
    expect(filed.map(({ rule: id }) => id)).not.toContain('unqualified');
    await rule(false);
    expect((await own()).map(({ rule: id }) => id)).toEqual(['poor']);
    // Both rulings stay in the ledger.
    expect(await (await here.app.read(here.recorder)).assemblies.rulings(2025)).toHaveLength(2);
  });

  it('D the assembly’s lines of a sealed quarter have the points that its notice has, as corrected', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-10' });
    here.at('2026-01-05T04:00:00Z');
    const people = await aCommittee(here);
    const inTime = { date: '2025-12-03', period: '2025-12' };
    await here.book({ item: 'fault', value: '2', ...inTime });
    for (const month of monthsFrom('2025-10', '2025-12')) await here.seal(month);
    const { code: notice } = await here.publish('2025-Q4');
    const line = () =>
      here.app.readTransaction(here.recorder, async (stores) => {
        const { members } = await assemblySheet(stores, '2025-Q4');
        const own = members.find(({ subject }) => subject.id === 'p1') ?? expect.fail('a member');
        return { points: own.points, balance: own.balance };
      });
    expect(await line()).toEqual({ points: -200, balance: 5800 });
    await upholdAndPublish(here, people, { notice, about: '2', reverses: ['e1'], date: '2026-01-05' });
    expect(await line()).toEqual({ points: 0, balance: 6000 });
    // The closed year’s sheet lists it, although the objection was to the quarter.
    const corrections = await correctionsOfYear(await here.app.read(here.recorder), 2025);
    expect(corrections.map(({ undone }) => undone.map(({ id }) => id))).toEqual([['e1']]);
  });

  it('A a reward goes to the one whom the corrected ranks name; the ruling for the other is open again', async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    const people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const spring = { item: 'mediation', date: '2026-03-05', period: '2026-03' };
    await here.book(spring, { ...spring, date: '2026-03-06' }, { ...spring, subject: 'p2' });
    for (const month of monthsFrom('2026-01', '2026-06')) await here.seal(month);
    const { code: notice } = await here.publish('2026-H1');
    const held = { date: '2026-07-03', body: '两委会', minutes: '〔2026〕20号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: 'meeting-1', ...held });
    let no = 0;
    const rule = (subject: string, confirmed: boolean, seen: number) => {
      const ruling = { rule: 'half-year-reward', subject, confirmed, words: '研究决定', seen };
      const key = `rule-reward-${(no += 1)}`;
      return ruleOnOutcomes(here.app, people.c2, { key, meeting, period: '2026-H1', rulings: [ruling] });
    };
    await rule('p1', true, 0);
    await upholdAndPublish(here, people, { notice, reverses: ['e1', 'e2'], date: '2026-07-03' });
    const rewards = async () =>
      (await proposalsOf(await here.app.read(here.recorder), '2026-H1'))
        .filter((each) => each.rule === 'half-year-reward')
        .map(({ subject, ruling, unsettled }) => [subject, ruling?.confirmed ?? null, unsettled?.isGone]);
    expect(await rewards()).toEqual([
      ['p2', null, undefined],
      ['p1', null, true]
    ]);
    await expect(rule('p1', true, 1)).rejects.toMatchObject({ code: 'outcome-gone' });
    await rule('p1', false, 1);
    await rule('p2', true, 0);
    expect(await rewards()).toEqual([['p2', true, undefined]]);
    // Boards name the one whose reward it is now.
    const { notice: shown, alsoOpen } = await here.app.screens.feed(here.recorder);
    const half = [shown, ...alsoOpen].find((each) => each?.snapshot.period === '2026-H1');
    expect(half?.snapshot.honours.map(({ names }) => names)).toEqual([['李明']]);
  });

  it('A days of leave that a correction has halved are open again, and the phone says why', async () => {
    here = await testApp({ database, firstPeriod: '2026-08' });
    const people = await aCommittee(here);
    const mediation = { item: 'mediation', quantity: 20, date: '2026-08-03', period: '2026-08' };
    await here.book(mediation, { ...mediation, date: '2026-08-04' });
    await here.seal('2026-08');
    const { code: notice } = await here.publish('2026-08');
    const held = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: 'meeting-1', ...held });
    const ruling = { rule: 'leave-offset', subject: 'p1', confirmed: true, words: '', seen: 0 };
    const ruled = { key: 'rule-leave-1', meeting, period: '2026-08', rulings: [ruling] };
    await ruleOnOutcomes(here.app, people.c2, ruled);
    const own = async () => {
      const { papers } = await myDelta(here.app, here.member('p1'), 0);
      return papers?.outcomes.map(({ value, ruling: its, reopened }) => [value, its?.confirmed, reopened]);
    };
    expect(await own()).toEqual([[100, true, undefined]]);
    await upholdAndPublish(here, people, { notice, reverses: ['e1'] });
    expect(await own()).toEqual([[50, undefined, { before: 22800, now: 12800 }]]);
  });

  it('A a month’s correction reaches the sealed half-year’s reward; its notice, published since, shows what it published', async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    const people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const june = { item: 'mediation', date: '2026-06-05', period: '2026-06' };
    await here.book(june, { ...june, date: '2026-06-06' }, { ...june, subject: 'p2' });
    for (const month of monthsFrom('2026-01', '2026-06')) await here.seal(month);
    const { code: month } = await here.publish('2026-06');
    const date = '2026-07-03';
    const rewards = async () =>
      (await proposalsOf(await here.app.read(here.recorder), '2026-H1'))
        .filter((each) => each.rule === 'half-year-reward')
        .map(({ subject }) => subject);
    expect(await rewards()).toEqual(['p1']);
    await upholdAndPublish(here, people, { notice: month, reverses: ['e1', 'e2'], date });
    expect(await rewards()).toEqual(['p2']);
    const { code: half } = await here.publish('2026-H1');
    const shown = async () => {
      const stores = await here.app.read(here.recorder);
      const published = (await stores.notices.of('2026-H1')) ?? expect.fail('published');
      const { snapshot } = await here.app.public.noticeAsCorrected(published);
      return snapshot.rows.map(({ name, rank, was }) => [name, rank, was?.rank]);
    };
    const first = [
      ['李明', 1, undefined],
      ['沈秋月', 2, undefined],
      ['韩冰', 2, undefined]
    ];
    expect(await shown()).toEqual(first);
    const source = '203.0.113.8';
    await upholdAndPublish(here, people, { notice: half, reverses: ['e3'], date, source });
    expect(await shown()).toEqual([
      ['沈秋月', 1, 2],
      ['李明', 1, 1],
      ['韩冰', 1, 2]
    ]);
    expect(await contradictions(here.store)).toEqual([]);
  });
});
