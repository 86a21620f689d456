import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('the audit trail of what people decide on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.app.runCommand(here.recorder, { permission: 'import', key: 'decide-1' }, async (stores) => {
      const { assemblies, ballots, decisions, selfScores } = stores;
      const decision = await decisions.record({ date: '2026-10-03', body: '党员大会', minutes: '3号' });
      await selfScores.add(2026, [{ subject: 'p1', item: 'integrity', value: 450 }]);
      await assemblies.record({
        quarter: '2026-Q3',
        entitled: 3,
        present: 2,
        rostered: 3,
        why: null,
        decision
      });
      const [record] = await assemblies.records('2026-Q3');
      await assemblies.conclude('2026-Q3', record?.id ?? '', [{ subject: 'p1', points: 6000 }]);
      await assemblies.rule(2026, {
        subject: 'p1',
        rule: 'unqualified',
        upheld: false,
        reason: '改正',
        decision
      });
      await assemblies.recordSkip({ quarter: '2026-Q2', reason: '外出', account: 'r' });
      await ballots.open(2026);
      const scores = [{ subject: 'p1', group: 'staff', score: 9000 }];
      await ballots.add(2026, { no: 1, source: 'paper', scores, keyedBy: 'r' });
      await ballots.add(2026, { no: 2, source: 'paper', scores, keyedBy: 'r' });
      await ballots.state(2026, { group: 'staff', voters: 9, why: '', by: 'r' });
      await ballots.strike(2026, 2, 'r');
      await ballots.check(2026, 'shown', 'c');
      await ballots.close(2026, 'c');
      return null;
    });
  });
  afterEach(() => here.end());

  const verify = () => verifyAudit(here.store, here.recorder.unit);

  it('is whole', async () => {
    expect(await verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['a self-score', 'self_score', 'value = 500'],
    ['an attendance', 'assembly', 'present = 3'],
    ['why fewer were entitled', 'assembly', `why_differs = 'excused'`],
    ['what an assembly fixed', 'assembly_result', 'points = 0'],
    ['a ruling', 'flag_ruling', 'upheld = 1'],
    ['the grade that it gave', 'flag_ruling', `given = 'good'`],
    ['why an assembly was skipped', 'assembly_skip', `reason = 'x'`],
    ['a score on a paper', 'ballot_score', 'score = 1'],
    ['who keyed a paper', 'ballot_paper', `keyed_by = 'x'`],
    ['who struck one', 'ballot_strike', `struck_by = 'x'`],
    ['how many may vote', 'ballot_voters', `voters = 99`],
    ['who checked', 'ballot_check', `checked_by = 'x'`],
    ['when it was closed', 'ballot_closing', `closed_at = ''`]
  ])('finds %s that was changed past the triggers', async (_, table, change) => {
    if (database.kind === 'sqlite') await sql.raw(`drop trigger ${table}_no_update`).execute(here.store);
    else await sql.raw(`alter table ${table} disable trigger user`).execute(here.store);
    await sql.raw(`update ${table} set ${change}`).execute(here.store);
    expect(await verify()).toMatchObject({ ok: false, why: 'changes-differ' });
  });
});
