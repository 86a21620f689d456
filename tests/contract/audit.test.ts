import type { Actor } from '$lib/server/platform/access/actor';
import { unitCommands, type RunCommand } from '$lib/server/domain/units/unit-commands';
import { insertRecord } from '$lib/server/domain/audit/append-record';
import type { AuditRecord } from '$lib/server/domain/audit/audit-record';
import { verifyAudit, type AuditFinding } from '$lib/server/domain/audit/verify-audit';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { aUnit, fixedClock, databases } from './stores';

describe.each(databases)('the audit trail on $kind', ({ kind, open }) => {
  let db: Store;
  let unit: string;
  let runCommand: RunCommand;
  let recorder: Actor;
  let no: number;

  beforeEach(async () => {
    db = await open();
    unit = (await aUnit(db)).unit.id;
    runCommand = unitCommands({ db, clock: fixedClock, notify: () => undefined });
    recorder = { account: 'r', session: null, name: '纪检专干', unit, roles: ['recorder'], subject: null };
    no = 0;
  });
  afterEach(() => db.destroy());

  const key = () => `audit-key-${(no += 1)}`;
  const nothing = (who = recorder) => runCommand(who, { permission: 'seal', key: key() }, async () => null);
  const enrol = (who: Actor, ...ids: string[]) =>
    runCommand(who, { permission: 'import', key: key(), input: ids }, async ({ roster }: UnitStores) => {
      await roster.save(ids.map((id) => person(id, `姓名${id}`)));
      return null;
    });
  const verify = (): Promise<AuditFinding> => verifyAudit(db, unit);

  /** Tampers as an owner of the database can, who removes the triggers first. */
  const unguarded = async (tamper: () => Promise<unknown>) => {
    for (const table of ['audit', 'change_log', 'answer']) {
      if (kind === 'sqlite')
        for (const each of ['no_update', 'no_delete', 'no_replace', 'kept'])
          await sql.raw(`drop trigger if exists ${table}_${each}`).execute(db);
      else await sql.raw(`alter table ${table} disable trigger user`).execute(db);
    }
    await tamper();
  };

  it('is whole after commands of two units, and ends in the last one’s digest', async () => {
    const other = { ...recorder, account: 'r2', unit: (await aUnit(db, '月光社区')).unit.id };
    await enrol(recorder, 'p1', 'p2');
    await enrol(other, 'q1');
    await nothing();
    await enrol(recorder, 'p3');
    const last = await db
      .selectFrom('audit')
      .where('unit_id', '=', unit)
      .where('no', '=', 3)
      .select('digest')
      .executeTakeFirstOrThrow();
    expect(await verify()).toEqual({ ok: true, records: 3, head: last.digest });
    expect(await verifyAudit(db, other.unit)).toMatchObject({ ok: true, records: 1 });
  });

  it('an empty trail of a unit where nothing happened is whole', async () => {
    expect(await verify()).toEqual({ ok: true, records: 0, head: '' });
  });

  it('goes over its page: a trail longer than what is read at once', async () => {
    for (let i = 0; i < 501; i += 1) await nothing();
    await enrol(recorder, ...Array.from({ length: 1001 }, (_, i) => `p${i}`));
    expect(await verify()).toMatchObject({ ok: true, records: 502 });
  }, 60_000);

  it('refuses to be rewritten', async () => {
    await nothing();
    await expect(db.updateTable('audit').set({ action: 'x' }).execute()).rejects.toThrow('append-only');
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
    if (kind === 'sqlite')
      await expect(sql.raw('insert or replace into audit select * from audit').execute(db)).rejects.toThrow(
        'append-only'
      );
    else await expect(sql.raw('truncate audit cascade').execute(db)).rejects.toThrow('append-only');
  });

  it.each(['account_id', 'action', 'client_key', 'input', 'at', 'previous', 'changes'] as const)(
    'finds a changed %s',
    async (column) => {
      for (let i = 0; i < 3; i += 1) await nothing();
      await unguarded(() =>
        db
          .updateTable('audit')
          .set({ [column]: 'changed-key' })
          .where('no', '=', 2)
          .execute()
      );
      expect(await verify()).toEqual({ ok: false, at: 2, why: 'changed' });
    }
  );

  it('finds a record that was taken out', async () => {
    for (let i = 0; i < 3; i += 1) await nothing();
    await unguarded(() => db.deleteFrom('audit').where('no', '=', 2).execute());
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'missing' });
  });

  it('finds the last record taken out: what it did and answered is still there', async () => {
    await enrol(recorder, 'p1');
    await enrol(recorder, 'p2');
    await unguarded(() => db.deleteFrom('audit').where('no', '=', 2).execute());
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'change-outside' });
    await nothing();
    expect(await verify()).toMatchObject({ ok: false });
  });

  it('finds a command without changes taken out at the end, by its answer', async () => {
    await nothing();
    await nothing({ ...recorder, account: 'only-once' });
    await unguarded(() => db.deleteFrom('audit').where('no', '=', 2).execute());
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'answer-outside' });
  });

  /** Rewrites a record with a valid seal, as a forger who knows the format would. */
  const forge = async (no: number, change: Partial<AuditRecord>) => {
    const row = await db.selectFrom('audit').where('no', '=', no).selectAll().executeTakeFirstOrThrow();
    const record: AuditRecord = {
      id: row.id,
      unit,
      no: Number(row.no),
      account: row.account_id,
      action: row.action,
      key: row.client_key,
      input: row.input,
      before: Number(row.change_before),
      after: Number(row.change_after),
      changes: row.changes,
      at: row.at,
      deviceAt: row.device_at,
      previous: row.previous,
      committed: row.committed,
      ...change
    };
    await db.deleteFrom('audit').where('no', '=', no).execute();
    return { record, digest: await insertRecord(db, record) };
  };

  it('finds a record that was rewritten and sealed anew, by the one after it', async () => {
    for (let i = 0; i < 3; i += 1) await nothing();
    await unguarded(() => forge(2, { at: '2026-01-01T00:00:00.000Z' }));
    expect(await verify()).toEqual({ ok: false, at: 3, why: 'unchained' });
  });

  it('finds a device’s time that was written anew', async () => {
    await nothing({ ...recorder, deviceAt: '2026-10-05T03:00:00.000Z' });
    await nothing();
    expect(await verify()).toMatchObject({ ok: true });
    for (const device_at of ['2026-10-05T02:00:00.000Z', null]) {
      await unguarded(() => db.updateTable('audit').set({ device_at }).where('no', '=', 1).execute());
      expect(await verify()).toEqual({ ok: false, at: 1, why: 'changed' });
    }
  });

  it('finds a record put in, numbered and sealed well', async () => {
    for (let i = 0; i < 2; i += 1) await nothing();
    await unguarded(async () => {
      const { record } = await forge(2, { no: 3 });
      await insertRecord(db, { ...record, id: 'forged', no: 2, key: 'forged-key' });
    });
    expect(await verify()).toEqual({ ok: false, at: 3, why: 'unchained' });
  });

  it('finds two records that changed places', async () => {
    for (let i = 0; i < 3; i += 1) await nothing();
    await unguarded(async () => {
      await db.updateTable('audit').set({ no: 9 }).where('no', '=', 2).execute();
      await db.updateTable('audit').set({ no: 2 }).where('no', '=', 3).execute();
      await db.updateTable('audit').set({ no: 3 }).where('no', '=', 9).execute();
    });
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'changed' });
  });

  const slip = () =>
    db.insertInto('change_log').values({ unit_id: unit, kind: 'entry', subject_id: null, at: '' }).execute();

  it('finds a change outside of every command, also once commands have followed', async () => {
    await enrol(recorder, 'p1');
    await slip();
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'change-outside' });
    await enrol(recorder, 'p2');
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'change-outside' });
  });

  it('finds a change that was altered, or taken out, within a command', async () => {
    await enrol(recorder, 'p1', 'p2');
    await unguarded(() => db.updateTable('change_log').set({ kind: 'seal' }).execute());
    expect(await verify()).toEqual({ ok: false, at: 1, why: 'changes-differ', kinds: ['seal'] });
    await db.deleteFrom('change_log').where('seq', '>', 1).execute();
    expect(await verify()).toEqual({ ok: false, at: 1, why: 'changes-differ', kinds: ['seal'] });
  });

  it('finds an answer that no command gave, and one whose input was swapped', async () => {
    await nothing();
    await unguarded(() => db.updateTable('answer').set({ input: 'other' }).execute());
    expect(await verify()).toEqual({ ok: false, at: 2, why: 'answer-outside' });
  });
});
