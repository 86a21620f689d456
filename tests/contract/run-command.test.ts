import { canonical } from '$lib/notice';
import type { Actor } from '$lib/server/platform/access/actor';
import { unitCommands, type RunCommand } from '$lib/server/domain/units/unit-commands';
import type { Change } from '$lib/server/platform/changes/changes';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aUnit, fixedClock, databases } from './stores';

describe.each(databases)('commands on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  let runCommand: RunCommand;
  let notified: Change[];
  let recorder: Actor;
  const someone = { id: 'a', name: '某', pool: '', group: '', from: null, to: null };

  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    notified = [];
    runCommand = unitCommands({
      db,
      clock: fixedClock,
      notify: (_, changes) => notified.push(...changes)
    });
    recorder = {
      account: 'r',
      session: null,
      name: '纪检专干',
      unit: stores.unit.id,
      roles: ['recorder'],
      subject: null
    };
  });
  afterEach(() => db.destroy());

  it('runs once for a key and gives the stored answer again', async () => {
    const run = async (inside: UnitStores) => {
      await inside.roster.save([someone]);
      return { added: 1 };
    };
    const what = { permission: 'import', key: 'key-0001' } as const;
    expect(await runCommand(recorder, what, run)).toEqual({ added: 1 });
    expect(await runCommand(recorder, what, () => Promise.reject(new Error('ran twice')))).toEqual({
      added: 1
    });
    expect(notified).toMatchObject([{ kind: 'roster' }]);
    expect(await db.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  it('keeps of what was asked a digest that nobody can try out without the unit’s salt', async () => {
    const input = { subject: 'p9', name: '沈秋月' };
    await runCommand(recorder, { permission: 'keep-roster', key: 'key-0001', input }, async () => null);
    const bare = createHash('sha256').update(canonical(input)).digest('hex');
    for (const table of ['audit', 'answer'] as const) {
      const [row] = await db.selectFrom(table).select('input').execute();
      expect(row?.input).toMatch(/^[0-9a-f]{64}$/);
      expect(row?.input).not.toBe(bare);
    }
  });

  it('refuses a number that is none, before anything runs', async () => {
    for (const year of [NaN, 1.5, Infinity])
      await expect(
        runCommand(recorder, { permission: 'import', key: 'key-0001', input: { year } }, async () => 'ran')
      ).rejects.toMatchObject({ code: 'bad-form', status: 400 });
  });

  it('two at the same moment with one key run once', async () => {
    let runs = 0;
    const once = () =>
      runCommand(recorder, { permission: 'import', key: 'key-0001' }, async () => ({ run: ++runs }));
    expect(await Promise.all([once(), once()])).toEqual([{ run: 1 }, { run: 1 }]);
  });

  it('writes nothing when the command fails, and the key stays free', async () => {
    const failing = runCommand(recorder, { permission: 'import', key: 'key-0002' }, async (inside) => {
      await inside.roster.save([someone]);
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await stores.roster.list()).toEqual([]);
    expect(notified).toEqual([]);
    expect(await runCommand(recorder, { permission: 'import', key: 'key-0002' }, async () => 'done')).toBe(
      'done'
    );
  });

  it('refuses who began with a role that has ended before it comes to be done', async () => {
    const { account } = recorder;
    await stores.accounts.give({
      account,
      role: 'recorder',
      subject: null,
      by: null,
      from: '2026-01-01',
      to: null
    });
    const write = (key: string) => runCommand(recorder, { permission: 'import', key }, async () => 'done');
    expect(await write('key-0005')).toBe('done');
    await db.updateTable('role').set({ to_date: '2026-01-02' }).execute();
    await expect(write('key-0006')).rejects.toThrow('forbidden');
    // The answer of the first run is given again.
    expect(await write('key-0005')).toBe('done');
  });

  it('refuses roles that may not, malformed keys, and a key of another command', async () => {
    const operator: Actor = { ...recorder, roles: ['operator', 'editor'] };
    await expect(
      runCommand(operator, { permission: 'import', key: 'key-0003' }, async () => 1)
    ).rejects.toThrow('forbidden');
    await expect(runCommand(recorder, { permission: 'import', key: 'short' }, async () => 1)).rejects.toThrow(
      'bad-key'
    );
    await runCommand(recorder, { permission: 'import', key: 'key-0004' }, async () => 1);
    await expect(
      runCommand(recorder, { permission: 'seal', key: 'key-0004' }, async () => 1)
    ).rejects.toThrow('key-reused');
    const other = { permission: 'import', key: 'key-0004', input: 'other' } as const;
    await expect(runCommand(recorder, other, async () => 1)).rejects.toThrow('key-reused');
  });
});
