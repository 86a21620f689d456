import type { WrittenEntry } from '$lib/points';
import { nextNumbers } from '$lib/server/domain/ledger/next-numbers';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entry as made } from '../make/entry';
import { person } from '../make/person';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { aUnit, databases } from './stores';

const entry = (id: string, more: Partial<WrittenEntry> = {}) =>
  made(id, { subject: 'a', date: '2026-09-03', period: '2026-09', basis: '调字1号', ...more });

describe.each(databases)('ledger on $kind', ({ open, kind }) => {
  let db: Store;
  let stores: UnitStores;
  let decision: string;

  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    await stores.roster.save([person('a'), person('b')]);
    decision = await stores.decisions.record({ date: '2026-10-02', body: '两委会', minutes: '〔2026〕19号' });
  });
  afterEach(() => db.destroy());

  it('gives back what was booked, in the order of booking', async () => {
    await stores.ledger.append([entry('2', { matterText: '楼道' }), entry('1', { subject: 'b' })], decision);
    const booked = await stores.ledger.entries();
    expect(booked.map(({ id, subject, matterText, basis }) => [id, subject, matterText, basis])).toEqual([
      ['2', 'a', '楼道', '调字1号'],
      ['1', 'b', '', '调字1号']
    ]);
    expect(booked.every((each) => each.decision === decision)).toBe(true);
  });

  it('reads everything for scoring without texts, of this unit alone, in the order of booking', async () => {
    await stores.ledger.append([entry('2', { matterText: '楼道' }), entry('1', { subject: 'b' })], decision);
    await stores.ledger.append([made('3', { subject: 'a', period: '2026-09', reverses: '2' })], decision);
    const other = await aUnit(db, '东风社区');
    await other.roster.save([person('a')]);
    const theirs = await other.decisions.record({
      date: '2026-10-02',
      body: '两委会',
      minutes: '〔2026〕1号'
    });
    await other.ledger.append([entry('9')], theirs);
    const booked = await stores.ledger.entries();
    expect(booked.map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(await stores.ledger.allScorable()).toEqual(
      booked.map(({ seq: _seq, decision: _decision, matterText: _text, basis: _basis, ...scored }) => scored)
    );
  });

  it('names the months in which something is booked, of this unit alone', async () => {
    expect(await stores.ledger.months()).toEqual([]);
    const other = await aUnit(db, '东风社区');
    await other.roster.save([person('a')]);
    const theirs = await other.decisions.record({
      date: '2026-10-02',
      body: '两委会',
      minutes: '〔2026〕1号'
    });
    await other.ledger.append([entry('9', { period: '2026-11' })], theirs);
    await stores.ledger.append(
      ['2026-12', '2026-09', '2026-12', '2026-10'].map((period, n) => entry(`${n}`, { period })),
      decision
    );
    expect(await stores.ledger.months()).toEqual(['2026-09', '2026-10', '2026-12']);
    expect([...(await stores.ledger.counts())].sort()).toEqual([
      ['2026-09', 1],
      ['2026-10', 1],
      ['2026-12', 2]
    ]);
  });

  it('filters by subject and by cursor', async () => {
    await stores.ledger.append([entry('1'), entry('2', { subject: 'b' })], decision);
    const cursor = await stores.changes.head();
    await stores.ledger.append([entry('3')], decision);
    expect((await stores.ledger.entries({ subject: 'a', after: cursor })).map((each) => each.id)).toEqual([
      '3'
    ]);
    expect(await stores.changes.after(cursor)).toMatchObject([{ kind: 'entry', subject: 'a' }]);
  });

  it('finds lines by their numbers, and those numbered after something', async () => {
    const numbers = [
      '异2026-1-2',
      '异2026-1',
      '异2026-1-',
      '异2026-1.5',
      '异2026-10-1',
      '异2026-1-10',
      '异2026-1评-1'
    ];
    await stores.ledger.append(
      numbers.map((each) => entry(each)),
      decision
    );
    const other = await aUnit(db, '东风社区');
    await other.roster.save([person('a')]);
    const theirs = await other.decisions.record({
      date: '2026-10-02',
      body: '两委会',
      minutes: '〔2026〕19号'
    });
    await other.ledger.append([entry('异2026-1-3')], theirs);
    const idsOf = (found: WrittenEntry[]) => found.map(({ id }) => id);
    expect(idsOf(await stores.ledger.numbered('异2026-1'))).toEqual([
      '异2026-1-2',
      '异2026-1-',
      '异2026-1-10'
    ]);
    expect(idsOf(await stores.ledger.numbered('异2026-2'))).toEqual([]);
    expect(idsOf(await stores.ledger.named(['异2026-1', '异2026-1-3', 'none']))).toEqual(['异2026-1']);
    expect(await stores.ledger.named([])).toEqual([]);
    const next = await nextNumbers(stores.ledger, '异2026-1');
    expect([next(), next()]).toEqual(['异2026-1-11', '异2026-1-12']);
  });

  it('books a thousand and one at once', async () => {
    await stores.ledger.append(
      Array.from({ length: 1001 }, (_, index) => entry(String(index))),
      decision
    );
    const booked = await stores.ledger.entries();
    expect(booked).toHaveLength(1001);
    expect(booked.map(({ id }) => id)).toEqual(booked.map((_, index) => String(index)));
  });

  it('M8 equal matters of a unit have one key, of another unit another', async () => {
    await stores.ledger.append(
      [entry('1', { matterText: '楼道' }), entry('2', { matterText: '楼道' })],
      decision
    );
    const other = await aUnit(db, '东风社区');
    await other.roster.save([person('a')]);
    const theirs = await other.decisions.record({ date: '2026-10-02', body: '两委会', minutes: '1' });
    await other.ledger.append([entry('1', { matterText: '楼道' })], theirs);
    const [first, second] = await stores.ledger.entries();
    const [foreign] = await other.ledger.entries();
    expect(first?.matterKey).toBe(second?.matterKey);
    expect(first?.matterKey).not.toBe(foreign?.matterKey);
    expect(first?.matterKey).not.toContain('楼道');
  });

  it('refuses a number that is taken, in the ledger or twice in one list', async () => {
    await stores.ledger.append([entry('1')], decision);
    await expect(stores.ledger.append([entry('2'), entry('1')], decision)).rejects.toThrow('duplicate-id');
    await expect(stores.ledger.append([entry('3'), entry('3')], decision)).rejects.toThrow('duplicate-id');
    expect(await stores.ledger.entries()).toHaveLength(1);
  });

  it('refuses a subject of another unit', async () => {
    const other = await aUnit(db, '东风社区');
    await other.roster.save([person('z')]);
    await expect(stores.ledger.append([entry('1', { subject: 'z' })], decision)).rejects.toThrow(
      'unknown-subject'
    );
  });

  it('M4 refuses what is booked in a sealed month', async () => {
    await sealIn(stores, closing('2026-09', []));
    await expect(stores.ledger.append([entry('1')], decision)).rejects.toThrow('already-sealed');
    await stores.ledger.append([entry('1', { period: '2026-10' })], decision);
  });

  it('sees nothing of another unit', async () => {
    await stores.ledger.append([entry('1')], decision);
    const other = await aUnit(db, '东风社区');
    expect(await other.ledger.entries()).toEqual([]);
    expect(await other.roster.list()).toEqual([]);
    expect(await other.decisions.list()).toEqual([]);
    expect(await other.changes.head()).toBe(0);
  });

  const growing = [
    'decision',
    'entry',
    'seal_proposal',
    'seal',
    'seal_result',
    'notice',
    'change_log',
    'audit'
  ];

  describe.each(growing)('%s only grows', (table) => {
    beforeEach(async () => {
      await stores.ledger.append([entry('1')], decision);
      await sealIn(
        stores,
        closing('2026-09', [
          {
            subject: 'a',
            pool: '',
            group: '',
            from: null,
            to: null,
            status: 'ranked',
            points: 500,
            balance: 10500,
            rank: 1
          }
        ])
      );
      const unit = stores.unit.id;
      await sql`insert into notice (id, seq, unit_id, code, period, digest, year, no, published_at, last_day)
        select 'n', max(seq), ${unit}, 'abcd', '2026-09', 'd', 2026, 1, 't', 't' from change_log`.execute(db);
      await sql`insert into audit
        (id, unit_id, no, account_id, action, client_key, input, change_before, change_after, changes, at, previous, digest)
        values ('x', ${unit}, 1, 'a', 'seal', 'k', 'i', 0, 0, 'c', 't', '', 'd')`.execute(db);
    });

    it('refuses UPDATE', async () => {
      const column = sql.ref(table === 'seal_result' ? 'points' : 'unit_id');
      const update = sql`update ${sql.table(table)} set ${column} = ${column}`;
      await expect(update.execute(db)).rejects.toThrow('append-only');
    });

    it('refuses DELETE', async () => {
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow('append-only');
    });

    if (kind === 'sqlite') {
      it('refuses INSERT OR REPLACE on any key', async () => {
        const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
        const names = columns.rows.map(({ name }) => sql.ref(name));
        const copy = sql`insert or replace into ${sql.table(table)} (${sql.join(names)}) select ${sql.join(names)} from ${sql.table(table)}`;
        await expect(copy.execute(db)).rejects.toThrow('append-only');
      });

      it('refuses REPLACE by rowid', async () => {
        const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
        const values = columns.rows.map(({ name }) =>
          // The database first checks which unit the seal and its approval belong to.
          ['unit_id', 'approval_id'].includes(name)
            ? sql.ref(name)
            : name === 'seq'
              ? sql`seq + 1000`
              : sql`${sql.ref(name)} || 'x'`
        );
        const names = columns.rows.map(({ name }) => sql.ref(name));
        if (table === 'change_log') values[0] = sql`seq`;
        const replace = sql`replace into ${sql.table(table)} (rowid, ${sql.join(names)}) select rowid, ${sql.join(values)} from ${sql.table(table)}`;
        await expect(replace.execute(db)).rejects.toThrow('append-only');
      });
    } else {
      it('refuses TRUNCATE and ON CONFLICT DO UPDATE, of a session that plays a replica too', async () => {
        const name = sql.table(table);
        const key = table === 'change_log' ? 'seq' : table === 'seal_result' ? 'seal_id, subject_id' : 'id';
        const column = sql.ref(table === 'seal_result' ? 'points' : 'unit_id');
        const refused = [
          sql`truncate ${name} cascade`,
          sql`insert into ${name} select * from ${name} on conflict (${sql.raw(key)}) do update set ${column} = excluded.${column}`
        ];
        for (const each of refused) await expect(each.execute(db)).rejects.toThrow('append-only');
        const replica = db.connection().execute(async (session) => {
          await sql`set session_replication_role = replica`.execute(session);
          await sql`delete from ${name}`.execute(session);
        });
        await expect(replica).rejects.toThrow('append-only');
      });
    }
  });
});
