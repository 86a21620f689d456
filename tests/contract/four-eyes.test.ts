import { recordDigest } from '$lib/server/domain/audit/audit-record';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal, withdrawSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import { secondPeople } from '$lib/server/domain/periods/second-person';
import { subordinateUnit } from '$lib/server/domain/dashboard/subordinate-unit';
import {
  lapsedOfAccount,
  proposalsForTwo,
  waitingForAccount
} from '$lib/server/domain/proposals/proposals-for-two';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealIn } from '../make/seal-by-two';
import { closing } from '../make/closing';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const period = '2026-09';

describe.each(databases)('a month is sealed by two on $kind', (database) => {
  let here: TestApp;
  let key = 0;
  const keys = () => `eyes-key-${(key += 1)}`;
  const shown = async () =>
    (await here.app.readTransaction(here.recorder, (stores) => draftSeal(stores, period))).shown;
  const propose = async (by = here.recorder) =>
    proposeSeal(here.app, by, { key: keys(), period, shown: await shown() });
  const seal = async (proposal: string, by = here.second, digest?: string) =>
    sealMonth(here.app, by, { key: keys(), period, proposal, shown: digest ?? (await shown()) });
  const sealed = async () => (await here.app.read(here.recorder)).periods.seals();

  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
  });
  afterEach(() => here.end());

  it('one proposes, another one seals exactly that; both are on record, and the digest covers the trail', async () => {
    const { proposal } = await propose();
    expect(await sealed()).toEqual([]);
    const { digest } = await seal(proposal);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const both = { digest, proposedBy: 'r', sealedBy: 'k' };
    expect(await sealed()).toMatchObject([
      { period, ...both },
      { period: '2026-Q3', ...both }
    ]);
    const row = await here.store.selectFrom('seal_approval').selectAll().executeTakeFirstOrThrow();
    const last = await here.store
      .selectFrom('audit')
      .where('no', '=', row.trail_no)
      .select(['action', 'digest'])
      .executeTakeFirstOrThrow();
    expect(last).toEqual({ action: 'propose-seal', digest: row.trail });
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('a trail that is written anew from its beginning to its end contradicts the seal', async () => {
    const { proposal } = await propose();
    await seal(proposal);
    const { unit } = here.recorder;
    const rows = await here.store
      .selectFrom('audit')
      .where('unit_id', '=', unit)
      .selectAll()
      .orderBy('no')
      .execute();
    const { trail_no: sealed } = await here.store
      .selectFrom('seal_approval')
      .select('trail_no')
      .executeTakeFirstOrThrow();
    // An owner of the database can remove the triggers first.
    if (database.kind === 'sqlite') await sql.raw('drop trigger audit_no_update').execute(here.store);
    else await sql.raw('alter table audit disable trigger user').execute(here.store);
    let previous = '';
    for (const { id, no, account_id, client_key, change_before, change_after, ...row } of rows) {
      const at = Number(no) === 1 ? '2026-01-01T00:00:00.000Z' : row.at;
      const who = { id, unit, no: Number(no), account: account_id, action: row.action, key: client_key };
      const { changes, committed } = row;
      const span = { before: Number(change_before), after: Number(change_after), changes, committed };
      const digest = recordDigest({ ...who, ...span, input: row.input, at, deviceAt: null, previous });
      await here.store
        .updateTable('audit')
        .set({ at, previous, digest })
        .where('unit_id', '=', unit)
        .where('no', '=', no)
        .execute();
      previous = digest;
    }
    expect(await verifyAudit(here.store, unit)).toEqual({ ok: false, at: sealed, why: 'seal-differs' });
  });

  it('nobody seals what they proposed themselves', async () => {
    const { proposal } = await propose();
    await expect(seal(proposal, here.recorder)).rejects.toThrow('own-proposal');
    expect(await sealed()).toEqual([]);
  });

  it('proposes the figures that were shown, and no others', async () => {
    const before = await shown();
    await here.book({ item: 'mediation' });
    const asking = proposeSeal(here.app, here.recorder, { key: keys(), period, shown: before });
    await expect(asking).rejects.toThrow('preview-outdated');
  });

  it('whatever is booked in between makes the proposal void, even where the figures come out the same', async () => {
    const { proposal } = await propose();
    const then = await shown();
    await here.book({ item: 'late' }, { item: '', reverses: 'e2' });
    await expect(seal(proposal, here.second, then)).rejects.toThrow('proposal-void');
    await expect(seal(proposal)).rejects.toThrow('proposal-void');
    expect(await sealed()).toEqual([]);
    const again = await propose();
    await expect(seal(proposal)).rejects.toThrow('proposal-gone');
    expect(await seal(again.proposal)).toMatchObject({ period });
  });

  it('once void it waits for nobody, says why, and its proposer is told to propose again', async () => {
    const { superior } = await aCommittee(here);
    const put = () =>
      here.app.readTransaction(here.recorder, (stores) => proposalsForTwo(stores, here.app.clock()));
    const waits = () =>
      here.app.readTransaction(superior, async (stores) =>
        (await subordinateUnit(stores, here.app.clock(), superior)).waiting.map(({ kind }) => kind)
      );
    const { proposal } = await propose();
    expect(await waits()).toContain('seal');
    expect(waitingForAccount('k', await put()).seal).toMatchObject({ id: proposal, period });
    await here.book({ item: 'mediation' });
    const then = await put();
    expect(then.seal).toMatchObject({ proposal: { id: proposal }, lapse: { code: 'proposal-booked' } });
    expect(await waits()).not.toContain('seal');
    expect(waitingForAccount('k', then).seal).toBeNull();
    expect([lapsedOfAccount('r', then), lapsedOfAccount('k', then)]).toEqual([['seal'], []]);
    await propose();
    expect([lapsedOfAccount('r', await put()), await waits()]).toEqual([[], ['seal']]);
    await here.app.runCommand(here.recorder, { permission: 'import', key: keys() }, async ({ roster }) => {
      await roster.save([person('p9')]);
      return null;
    });
    expect((await put()).seal?.lapse).toMatchObject({ code: 'proposal-void' });
    expect(await waits()).not.toContain('seal');
  });

  it('lists of what waits don’t work out its figures while nothing that they follow from has changed', async () => {
    const { proposal } = await propose();
    const { seal: listed } = await here.app.readTransaction(here.recorder, (stores) => {
      const allScorable = () => expect.fail('the figures are worked out');
      return proposalsForTwo({ ...stores, ledger: { ...stores.ledger, allScorable } }, here.app.clock());
    });
    expect(listed).toMatchObject({ proposal: { id: proposal }, lapse: null });
  });

  it('a changed roster makes it void too', async () => {
    const { proposal } = await propose();
    await here.misdate('p1', '2026-09-01');
    await expect(seal(proposal)).rejects.toThrow('proposal-void');
  });

  it('is taken back by who proposed it, or sent back by another one; the same is not proposed twice', async () => {
    const one = await propose();
    await expect(propose(here.second)).rejects.toThrow('proposal-stands');
    await withdrawSeal(here.app, here.recorder, { key: keys(), proposal: one.proposal });
    await expect(seal(one.proposal)).rejects.toThrow('proposal-gone');
    const two = await propose(here.second);
    await withdrawSeal(here.app, here.recorder, { key: keys(), proposal: two.proposal });
    await expect(
      withdrawSeal(here.app, here.recorder, { key: keys(), proposal: two.proposal })
    ).rejects.toThrow('proposal-gone');
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('the superior seals where there is one recorder; where there are two, neither seals nor sends back', async () => {
    const { superior } = await aCommittee(here);
    const { proposal } = await propose();
    await (
      await here.app.read(here.recorder)
    ).accounts.give({
      account: 'm-p1',
      role: 'recorder',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
    await expect(seal(proposal, superior)).rejects.toThrow('forbidden');
    await expect(withdrawSeal(here.app, superior, { key: keys(), proposal })).rejects.toThrow('forbidden');
    const accounts = await (await here.app.read(here.recorder)).accounts.list();
    const named = (today: string) =>
      secondPeople('r', { accounts, today })
        .map(({ id }) => id)
        .sort();
    expect(named('2026-10-05')).toEqual(['c1', 'c2', 'c3', 'm-p1']);
    const one = accounts.filter(({ id }) => id !== 'm-p1');
    expect(secondPeople('r', { accounts: one, today: '2026-10-05' }).map(({ id }) => id)).toContain('s');
  });

  it('a superior seals what the one recorder proposed, and proposes nothing', async () => {
    const { superior } = await aCommittee(here);
    await expect(propose(superior)).rejects.toThrow('forbidden');
    expect(await seal((await propose()).proposal, superior)).toMatchObject({ period });
  });

  it('two who seal at once: the second is told, and it is sealed once', async () => {
    const { proposal } = await propose();
    const digest = await shown();
    const { c1, c2 } = await aCommittee(here);
    const both = await Promise.allSettled([seal(proposal, c1, digest), seal(proposal, c2, digest)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await sealed()).map((one) => one.period)).toEqual([period, '2026-Q3']);
  });

  it('the database itself refuses a seal by one, or without anybody', async () => {
    const { periods } = await here.app.read(here.recorder);
    const proposed = await periods.propose({ period, shown: 'x', account: 'r' });
    const two = 'two people|themselves';
    await expect(periods.seal(closing(period, []), { proposal: proposed, account: 'r' })).rejects.toThrow(
      new RegExp(two)
    );
    const unit = here.recorder.unit;
    const alone = sql`insert into seal (id, seq, unit_id, period, sealed_at)
      select 'alone', max(seq), ${unit}, ${period}, 'now' from change_log`;
    await expect(alone.execute(here.store)).rejects.toThrow(/two people/);
    await sealIn(await here.app.read(here.recorder), closing(period, []));
    await expect(
      periods.withdraw({ proposal: (await approved()).proposal_id, account: 'r' })
    ).rejects.toThrow(/sealed is sealed/);
    async function approved() {
      return here.store.selectFrom('seal_approval').selectAll().executeTakeFirstOrThrow();
    }
  });
});
