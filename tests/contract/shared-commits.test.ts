import type { Actor } from '$lib/server/accounts/actor';
import { actWith, type ActFunction } from '$lib/server/act/act';
import { verifyAudit } from '$lib/server/audit/verify-audit';
import type { Change } from '$lib/server/changes/changes';
import type { Store } from '$lib/server/store/open-store';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { aUnit, clock, databases, postgres } from './stores';

const member = (unit: string): Actor => ({
  ...{ account: 'm', session: null, name: '某', unit, roles: ['member'], subject: 'p1' }
});

/** Holds the first act open until all the others stand behind it, so that these go together. */
function together(act: ActFunction, unit: string, runs: ((stores: UnitStores) => Promise<string>)[]) {
  let go = () => {};
  const all = new Promise<void>((open) => (go = open));
  const write = (key: string, run: (stores: UnitStores) => Promise<string>) =>
    act(member(unit), { act: 'declare', key }, run);
  const first = write('first-0000', async () => all.then(() => 'first'));
  const others = runs.map((run, at) => write(`other-${String(at).padStart(4, '0')}`, run));
  go();
  return Promise.allSettled([first, ...others]);
}

const joins =
  (id: string, more = {}) =>
  async (stores: UnitStores) => {
    await stores.roster.save([{ ...person(id), ...more }]);
    return id;
  };

async function codesIn(db: Store): Promise<string[]> {
  return (await db.selectFrom('subject').select('code').orderBy('code').execute()).map(({ code }) => code);
}

describe.each(databases)('acts that share a commit on $kind', ({ open }) => {
  let db: Store;
  let unit: string;
  let act: ActFunction;
  let told: Change[];

  beforeEach(async () => {
    db = await open();
    unit = (await aUnit(db)).unit.id;
    told = [];
    act = actWith({ db, clock, tell: (_, changes) => told.push(...changes) });
  });
  afterEach(() => db.destroy());

  it('one that fails, in itself or in the database, leaves the others standing, and its key is free', async () => {
    const fails = async (stores: UnitStores) => {
      await joins('p2')(stores);
      throw new Error('half way');
    };
    const breaks = (stores: UnitStores) => joins('p4', { pool: null as never })(stores);
    const outcomes = await together(act, unit, [joins('p1'), fails, joins('p3'), breaks, joins('p5')]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']
    ]);
    expect(await codesIn(db)).toEqual(['p1', 'p3', 'p5']);
    expect(told.map(({ seq }) => seq)).toEqual([...told.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(told).toHaveLength(3);
    expect(await db.selectFrom('audit').select('no').orderBy('no').execute()).toMatchObject(
      [1, 2, 3, 4].map((no) => ({ no }))
    );
    expect(await verifyAudit(db, unit)).toMatchObject({ ok: true, records: 4 });
    expect(await act(member(unit), { act: 'declare', key: 'other-0001' }, joins('p2'))).toBe('p2');
  });
});

describe('acts that share a commit, when PostgreSQL goes away', () => {
  it('in the midst of them nobody is told that it was done, nothing is there, and every key does it later', async () => {
    const db = await postgres.open();
    try {
      const { unit } = await aUnit(db);
      const act = actWith({ db, clock, tell: () => undefined });
      const cut = async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(db);
        return 'cut';
      };
      const outcomes = await together(act, unit.id, [joins('p1'), cut, joins('p2')]);
      for (const outcome of outcomes.slice(1))
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'database-away' } });
      expect(await codesIn(db)).toEqual([]);
      const again = await together(act, unit.id, [joins('p1'), joins('cut'), joins('p2')]);
      expect(again.map(({ status }) => status)).not.toContain('rejected');
      expect(await verifyAudit(db, unit.id)).toMatchObject({ ok: true, records: 4 });
    } finally {
      await db.destroy();
    }
  });
});
