import type { Actor } from '$lib/server/platform/access/actor';
import { verifyRows } from '$lib/server/domain/audit/commitments/verify-rows';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { ledgerDigest } from '$lib/server/platform/backup/contents/ledger-digest';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { scorePeriod } from '$lib/server/domain/periods/score-period';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { draftAdoption, proposeAdoption, type AskedAdoption } from '$lib/server/domain/schemes/adopt-scheme';
import type { AdoptionChange } from '$lib/server/domain/schemes/adoptions';
import { confirmAdoption, refuseAdoption } from '$lib/server/domain/schemes/confirm-adoption';
import { mayConfirmAdoption } from '$lib/server/domain/schemes/may-confirm-adoption';
import { proposeRetirement } from '$lib/server/domain/schemes/retire-scheme';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { proposeWithdrawal } from '$lib/server/domain/schemes/withdraw-adoption';
import { aroundPeriod, triablePeriods, whatIf } from '$lib/server/domain/schemes/what-if';
import { isInForce, rulesOn } from '$lib/points';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedScheme } from '../make/scheme-text';
import { communityCadresScheme } from '../make/unit';
import { linesOfMonth } from '../make/ledger-filter';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const decision = { date: '2026-10-04', body: '两委会', minutes: '〔2026〕20号' };

