import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { balanceOf } from '$lib/server/domain/leave/balance';
import { leaveToGrant } from '$lib/server/domain/leave/leave-to-grant';
import { outcomeContent } from '$lib/server/domain/outcomes/outcome-content';
import { outcomePeriods } from '$lib/server/domain/outcomes/outcome-sheet';
import { allProposals, ownProposals, proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { seenPeriods } from '$lib/server/domain/outcomes/seen-periods';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { leave, period, sealedOutcomes } from './sealed-outcomes';
import { databases } from './stores';

describe.each(databases)('what follows from a sealed period on $kind', (database) => {
  const community = sealedOutcomes(database);
  const { key, read, meet, decide, use, account } = community;

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
    const waiting = async (by = community.people.c2) =>
      (await leaveToGrant(await read(), by))?.people.map(({ subject, value, more, isOwn }) => [
        subject,
        value,
        more,
        isOwn
      ]);
    // p3 sits in the committee as c1.
    expect(await waiting(community.people.c1)).toEqual([
      ['p1', 100, 100, false],
      ['p3', 100, 100, true]
    ]);
    await decide(await meet(), { subject: 'p1' });
    expect(await waiting()).toEqual([['p3', 100, 100, false]]);
    await community.here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    expect((await leaveToGrant(await read(), community.people.c2))?.period).toBe('2026-10');
    const later = await waiting();
    expect(later).toContainEqual(['p3', 100, 100, false]);
    // p1 has half a day already: what came since is listed.
    expect(later).toContainEqual(['p1', 150, 50, false]);
    const together = await meet(['c2', 'c3'], '2026-11-05');
    const all = { rule: leave, seen: 0, confirmed: true, words: '' };
    await ruleOnOutcomes(community.here.app, community.people.c2, {
      key: key(),
      meeting: together,
      period: '2026-10',
      rulings: ['p1', 'p3'].map((subject) => ({ ...all, subject }))
    });
    expect(await leaveToGrant(await read(), community.people.c2)).toBeNull();
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
    await community.here.book({ item: 'mediation', quantity: 20, date: '2026-10-05', period: '2026-10' });
    community.here.at('2026-11-05T04:00:00Z');
    await community.here.seal('2026-10');
    const stores = await read();
    const all = await allProposals(stores);
    expect([...all.keys()].sort()).toEqual([period, '2026-10', '2026-Q3']);
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
    for (const by of [community.people.recorder, community.people.p1])
      await expect(decide(meeting, { by })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('nobody decides what concerns themselves: they step aside, which is kept', async () => {
    const all = await meet(['c1', 'c2', 'c3']);
    await expect(decide(all, { subject: 'p3', by: community.people.c1 })).rejects.toMatchObject({
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
        select ${id}, max(change_log.seq), ${community.people.recorder.unit}, ${period}, ${leave}, subject.id, 1, 1, ${meeting}, ${account}, ''
        from change_log cross join subject where subject.code = 'p3' group by subject.id`.execute(
        community.here.store
      );
    const wanted = 'nobody decides what concerns themselves';
    await expect(slip('a', without, 'c1')).rejects.toThrow(wanted);
    await expect(slip('b', among, 'c2')).rejects.toThrow(wanted);
    await expect(slip('c', without, 'c2')).resolves.toBeTruthy();
  });

  it('a superior sees and decides only what is filed', async () => {
    expect(await seenPeriods(await read(), community.people.recorder)).toEqual([period, '2026-Q3']);
    expect(await seenPeriods(await read(), community.people.superior)).toEqual([]);
    const meeting = await meet([], '2026-10-05', community.people.superior);
    await expect(decide(meeting, { by: community.people.superior })).rejects.toMatchObject({
      code: 'not-found'
    });
    await community.here.app.runCommand(
      community.people.recorder,
      { permission: 'file', key: key() },
      (stores) => stores.filings.file({ year: 2026, period, digest: 'made', body: '{}', account: 'r' })
    );
    await expect(decide(meeting, { by: community.people.superior })).resolves.toEqual({
      confirmed: 1,
      setAside: 0
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
      ruleOnOutcomes(community.here.app, community.people.c2, { key: key(), meeting, period, rulings: more });
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
    const seqs = await community.here.store
      .selectFrom('outcome_ruling')
      .select('seq')
      .orderBy('seq')
      .execute();
    const content = await outcomeContent(
      community.here.store,
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
    const verify = () => verifyAudit(community.here.store, community.people.recorder.unit);
    expect(await verify()).toMatchObject({ ok: true });
    await sql`insert into outcome_recusal (meeting_id, period, rule, subject_id, no, account_id)
      select meeting_id, period, rule, subject_id, no, 'c2' from outcome_ruling where no = 1`.execute(
      community.here.store
    );
    expect(await verify()).toMatchObject({ ok: false, why: 'changes-differ' });
  });
});
