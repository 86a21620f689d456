import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { balanceOf } from '$lib/server/domain/leave/balance';
import { leaveToGrant } from '$lib/server/domain/leave/leave-to-grant';
import { undoLeave, useLeave } from '$lib/server/domain/leave/keep-leave';
import { leaveAccounts } from '$lib/server/domain/leave/leave-accounts';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { outcomeContent } from '$lib/server/domain/outcomes/outcome-content';
import { outcomePeriods } from '$lib/server/domain/outcomes/outcome-sheet';
import { allProposals, ownProposals, proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { seenPeriods } from '$lib/server/domain/outcomes/seen-periods';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { builtInText } from '$lib/schemes';
import { sql } from 'kysely';
import { adoptByTwo } from '../make/adopt-by-two';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const period = '2026-09';
const leave = 'leave-offset';

describe.each(databases)('what follows from a sealed period on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `outcome-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    // 100 points above the base give half a day; p3 is a member of the committee.
    for (const subject of ['p1', 'p3']) await here.book({ item: 'mediation', quantity: 45, subject });
    await here.seal(period);
  });
  afterEach(() => here.end());

  const read = () => here.app.read(people.recorder);
  const meet = async (members = ['c2', 'c3'], date = '2026-10-05', by = people.recorder) => {
    const minutes = `〔2026〕${(no += 1)}号`;
    return (await recordMeeting(here.app, by, { key: key(), date, body: '两委会', minutes, members })).id;
  };
  const decide = async (
    meeting: string,
    { subject = 'p1', rule = leave, confirmed = true, words = '', seen = 0, by = people.c2 } = {}
  ) =>
    ruleOnOutcomes(here.app, by, {
      key: key(),
      meeting,
      period,
      rulings: [{ rule, subject, seen, confirmed, words }]
    });
  const use = (more: Partial<Parameters<typeof useLeave>[2]> = {}, by = people.recorder) =>
    useLeave(here.app, by, {
      key: key(),
      subject: 'p1',
      rule: leave,
      amount: '0.5',
      day: '2026-10-05',
      basis: '请假条7号',
      ...more
    });
  const account = async (subject = 'p1') => (await read()).leave.lines({ subject, year: 2026 });

  it('a proposal waits until a meeting confirms it or sets it aside, with the reason', async () => {
    expect(await proposalsOf(await read(), period)).toMatchObject([
      { rule: leave, subject: 'p1', value: 100, ruling: null },
      { rule: leave, subject: 'p3', value: 100, ruling: null }
    ]);
    const meeting = await meet();
    await expect(decide(meeting, { confirmed: false })).rejects.toMatchObject({ code: 'reason-missing' });
    await decide(meeting, { confirmed: false, words: '本人不需要' });
    expect((await proposalsOf(await read(), period))[0]?.ruling).toMatchObject({
      confirmed: false,
      words: '本人不需要',
      no: 1,
      date: '2026-10-05'
    });
    expect(await account()).toEqual([]);
  });

  it('A 五（二） what the rules give by themselves is one list: each person once, less what they have', async () => {
    const waiting = async (by = people.c2) =>
      (await leaveToGrant(await read(), by))?.people.map(({ subject, value, more, isOwn }) => [
        subject,
        value,
        more,
        isOwn
      ]);
    // p3 sits in the committee as c1.
    expect(await waiting(people.c1)).toEqual([
      ['p1', 100, 100, false],
      ['p3', 100, 100, true]
    ]);
    await decide(await meet(), { subject: 'p1' });
    expect(await waiting()).toEqual([['p3', 100, 100, false]]);
    await here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    here.at('2026-11-05T04:00:00Z');
    await here.seal('2026-10');
    expect((await leaveToGrant(await read(), people.c2))?.period).toBe('2026-10');
    const later = await waiting();
    expect(later).toContainEqual(['p3', 100, 100, false]);
    // p1 has half a day already: what came since is listed.
    expect(later).toContainEqual(['p1', 150, 50, false]);
    const together = await meet(['c2', 'c3'], '2026-11-05');
    const all = { rule: leave, seen: 0, confirmed: true, words: '' };
    await ruleOnOutcomes(here.app, people.c2, {
      key: key(),
      meeting: together,
      period: '2026-10',
      rulings: ['p1', 'p3'].map((subject) => ({ ...all, subject }))
    });
    expect(await leaveToGrant(await read(), people.c2)).toBeNull();
    expect(balanceOf(await account('p1'))).toBe(150);
  });

  it('nothing is decided that the scheme hasn’t proposed, that isn’t sealed, or by a meeting before the seal', async () => {
    const meeting = await meet();
    await expect(decide(meeting, { subject: 'p2' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(decide(meeting, { rule: 'half-year-reward' })).rejects.toMatchObject({ code: 'not-found' });
    const before = await meet(['c2', 'c3'], '2026-10-04');
    await expect(decide(before)).rejects.toMatchObject({ code: 'outcome-before-seal' });
  });

  it('the second of two deciders is told; a later meeting may decide otherwise', async () => {
    const meeting = await meet();
    await decide(meeting);
    await expect(decide(meeting)).rejects.toMatchObject({ code: 'outcome-changed' });
    await decide(await meet(), { seen: 1, confirmed: false, words: '复核后不采用' });
    const rulings = await (await read()).outcomes.rulings({ period });
    expect(rulings.map(({ no, confirmed }) => [no, confirmed])).toEqual([
      [1, true],
      [2, false]
    ]);
    expect(balanceOf(await account())).toBe(0);
  });

  it('of all periods at once, and of one person, they are as of each: what a later one includes waits no more', async () => {
    await decide(await meet(['c1', 'c2', 'c3']), { subject: 'p3' });
    await here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    here.at('2026-11-05T04:00:00Z');
    await here.seal('2026-10');
    const stores = await read();
    const all = await allProposals(stores);
    expect([...all.keys()].sort()).toEqual([period, '2026-10']);
    for (const [each, proposals] of all) {
      expect(proposals).toEqual(await proposalsOf(stores, each));
      for (const subject of ['p1', 'p3'])
        expect((await ownProposals(stores, subject)).get(each)).toEqual(
          proposals
            .filter((one) => one.subject === subject)
            .map((one) => ({ ...one, ruling: one.ruling && { ...one.ruling, recused: [] } }))
        );
    }
    expect(all.get(period)?.[1]?.ruling).toMatchObject({ confirmed: true, recused: ['c1'] });
    const periods = await outcomePeriods(stores, [period, '2026-10'], { closed: true });
    expect(periods.map((each) => [each.period, each.waiting])).toEqual([
      ['2026-10', 2],
      [period, 0]
    ]);
    expect(periods[1]?.groups[0]?.people.map(({ subject, isIncluded }) => [subject, isIncluded])).toEqual([
      ['p1', true],
      ['p3', false]
    ]);
    expect(await outcomePeriods(stores, [period], { closed: true })).toMatchObject([{ period, waiting: 1 }]);
  });

  it('neither the recorder nor a member decides', async () => {
    const meeting = await meet();
    for (const by of [people.recorder, people.p1])
      await expect(decide(meeting, { by })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('nobody decides what concerns themselves: they step aside, which is kept', async () => {
    const all = await meet(['c1', 'c2', 'c3']);
    await expect(decide(all, { subject: 'p3', by: people.c1 })).rejects.toMatchObject({
      code: 'own-outcome'
    });
    await decide(all, { subject: 'p3' });
    const [, second] = await proposalsOf(await read(), period);
    expect(second?.ruling?.recused).toEqual(['c1']);
    const few = await meet(['c1', 'c2']);
    await expect(decide(few, { subject: 'p3', seen: 1 })).rejects.toMatchObject({
      code: 'no-quorum-for-outcome'
    });
  });

  it('the database itself refuses a ruling on oneself', async () => {
    const [among, without] = [await meet(['c1', 'c2', 'c3']), await meet(['c2', 'c3'])];
    const slip = (id: string, meeting: string, account: string) =>
      sql`insert into outcome_ruling (id, seq, unit_id, period, rule, subject_id, no, confirmed, meeting_id, account_id, ruled_at)
        select ${id}, max(change_log.seq), ${people.recorder.unit}, ${period}, ${leave}, subject.id, 1, 1, ${meeting}, ${account}, ''
        from change_log cross join subject where subject.code = 'p3' group by subject.id`.execute(here.store);
    const wanted = 'nobody decides what concerns themselves';
    await expect(slip('a', without, 'c1')).rejects.toThrow(wanted);
    await expect(slip('b', among, 'c2')).rejects.toThrow(wanted);
    await expect(slip('c', without, 'c2')).resolves.toBeTruthy();
  });

  it('a superior sees and decides only what is filed', async () => {
    expect(await seenPeriods(await read(), people.recorder)).toEqual([period]);
    expect(await seenPeriods(await read(), people.superior)).toEqual([]);
    const meeting = await meet([], '2026-10-05', people.superior);
    await expect(decide(meeting, { by: people.superior })).rejects.toMatchObject({ code: 'not-found' });
    await here.app.runCommand(people.recorder, { permission: 'file', key: key() }, (stores) =>
      stores.filings.file({ year: 2026, period, digest: 'made', body: '{}', account: 'r' })
    );
    await expect(decide(meeting, { by: people.superior })).resolves.toEqual({ confirmed: 1, setAside: 0 });
  });

  describe('the account of leave', () => {
    it('opens with what a meeting has confirmed; the year to date is credited once', async () => {
      await decide(await meet());
      await decide(await meet(), { seen: 1 });
      expect(await account()).toMatchObject([
        { action: 'credit', amount: 100, day: '2026-10-05', year: 2026 }
      ]);
      await here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
      here.at('2026-11-05T04:00:00Z');
      await here.seal('2026-10');
      await ruleOnOutcomes(here.app, people.c2, {
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
        const source = holdText(people.recorder, new TextEncoder().encode(text), here.app.clock());
        await adoptByTwo(here.app, [people.recorder, people.c2], {
          key: key(),
          asked: { source, typed: {}, from: '2026-10-01' },
          decision: { date: '2026-10-01', body: '两委会', minutes: '9号' }
        });
        await here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
        here.at('2026-11-05T04:00:00Z');
        await here.seal('2026-10');
        const waiting = await leaveToGrant(await read(), people.c2);
        expect(waiting?.people.find(({ subject }) => subject === 'p1')?.more).toBe(more);
        await ruleOnOutcomes(here.app, people.c2, {
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
        const accounts = await leaveAccounts(await read(), here.app.clock(), { year: 2026, subject: 'p1' });
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
        here.app.runCommand(people.recorder, { permission: 'keep-leave', key: key() }, (stores) =>
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
      await expect(use({ subject: 'p3' }, people.c1)).rejects.toMatchObject({ code: 'own-outcome' });
      await expect(use({}, people.p1)).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('a use is undone by a line of its own, once', async () => {
      await decide(await meet());
      const { id } = await use();
      const undo = (words: string) => undoLeave(here.app, people.recorder, { key: key(), line: id, words });
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
      await expect(
        decide(meeting, { seen: 1, confirmed: false, words: '复核后不采用' })
      ).rejects.toMatchObject({ code: 'leave-short' });
    });

    it('does not reach into the next year', async () => {
      await decide(await meet());
      here.at('2027-01-05T04:00:00Z');
      await expect(use({ day: '2027-01-04' })).rejects.toMatchObject({ code: 'leave-short' });
      await expect(use({ day: '2026-12-31' })).resolves.toBeTruthy();
    });
  });

  it('several at once: each with those who stepped aside for it; of one twice, each goes by the one before', async () => {
    const meeting = await meet(['c1', 'c2', 'c3']);
    const ruled = { rule: leave, confirmed: true, words: '' };
    const rulings = [
      { ...ruled, subject: 'p1', seen: 0 },
      { ...ruled, subject: 'p3', seen: 0 },
      { ...ruled, subject: 'p1', seen: 1 }
    ];
    const together = (more: typeof rulings) =>
      ruleOnOutcomes(here.app, people.c2, { key: key(), meeting, period, rulings: more });
    await expect(together([...rulings, ...rulings.slice(0, 1)])).rejects.toMatchObject({
      code: 'outcome-changed'
    });
    expect(await together(rulings)).toEqual({ confirmed: 3, setAside: 0 });
    const stores = await read();
    const kept = await stores.outcomes.rulings({ period });
    expect(kept.map(({ subject, no }) => [subject, no])).toEqual([
      ['p1', 1],
      ['p3', 1],
      ['p1', 2]
    ]);
    const aside = await stores.outcomes.recused(period);
    expect(kept.map(({ id }) => aside.get(id) ?? [])).toEqual([[], ['c1'], []]);
    const seqs = await here.store.selectFrom('outcome_ruling').select('seq').orderBy('seq').execute();
    const content = await outcomeContent(
      here.store,
      seqs.map(({ seq }) => seq)
    );
    expect(content).toHaveLength(3);
    for (const [at, { seq }] of seqs.entries())
      expect(content.find(([each]) => each === seq)?.[1]).toMatchObject({
        id: kept[at]?.id,
        no: kept[at]?.no,
        recused: aside.get(kept[at]?.id ?? '') ?? []
      });
    expect((await account()).map(({ action, amount }) => [action, amount])).toEqual([['credit', 100]]);
    await together([
      { rule: leave, subject: 'p1', seen: 2, confirmed: false, words: '复核' },
      { ...ruled, subject: 'p1', seen: 3 }
    ]);
    expect((await account()).map(({ action }) => action)).toEqual(['credit', 'reversal', 'credit']);
    expect(balanceOf(await account())).toBe(100);
  });

  it('stands in the audit trail, with who stepped aside', async () => {
    await decide(await meet(['c1', 'c2', 'c3']), { subject: 'p3' });
    await decide(await meet());
    await use();
    const verify = () => verifyAudit(here.store, people.recorder.unit);
    expect(await verify()).toMatchObject({ ok: true });
    await sql`insert into outcome_recusal (meeting_id, period, rule, subject_id, no, account_id)
      select meeting_id, period, rule, subject_id, no, 'c2' from outcome_ruling where no = 1`.execute(
      here.store
    );
    expect(await verify()).toMatchObject({ ok: false, why: 'changes-differ' });
  });
});