describe.each(databases)('adopting a scheme on $kind', (database) => {
  let here: TestApp;
  let recorder: Actor;
  let key: number;

  beforeEach(async () => {
    here = await testApp({ database });
    recorder = here.recorder;
    key = 0;
  });
  afterEach(() => here.end());

  const nextKey = () => `adopt-key-${(key += 1)}`;
  const hold = (text: string) => holdText(recorder, new TextEncoder().encode(text), here.app.clock());
  const ask = (more: Partial<AskedAdoption> = {}): AskedAdoption => ({
    source: hold(changedScheme()),
    typed: {},
    from: '2026-10-01',
    ...more
  });
  const draft = async (asked: AskedAdoption) =>
    draftAdoption(await here.app.read(recorder), recorder, { asked, now: here.app.clock() });
  const propose = async (asked: AskedAdoption, by = recorder) => {
    const { shown } = await draft(asked);
    return proposeAdoption(here.app, by, { key: nextKey(), asked, decision, shown });
  };
  const pending = async () => {
    const proposal = await (await here.app.read(recorder)).adoptions.proposal();
    if (!proposal) throw new Error('nothing was put up');
    return proposal;
  };
  const confirm = async ({ proposal }: { proposal: string }, by = here.second) =>
    confirmAdoption(here.app, by, { key: nextKey(), proposal, shown: (await pending()).shown });
  const adopt = async (asked: AskedAdoption) => confirm(await propose(asked));
  const retire = async (from: string) =>
    confirm(await proposeRetirement(here.app, recorder, { key: nextKey(), from, decision }));
  const withdraw = async (no: number) =>
    confirm(await proposeWithdrawal(here.app, recorder, { key: nextKey(), no }));
  /** Takes the database's own guards away: these triggers on SQLite, all of the table's on PostgreSQL. */
  const unguarded = async (triggers: readonly string[]) => {
    if (database.kind === 'postgres')
      await sql.raw('alter table adoption disable trigger user').execute(here.store);
    else for (const each of triggers) await sql.raw(`drop trigger ${each}`).execute(here.store);
  };
  const pointsOf = async (period: string) =>
    (await scorePeriod(await here.app.read(recorder), period)).rows.map(({ points }) => points / 100);

  it('a unit’s first adoption is what it was founded with', async () => {
    const stores = await here.app.read(recorder);
    expect(stores.adoptions.lines).toMatchObject([
      {
        no: 1,
        action: 'adopt',
        scheme: 'community-cadres',
        from: '2024-01-01',
        decision: null,
        withdrawn: false
      }
    ]);
    expect(schemeOf(stores)).toEqual(communityCadresScheme());
    // Every request gets the same object, because what scoring derives from it is cached.
    expect(schemeOf(await here.app.read(recorder))).toBe(schemeOf(stores));
  });

  it('the same text from another day is other rules', async () => {
    const text = changedScheme();
    const from = async (day: string) => {
      const { unit } = await aUnit(here.store, `从${day}`, { firstPeriod: '2026-09' });
      const { adoptions } = await here.app.read({ ...recorder, unit: unit.id });
      const record = async (change: AdoptionChange) => {
        await adoptions.propose(change, { shown: 'as shown', account: 'one' });
        const proposal = await adoptions.proposal();
        if (proposal) await adoptions.adopt(proposal, 'another');
      };
      // The scheme that the unit was founded with is put out of force on its own first day.
      await record({ action: 'retire', from: '2024-01-01', decision: null });
      const rules = { text, parameters: {}, scheme: 'community-cadres' };
      await record({ action: 'adopt', from: day, decision: null, ...rules });
      return (await here.app.read({ ...recorder, unit: unit.id })).adoptions;
    };
    const [september, october] = [await from('2026-09-01'), await from('2026-10-01')];
    expect([september.spans().length, october.spans().length]).toEqual([1, 1]);
    expect(september.digest()).not.toBe(october.digest());
    expect(isInForce(september.scheme(), '2026-09-15')).toBe(true);
    expect(isInForce(october.scheme(), '2026-09-15')).toBe(false);
  });

  it('withdrawn, it gives way to one that it had put out of force altogether', async () => {
    await adopt(ask({ from: '2026-11-01' }));
    await adopt(ask({ from: '2026-11-01', source: hold(changedScheme({ 'points: 8': 'points: 4' })) }));
    await here.book({ item: 'mediation', date: '2026-11-02', period: '2026-11' });
    expect(await withdraw(3)).toEqual({ no: 4 });
    expect(await pointsOf('2026-11')).toEqual([28, 23, 23]);
  });

  it('tries periods that the rules of the first day publish, not those that the text begins with', async () => {
    const scheme = communityCadresScheme();
    const { quarter: _, ...score } = scheme.score;
    const later = {
      ...scheme,
      inForce: [...scheme.inForce, { from: '2026-11-01', rules: { ...scheme, score } }]
    };
    const tried = async (from: string) =>
      triablePeriods(await here.app.read(recorder), { scheme: later, from });
    expect(await tried('2026-10-01')).toContain('2026-Q3');
    expect(await tried('2026-11-01')).not.toContain('2026-Q3');
    expect(await tried('2026-11-01')).toContain('2026-09');
  });

  it('M13 each month is scored by the version in force in it, a sealed one as it was sealed', async () => {
    await here.seal('2026-09');
    expect(await pointsOf('2026-09')).toEqual([28, 28, 28]);
    expect(await adopt(ask())).toEqual({ no: 2 });
    expect(await pointsOf('2026-10')).toEqual([23, 23, 23]);
    expect(await pointsOf('2026-09')).toEqual([28, 28, 28]);
    const scheme = schemeOf(await here.app.read(recorder));
    expect(scheme.inForce.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-01', '2026-09-30'],
      ['2026-10-01', undefined]
    ]);
    await here.seal('2026-10');
    const results = await (await here.app.read(recorder)).periods.results('2026-10');
    expect(results.map(({ points }) => points)).toEqual([2300, 2300, 2300]);
  });

  it('a seal that was looked at before isn’t done by other rules after', async () => {
    const { shown } = await draftSeal(await here.app.read(recorder), '2026-09');
    await adopt(ask({ from: '2026-09-01' }));
    const now = await draftSeal(await here.app.read(recorder), '2026-09');
    expect(now.shown).not.toBe(shown);
  });

  it('a number changed from a day of a month that was sealed since is refused, as it is put up and as it is agreed to', async () => {
    const asked = ask({ source: hold(changedScheme({ 'points: 8': 'points: 4' })), from: '2026-09-01' });
    const early = { code: 'adoption-too-early', status: 409 };
    await here.book({ item: 'mediation' });
    const { shown } = await draft(asked);
    const waiting = await propose(asked);
    await here.seal('2026-09');
    const sealed = await pointsOf('2026-09');
    await expect(confirm(waiting)).rejects.toMatchObject(early);
    const again = proposeAdoption(here.app, recorder, { key: nextKey(), asked, decision, shown });
    await expect(again).rejects.toMatchObject(early);
    expect(await pointsOf('2026-09')).toEqual(sealed);
  });

  it('refuses a day before the open month, and one on which the text isn’t in force', async () => {
    await here.seal('2026-09');
    await expect(draft(ask({ from: '2026-09-30' }))).rejects.toMatchObject({ code: 'adoption-too-early' });
    await expect(draft(ask({ from: '2026-02-30' }))).rejects.toMatchObject({ code: 'adoption-date-missing' });
    const later = changedScheme({ 'from: 2024-01-01': 'from: 2027-01-01' });
    await expect(draft(ask({ source: hold(later) }))).rejects.toMatchObject({
      code: 'adoption-not-in-force'
    });
  });

  it('refuses what is in force already, and what can’t be read, with its line', async () => {
    await expect(draft(ask({ source: 'built-in:community-cadres' }))).rejects.toMatchObject({
      code: 'adoption-unchanged'
    });
    const broken = changedScheme({ 'section: base': 'section: bass' });
    await expect(draft(ask({ source: hold(broken) }))).rejects.toMatchObject({
      code: 'scheme-refused',
      params: { zh: expect.stringMatching(/第 \d+ 行/) }
    });
    await expect(draft(ask({ source: 'file:gone' }))).rejects.toMatchObject({ code: 'files-gone' });
    await expect(draft(ask({ source: 'built-in:none' }))).rejects.toMatchObject({ code: 'unknown-scheme' });
    await expect(draft(ask({ source: 'adopted:9' }))).rejects.toMatchObject({ code: 'unknown-scheme' });
    const gbk = holdText(recorder, new Uint8Array([0xc9, 0xe7]), here.app.clock());
    await expect(draft(ask({ source: gbk }))).rejects.toMatchObject({ code: 'scheme-encoding' });
  });

  it('refuses a text that has no item for what is booked, and a resolution without its minutes', async () => {
    await here.book({ item: 'mediation', subject: 'p1' });
    const without = changedScheme({ 'id: mediation': 'id: settling' });
    const asked = ask({ source: hold(without), from: '2026-09-01' });
    await expect(draft(asked)).rejects.toMatchObject({
      code: 'adoption-entries',
      params: { count: 1, entries: 'e1' }
    });
    // Entries before that day stay under the rules of their time.
    await expect(draft({ ...asked, from: '2026-09-04' })).resolves.toMatchObject({ from: '2026-09-04' });
    const { shown } = await draft(ask());
    const noMinutes = { key: nextKey(), asked: ask(), decision: { ...decision, minutes: '' }, shown };
    await expect(proposeAdoption(here.app, recorder, noMinutes)).rejects.toMatchObject({
      code: 'decision-minutes-missing'
    });
    expect((await here.app.read(recorder)).adoptions.lines).toHaveLength(1);
  });

  it('adopts what was shown and nothing else, once, by who may', async () => {
    const asked = ask();
    const { shown } = await draft(asked);
    const other = { key: nextKey(), asked: { ...asked, from: '2026-11-01' }, decision, shown };
    await expect(proposeAdoption(here.app, recorder, other)).rejects.toMatchObject({
      code: 'preview-outdated'
    });
    await expect(
      proposeAdoption(here.app, here.operator, { key: nextKey(), asked, decision, shown })
    ).rejects.toMatchObject({ code: 'forbidden' });
    const once = { key: nextKey(), asked, decision, shown };
    const first = await proposeAdoption(here.app, recorder, once);
    expect(await proposeAdoption(here.app, recorder, once)).toEqual(first);
    const agreed = { key: nextKey(), ...first, shown };
    expect(await confirmAdoption(here.app, here.second, agreed)).toEqual({ no: 2 });
    expect(await confirmAdoption(here.app, here.second, agreed)).toEqual({ no: 2 });
    const { adoptions } = await here.app.read(recorder);
    expect(adoptions.lines).toHaveLength(2);
    expect(adoptions.lines[1]).toMatchObject({
      decision,
      account: here.second.account,
      from: '2026-10-01'
    });
  });

  it('takes two: nobody agrees to what they put up, and nothing is in force before', async () => {
    const put = await propose(ask());
    const before = await here.app.read(recorder);
    expect(before.adoptions.lines).toHaveLength(1);
    expect(schemeOf(before)).toEqual(communityCadresScheme());
    await expect(confirm(put, recorder)).rejects.toMatchObject({ code: 'own-adoption' });
    await expect(confirm(put, here.operator)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(propose(ask({ from: '2026-11-01' }))).rejects.toMatchObject({ code: 'adoption-waits' });
    const { id, change } = await pending();
    // The database itself knows: neither the proposer, nor another text than the one put up.
    const { adoptions } = await here.app.read(recorder);
    await expect(adoptions.adopt(await pending(), recorder.account)).rejects.toThrow('two people');
    const other = { ...(await pending()), change: { ...change, from: '2026-12-01' } };
    await expect(adoptions.adopt(other, here.second.account)).rejects.toThrow('two people');
    expect(await confirm(put)).toEqual({ no: 2 });
    await expect(
      confirmAdoption(here.app, here.second, { key: nextKey(), proposal: id, shown: '' })
    ).rejects.toMatchObject({ code: 'adoption-gone' });
    await expect(adoptions.refuse({ proposal: id, account: 'k', reason: '' })).rejects.toThrow('adopted');
  });

  it('a superior sees what waits only where the unit has one recorder', async () => {
    const { superior, c2, p1 } = await aCommittee(here);
    const sees = async (actor: Actor) =>
      mayConfirmAdoption(await here.app.read(actor), actor, here.app.clock());
    expect([await sees(recorder), await sees(c2), await sees(superior), await sees(p1)]).toEqual([
      ...[true, true, true, false]
    ]);
    const { accounts } = await here.app.read(recorder);
    const given = { account: 'm-p1', role: 'recorder', subject: null } as const;
    await accounts.give({ ...given, from: '2026-01-01', to: null, by: null });
    expect([await sees(recorder), await sees(c2), await sees(superior)]).toEqual([true, true, false]);
  });

  it('what was put up is turned down with a reason, or taken back without one; then it is gone', async () => {
    const refuse = (proposal: string, reason: string, by = here.second) =>
      refuseAdoption(here.app, by, { key: nextKey(), proposal, reason });
    const put = await propose(ask());
    await expect(refuse(put.proposal, '')).rejects.toMatchObject({ code: 'adoption-reason-missing' });
    await expect(refuse(put.proposal, '长'.repeat(301))).rejects.toMatchObject({ code: 'too-long' });
    await refuse(put.proposal, '调解加分没有经过会议');
    const shown = (await draft(ask())).shown;
    const late = { key: nextKey(), proposal: put.proposal, shown };
    await expect(confirmAdoption(here.app, here.second, late)).rejects.toMatchObject({
      code: 'adoption-gone'
    });
    const again = await propose(ask());
    await refuse(again.proposal, '', recorder);
    const { adoptions } = await here.app.read(recorder);
    expect(await adoptions.refused()).toMatchObject([
      { by: 'r', refusedBy: 'r', reason: '' },
      { by: 'r', refusedBy: 'k', reason: '调解加分没有经过会议', from: '2026-10-01' }
    ]);
    expect(adoptions.lines).toHaveLength(1);
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: true });
    expect(await verifyRows(here.store, recorder.unit)).toEqual([]);
  });

  it('what was booked meanwhile is seen when the second person agrees', async () => {
    const text = changedScheme({ 'id: mediation': 'id: settling' });
    const put = await propose(ask({ source: hold(text), from: '2026-09-01' }));
    await here.book({ item: 'mediation', subject: 'p1' });
    await expect(confirm(put)).rejects.toMatchObject({ code: 'adoption-entries' });
  });

  it('what isn’t in force yet is withdrawn by a line of its own, once; what is stays', async () => {
    await adopt(ask({ from: '2026-11-01' }));
    await adopt(ask({ source: hold(changedScheme({ 'points: 8': 'points: 4' })) }));
    expect(await withdraw(2)).toEqual({ no: 4 });
    await expect(withdraw(2)).rejects.toMatchObject({ code: 'adoption-in-force' });
    await expect(withdraw(3)).rejects.toMatchObject({ code: 'adoption-in-force' });
    await expect(withdraw(4)).rejects.toMatchObject({ code: 'not-found' });
    const { adoptions } = await here.app.read(recorder);
    expect(adoptions.spans().map(({ no, from, to }) => [no, from, to])).toEqual([
      [1, '2024-01-01', '2026-09-30'],
      [3, '2026-10-01', null]
    ]);
  });

  it('a value may have decimals, as points do', async () => {
    await adopt(ask({ source: 'built-in:party-members', typed: { base: '６２．５' } }));
    expect(rulesOn(schemeOf(await here.app.read(recorder)), '2026-10-05').base).toBe(62_50);
  });

  it('a notice goes by the rules of its own period: who is under a new scheme’s veto isn’t told by a 0', async () => {
    await here.seal('2026-09');
    await adopt(ask({ source: 'built-in:party-members' }));
    const october = { date: '2026-10-02', period: '2026-10' };
    await here.book(
      { item: 'veto', subject: 'p2', ...october },
      { item: 'perform-post', subject: 'p1', value: '5', ...october }
    );
    await here.seal('2026-10');
    const { code } = await here.publish('2026-10');
    const notice = await here.app.public.noticeByCode(code);
    expect(notice?.snapshot.ranks).toBe('points');
    expect(notice?.snapshot.rows.find(({ rank }) => rank === null)).toMatchObject({
      points: null,
      rest: null
    });
    expect(notice?.snapshot.changes).toMatchObject([{ item: 'perform-post', points: 500 }]);
    expect(notice?.snapshot.changes[0]?.section).not.toBe('perform');
  });

  it('M4 what a month was sealed with before its end isn’t withdrawn any more', async () => {
    await here.seal('2026-09');
    await adopt(ask({ from: '2026-10-30' }));
    await here.seal('2026-10');
    await expect(withdraw(2)).rejects.toMatchObject({ code: 'adoption-too-early' });
  });

  it('M13 once retired nothing is in force until something is adopted again', async () => {
    await here.seal('2026-09');
    await expect(retire('2026-09-15')).rejects.toMatchObject({ code: 'adoption-too-early' });
    await here.book({ item: 'mediation', subject: 'p1', date: '2026-10-02', period: '2026-10' });
    await expect(retire('2026-10-01')).rejects.toMatchObject({ code: 'adoption-entries' });
    expect(await retire('2026-11-01')).toEqual({ no: 2 });
    await expect(retire('2026-12-01')).rejects.toMatchObject({ code: 'not-in-force' });
    const retired = schemeOf(await here.app.read(recorder));
    expect([isInForce(retired, '2026-10-31'), isInForce(retired, '2026-11-01')]).toEqual([true, false]);
    await adopt(ask({ from: '2027-01-01' }));
    const again = schemeOf(await here.app.read(recorder));
    expect([isInForce(again, '2026-12-31'), isInForce(again, '2027-01-01')]).toEqual([false, true]);
  });

  it('what the document leaves open is recorded with the adoption as it was confirmed, and counts', async () => {
    const typed = { base: '70', front: '1/4', cap: '40' };
    await adopt(ask({ source: 'built-in:party-members', typed, from: '2026-11-01' }));
    const stores = await here.app.read(recorder);
    expect(stores.adoptions.lines[1]).toMatchObject({ parameters: { base: 70, front: '1/4', rear: '1/3' } });
    const later = schemeOf(stores, '2026-11-30');
    expect([later.id, schemeOf(stores, '2026-10-31').id]).toEqual(['party-members', 'community-cadres']);
    expect(rulesOn(later, '2026-11-30').base).toBe(7000);
    await expect(
      draft(ask({ source: 'built-in:party-members', typed: { base: '0' }, from: '2026-11-01' }))
    ).rejects.toMatchObject({ code: 'adoption-value', params: { least: '1', most: '1000' } });
  });

  it('M13 a retired month has its pages, and closes without figures', async () => {
    await here.seal('2026-09');
    await retire('2026-10-01');
    const stores = await here.app.read(recorder);
    expect(await overviewOf(stores)).toMatchObject({ open: '2026-10' });
    expect(await ledgerLines(stores, linesOfMonth('2026-10'))).toEqual([]);
    await here.seal('2026-10');
    expect(await (await here.app.read(recorder)).periods.open()).toBe('2026-11');
  });

  it('what-if reckons a sealed month by other rules, tells who moves, and changes nothing', async () => {
    await here.book(
      { item: 'mediation', subject: 'p1' },
      { item: 'absent', subject: 'p1' },
      { item: 'registration', subject: 'p2' }
    );
    await here.seal('2026-09');
    const stores = await here.app.read(recorder);
    const before = await ledgerDigest(here.store, recorder.unit);
    const text = changedScheme({
      'id: registration': 'id: register',
      'points: 5\n    measure: 起': 'points: 30\n    measure: 起'
    });
    const { scheme } = await draft(ask({ source: hold(text), from: '2026-10-01' }));
    const tried = { scheme, from: '2026-10-01' };
    const periods = aroundPeriod('2026-09', await triablePeriods(stores, tried));
    const [seen, ...longer] = await whatIf(stores, { ...tried, periods });
    if (!seen) throw new Error('nothing was tried');
    const reported = seen.comparison.moves.map(({ subject, points, rank }) => [
      subject,
      [points.before / 100, points.after / 100],
      [rank.before, rank.after]
    ]);
    expect(reported).toEqual([
      ['p1', [15, 40], [3, 1]],
      ['p2', [33, 28], [1, 2]]
    ]);
    expect(seen.comparison.subjects).toBe(3);
    expect(seen.ranked).toBe(3);
    expect(seen.left.map(({ entry }) => entry.item)).toEqual(['registration']);
    // Longer periods that contain the month are compared as far as they have begun, without awards of later
    // months.
    expect(longer.map(({ comparison }) => comparison.period)).toEqual(['2026-Q3', '2026-H2', '2026']);
    const [, half] = longer.map(({ comparison }) => comparison.moves.find(({ subject }) => subject === 'p1'));
    expect(half?.points).toEqual({ before: 4300, after: 6800 });
    expect(longer[1]?.comparison.outcomes).toContainEqual(
      expect.objectContaining({ rule: 'half-year-reward', subject: 'p1', change: 'gained' })
    );
    expect(await ledgerDigest(here.store, recorder.unit)).toEqual(before);
  });

  it('stands in the ledger’s digest and in the audit trail, with what came before it', async () => {
    const before = await ledgerDigest(here.store, recorder.unit);
    await adopt(ask());
    expect((await ledgerDigest(here.store, recorder.unit)).digest).not.toBe(before.digest);
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: true });
    await expect(here.store.updateTable('adoption').set({ source: '' }).execute()).rejects.toThrow(
      'append-only'
    );

    await unguarded(['adoption_no_update', 'adoption_no_delete', 'refuse_adoption_alone']);
    await here.store.updateTable('adoption').set({ from_date: '2025-01-01' }).where('no', '=', 1).execute();
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: false, why: 'changes-differ' });
    await here.store.updateTable('adoption').set({ from_date: '2024-01-01' }).where('no', '=', 1).execute();
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: true });
    const row = await here.store
      .selectFrom('adoption')
      .where('no', '=', 1)
      .selectAll()
      .executeTakeFirstOrThrow();
    await here.store
      .insertInto('adoption')
      .values({ ...row, id: 'slipped', no: 3, proposal_id: null })
      .execute();
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: false, why: 'change-outside' });
  });

  it('a text that isn’t what was adopted is refused, not reckoned by', async () => {
    await unguarded(['refuse_adoption_alone']);
    await here.store
      .insertInto('adoption')
      .values({
        id: 'slipped',
        seq: null,
        unit_id: recorder.unit,
        no: 2,
        action: 'adopt',
        scheme: 'x',
        source: changedScheme(),
        parameters: '{}',
        digest: 'f'.repeat(64),
        from_date: '2026-09-01',
        withdraws: null,
        decision_id: null,
        account_id: null,
        proposal_id: null,
        recorded_at: null
      })
      .execute();
    const stores = await here.app.read(recorder);
    expect(() => schemeOf(stores)).toThrowError(expect.objectContaining({ code: 'scheme-damaged' }));
  });
});
