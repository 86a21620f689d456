import type { ChangeKind } from '$lib/server/platform/changes/changes';
import { logChanges } from '$lib/server/platform/changes/log-changes';
import { hasChanged } from '$lib/server/domain/me/has-changed';
import { subjectIds } from '$lib/server/domain/roster/subject-ids';
import { changedFrom, returned } from '$lib/server/domain/roster/spells';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { aUnit, databases } from './stores';

describe.each(databases)('roster and decisions on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  const ranked = {
    pool: '',
    group: '',
    from: null,
    to: null,
    status: 'ranked',
    points: 0,
    balance: 10000,
    rank: 1
  } as const;
  const paper = {
    kind: 'paper' as const,
    unit: { name: '东风社区', parent: '' },
    person: { number: '', name: '李明', from: null, to: null },
    scheme: { name: '', digest: '' },
    months: [{ period: '2026-09', points: 0, balance: null, rank: null, status: 'ranked' }],
    signed: { no: '1', day: '2026-10-01', by: '' }
  };
  const someone = { id: 'a', name: '李明', pool: '', group: '', from: '2026-09-01', to: null };

  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
  });
  afterEach(() => db.destroy());

  it('adds who is new, rewrites who differs, leaves who isn’t named', async () => {
    await stores.roster.save([someone, { ...someone, id: 'b', name: '𠮷㛃' }]);
    await stores.roster.save([{ ...someone, name: '李鸣', to: '2026-12-31' }]);
    expect(await stores.roster.list()).toEqual([
      { ...someone, name: '李鸣', to: '2026-12-31' },
      { ...someone, id: 'b', name: '𠮷㛃' }
    ]);
  });

  it('counts those who hadn’t left before a day', async () => {
    const leaving = { ...someone, id: 'b', name: '韩冰', to: '2026-10-31' };
    await stores.roster.save([someone, leaving]);
    expect(await stores.roster.countOn('2026-10-31')).toBe(2);
    expect(await stores.roster.countOn('2026-11-01')).toBe(1);
  });

  it('M10 refuses dates that would alter who was present in a sealed month', async () => {
    await stores.roster.save([{ ...someone, from: null }]);
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
          points: 0,
          balance: 10000,
          rank: 1
        }
      ])
    );
    await expect(stores.roster.save([{ ...someone, from: '2026-09-20' }])).rejects.toThrow('sealed-presence');
    await expect(stores.roster.save([{ ...someone, from: null, to: '2026-08-31' }])).rejects.toThrow(
      'sealed-presence'
    );
    await stores.roster.save([{ ...someone, from: '2026-09-10', to: '2026-10-31' }]);
    // Somebody added later can be corrected until a month with them is sealed.
    await stores.roster.save([{ ...someone, id: 'new', from: '2026-10-20' }]);
    await stores.roster.save([{ ...someone, id: 'new', from: '2026-10-08' }]);
  });

  it('M16 keeps spells of service, and gives them back with department, post and workplace', async () => {
    const earlier = [
      { pool: '甲', group: '', department: '党政办', from: '2026-09-01', to: '2026-09-30' },
      { pool: '乙', group: '', post: '科员', workplace: '柳河社区', from: '2026-10-01', to: '2026-10-31' }
    ];
    const now = { post: '副科长', workplace: '望江社区', from: '2026-12-01' };
    const back = { ...someone, earlier, ...now };
    await stores.roster.save([back]);
    expect(await stores.roster.list()).toEqual([back]);
    expect(await stores.roster.find('a')).toEqual(back);
    await stores.roster.save([someone]);
    expect(await stores.roster.named(['a'])).toEqual([someone]);
  });

  it('M16 refuses another pool in a sealed month, takes one from the open month on, and lets people return', async () => {
    const sealed = { ...someone, from: null };
    await stores.roster.save([sealed]);
    await sealIn(stores, closing('2026-09', [{ subject: 'a', ...ranked }]));
    const refused = { code: 'sealed-facts', params: { value: 'a', period: '2026-09', day: '2026-10-01' } };
    await expect(stores.roster.save([{ ...sealed, pool: '乙' }])).rejects.toMatchObject(refused);
    const changed = (day: string) => changedFrom(sealed, { pool: '乙', group: '' }, day) ?? sealed;
    await expect(stores.roster.save([changed('2026-09-25')])).rejects.toMatchObject(refused);
    await stores.roster.save([changed('2026-10-01')]);
    const left = { ...changed('2026-10-01'), to: '2026-10-31' };
    await stores.roster.save([left]);
    const back = returned(left, { pool: '乙', group: '', from: '2026-12-01', to: null }) ?? left;
    await stores.roster.save([back]);
    expect((await stores.roster.find('a'))?.earlier).toHaveLength(2);
    // The spells that were sealed stay: without them, September would have nobody.
    await expect(stores.roster.save([{ ...back, earlier: [] }])).rejects.toThrow('sealed-presence');
  });

  it.each(['department', 'post', 'workplace'] as const)(
    'M16 a sealed month keeps its %s; one that nobody had written down may be filled in',
    async (field) => {
      const sealed = { ...someone, from: null };
      await stores.roster.save([sealed]);
      await sealIn(stores, closing('2026-09', [{ subject: 'a', ...ranked }]));
      const known = { ...sealed, [field]: '甲' };
      await stores.roster.save([known]);
      const refused = { code: 'sealed-facts', params: { value: 'a', period: '2026-09', day: '2026-10-01' } };
      await expect(stores.roster.save([{ ...sealed, [field]: '乙' }])).rejects.toMatchObject(refused);
      await expect(stores.roster.save([sealed])).rejects.toMatchObject(refused);
      const changed = (day: string) =>
        changedFrom(known, { pool: '', group: '', [field]: '乙' }, day) ?? known;
      await expect(stores.roster.save([changed('2026-09-25')])).rejects.toMatchObject(refused);
      await stores.roster.save([changed('2026-10-01')]);
      const spells = [{ pool: '', group: '', [field]: '甲', from: null, to: '2026-09-30' }];
      expect(await stores.roster.find('a')).toMatchObject({ [field]: '乙', earlier: spells });
    }
  );

  it('M16 a newcomer has a first day, never in a sealed month without a result', async () => {
    await stores.roster.save([{ ...someone, from: null }]);
    await sealIn(stores, closing('2026-09', [{ subject: 'a', ...ranked }]));
    const newcomer = (from: string | null) => ({ ...someone, id: 'new', from });
    await expect(stores.roster.save([newcomer(null)])).rejects.toMatchObject({
      code: 'first-day-missing',
      params: { value: 'new', day: '2026-10-01' }
    });
    await expect(stores.roster.save([newcomer('2026-09-28')])).rejects.toMatchObject({
      code: 'first-day-sealed',
      params: { value: 'new', period: '2026-09', day: '2026-10-01' }
    });
    await stores.roster.save([newcomer('2026-10-01')]);
    await expect(stores.roster.save([newcomer('2026-09-28')])).rejects.toThrow('first-day-sealed');
    await stores.certificates.receive({ subject: 'new', code: null, by: 'x', certificate: paper });
    await stores.roster.save([newcomer('2026-09-28')]);
  });

  it('the same number in two units is two people', async () => {
    await stores.roster.save([someone]);
    const other = await aUnit(db, '东风社区');
    await other.roster.save([{ ...someone, name: '韩冰' }]);
    expect((await stores.roster.list()).map(({ name }) => name)).toEqual(['李明']);
    expect((await other.roster.list()).map(({ name }) => name)).toEqual(['韩冰']);
  });

  it('a name that was erased is empty, and the ledger’s person stays', async () => {
    await stores.roster.save([someone]);
    await db.deleteFrom('subject_name').execute();
    expect(await stores.roster.list()).toEqual([{ ...someone, name: '' }]);
  });

  it('one meeting is one decision, however often it is named', async () => {
    const meeting = { date: '2026-10-02', body: '两委会', minutes: '〔2026〕19号' };
    const first = await stores.decisions.record(meeting);
    expect(await stores.decisions.record(meeting)).toBe(first);
    expect(await stores.decisions.record({ ...meeting, minutes: '〔2026〕20号' })).not.toBe(first);
    expect(await stores.decisions.list()).toHaveLength(2);
  });

  it('numbers changes upwards, those of other units left out', async () => {
    await stores.roster.save([someone]);
    const cursor = await stores.changes.head();
    const other = await aUnit(db, '东风社区');
    await other.roster.save([someone]);
    expect(await stores.changes.after(cursor)).toEqual([]);
    await sealIn(stores, closing('2026-09', []));
    expect(await stores.changes.after(cursor)).toMatchObject([
      { kind: 'seal-proposal', subject: null },
      { kind: 'seal', subject: null }
    ]);
    expect(await stores.changes.head(['roster'])).toBe(cursor);
    expect(await stores.changes.head(['notice'])).toBe(0);
  });

  it('tells what came after a number, and what concerns the whole unit to anybody', async () => {
    const before = await stores.changes.head();
    await stores.roster.save([someone]);
    const saved = await stores.changes.head();
    const { kindsAfter } = stores.changes;
    expect(await kindsAfter(before, [someone.id])).toEqual([{ kind: 'roster', subject: null }]);
    expect(await kindsAfter(before, ['nobody'])).toEqual([{ kind: 'roster', subject: null }]);
    expect(await kindsAfter(saved, [someone.id])).toEqual([]);
  });

  it('tells each kind once: the followed person’s, others’ without their number, and nothing of others’ claims', async () => {
    await stores.roster.save([someone, { ...someone, id: 'q2', name: '韩冰' }]);
    const before = await stores.changes.head();
    const ids = await subjectIds(db, stores.unit.id);
    const change = (kind: ChangeKind, code: string) => ({ kind, subject_id: ids.get(code) ?? null });
    const mine = [change('entry', someone.id), change('entry', someone.id)];
    const others = [change('entry', 'q2'), change('claim', 'q2'), change('leave', 'q2')];
    await logChanges(db, stores.unit.id, () => new Date(), [...mine, ...others]);
    const found = await stores.changes.kindsAfter(before, [someone.id]);
    expect(found.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'entry', subject: someone.id },
      { kind: 'leave', subject: '' }
    ]);
    expect(hasChanged(found, ['leave'])).toBe(true);
    expect(hasChanged(found, ['leave'], [someone.id])).toBe(false);
    expect(hasChanged(found, ['entry'], [someone.id])).toBe(true);
    expect(hasChanged(null, ['notice'], [])).toBe(true);
  });
});
