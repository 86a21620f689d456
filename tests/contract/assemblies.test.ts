import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { person } from '../make/person';
import { aUnit, databases } from './stores';

describe.each(databases)('assemblies on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  let decision: string;
  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    await stores.roster.save([person('a'), person('b')]);
    decision = await stores.decisions.record({
      date: '2026-10-10',
      body: '党员大会',
      minutes: '党〔2026〕3号'
    });
  });
  afterEach(() => db.destroy());

  it('the record of a quarter that stands is the last one', async () => {
    const { assemblies } = stores;
    await assemblies.record({
      quarter: '2026-Q3',
      entitled: 30,
      present: 12,
      rostered: 30,
      why: null,
      decision
    });
    await assemblies.record({
      quarter: '2026-Q3',
      entitled: 30,
      present: 21,
      rostered: 30,
      why: null,
      decision
    });
    expect(await assemblies.records('2026-Q3')).toMatchObject([
      { entitled: 30, present: 12, rostered: 30, why: null, decision: { minutes: '党〔2026〕3号' } },
      {
        entitled: 30,
        present: 21,
        rostered: 30,
        why: null,
        decision: { id: decision, date: '2026-10-10', body: '党员大会' }
      }
    ]);
    expect(await assemblies.records('2026-Q2')).toEqual([]);
  });

  it('fixes a quarter’s points once', async () => {
    const { assemblies } = stores;
    await assemblies.record({
      quarter: '2026-Q3',
      entitled: 30,
      present: 21,
      rostered: 30,
      why: null,
      decision
    });
    const [{ id } = { id: '' }] = await assemblies.records('2026-Q3');
    const results = [
      { subject: 'a', points: 6550 },
      { subject: 'b', points: -6000 }
    ];
    expect(await assemblies.conclusion('2026-Q3')).toBeNull();
    await assemblies.conclude('2026-Q3', id, results);
    expect(await assemblies.conclusion('2026-Q3')).toMatchObject({ results });
    expect(await assemblies.concluded()).toEqual(['2026-Q3']);
    await expect(assemblies.conclude('2026-Q3', id, results)).rejects.toThrow('assembly-concluded');
    await expect(sql.raw('delete from assembly_result').execute(db)).rejects.toThrow('append-only');
  });

  it('keeps each ruling on a proposal; its reason may be erased, and is never rewritten', async () => {
    const { assemblies } = stores;
    const ruling = { subject: 'a', rule: 'unqualified', reason: '已限期改正', decision };
    await assemblies.rule(2026, { ...ruling, upheld: true });
    await assemblies.rule(2026, { ...ruling, upheld: false, reason: '复议改正' });
    expect(await assemblies.rulings(2026)).toMatchObject([
      { subject: 'a', upheld: true, reason: '已限期改正' },
      { subject: 'a', rule: 'unqualified', upheld: false, reason: '复议改正', decision }
    ]);
    await expect(sql.raw(`update flag_ruling_text set reason = ''`).execute(db)).rejects.toThrow('rewritten');
    await db.deleteFrom('flag_ruling_text').execute();
    expect((await assemblies.rulings(2026)).map(({ reason }) => reason)).toEqual(['', '']);
  });

  it('sees nothing of another unit', async () => {
    await stores.assemblies.record({
      quarter: '2026-Q3',
      entitled: 30,
      present: 21,
      rostered: 30,
      why: null,
      decision
    });
    await stores.assemblies.rule(2026, {
      subject: 'a',
      rule: 'unqualified',
      upheld: true,
      reason: 'x',
      decision
    });
    const other = await aUnit(db, '东风支部');
    expect(await other.assemblies.records('2026-Q3')).toEqual([]);
    expect(await other.assemblies.rulings(2026)).toEqual([]);
  });
});
