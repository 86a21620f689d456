import type { Actor } from '$lib/server/platform/access/actor';
import { unitCommands, type RunCommand } from '$lib/server/domain/units/unit-commands';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { Change } from '$lib/server/platform/changes/changes';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { aUnit, fixedClock, databases, postgres } from './stores';

const member = (unit: string): Actor => ({
  account: 'm',
  session: null,
  name: '某',
  unit,
  roles: ['member'],
  subject: 'p1'
});

/** Keeps the first command open until all the others wait behind it, so that these are batched. */
function together(runCommand: RunCommand, unit: string, runs: ((stores: UnitStores) => Promise<string>)[]) {
  let go = () => {};
  const all = new Promise<void>((open) => (go = open));
  const write = (key: string, run: (stores: UnitStores) => Promise<string>) =>
    runCommand(member(unit), { permission: 'declare', key }, run);
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

describe.each(databases)('commands that share a commit on $kind', ({ open }) => {
  let db: Store;
  let unit: string;
  let runCommand: RunCommand;
  let notified: Change[];

  beforeEach(async () => {
    db = await open();
    unit = (await aUnit(db)).unit.id;
    notified = [];
    runCommand = unitCommands({
      db,
      clock: fixedClock,
      notify: (_, changes) => notified.push(...changes)
    });
  });
  afterEach(() => db.destroy());

  it('one that fails, in itself or in the database, leaves the others standing, and its key is free', async () => {
    const fails = async (stores: UnitStores) => {
      await joins('p2')(stores);
      throw new Error('half way');
    };
    const breaks = (stores: UnitStores) => joins('p4', { pool: null as never })(stores);
    const outcomes = await together(runCommand, unit, [joins('p1'), fails, joins('p3'), breaks, joins('p5')]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']
    ]);
    expect(await codesIn(db)).toEqual(['p1', 'p3', 'p5']);
    expect(notified.map(({ seq }) => seq)).toEqual([...notified.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(notified).toHaveLength(3);
    expect(await db.selectFrom('audit').select('no').orderBy('no').execute()).toMatchObject(
      [1, 2, 3, 4].map((no) => ({ no }))
    );
    expect(await verifyAudit(db, unit)).toMatchObject({ ok: true, records: 4 });
    expect(await runCommand(member(unit), { permission: 'declare', key: 'other-0001' }, joins('p2'))).toBe(
      'p2'
    );
  });
});

describe('commands that share a commit, when PostgreSQL goes away', () => {
  it('in the midst of them nobody is told that it was done, nothing is there, and every key does it later', async () => {
    const db = await postgres.open();
    try {
      const { unit } = await aUnit(db);
      const runCommand = unitCommands({ db, clock: fixedClock, notify: () => undefined });
      const cut = async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(db);
        return 'cut';
      };
      const outcomes = await together(runCommand, unit.id, [joins('p1'), cut, joins('p2')]);
      for (const outcome of outcomes.slice(1))
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'database-away' } });
      expect(await codesIn(db)).toEqual([]);
      const again = await together(runCommand, unit.id, [joins('p1'), joins('cut'), joins('p2')]);
      expect(again.map(({ status }) => status)).not.toContain('rejected');
      expect(await verifyAudit(db, unit.id)).toMatchObject({ ok: true, records: 4 });
    } finally {
      await db.destroy();
    }
  });
});
