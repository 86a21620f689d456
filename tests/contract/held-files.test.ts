import { sqlHeldFiles, tidyHeldFiles } from '$lib/server/domain/imports/sql-held-files';
import type { Store } from '$lib/server/platform/store/open-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aUnit, databases } from './stores';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 11, 9, minute));
/** Longer than two parts, so that its end is in a part of its own. */
const long = Uint8Array.from({ length: 70_001 }, (_, n) => n % 251);

describe.each(databases)('held files on $kind', ({ open }) => {
  let db: Store;
  let unit: string;
  let now: Date;
  const held = (bounds?: Parameters<typeof sqlHeldFiles>[3]) => sqlHeldFiles(db, unit, () => now, bounds);

  beforeEach(async () => {
    db = await open();
    unit = (await aUnit(db)).unit.id;
    now = at(0);
  });
  afterEach(() => db.destroy());

  it('another process finds them as they came, nobody else does', async () => {
    const uploads = [
      { name: '甲.csv', bytes: long },
      { name: 'empty.csv', bytes: new Uint8Array(0) },
      { name: '', bytes: new Uint8Array([1, 2]), isPasted: true }
    ];
    await held().keep('fang', 'digest', uploads);
    await held().keep('fang', 'digest', uploads);
    expect(await held().find('fang', 'digest')).toEqual(uploads);
    expect(await held().find('zhou', 'digest')).toBeNull();
    const other = await aUnit(db, '月亮社区');
    expect(await other.held.find('fang', 'digest')).toBeNull();
  });

  it('they are gone an hour after they were last kept, and swept', async () => {
    const uploads = [{ name: 'a.csv', bytes: long }];
    await held().keep('fang', 'digest', uploads);
    now = at(59);
    await held().keep('fang', 'digest', uploads);
    now = at(118);
    expect(await held().find('fang', 'digest')).toEqual(uploads);
    await tidyHeldFiles(db, now);
    expect(await held().find('fang', 'digest')).toEqual(uploads);
    now = at(119);
    expect(await held().find('fang', 'digest')).toBeNull();
    await tidyHeldFiles(db, now);
    expect(await db.selectFrom('held_files').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('held_part').select('id').execute()).toEqual([]);
  });

  it('what a clock that was ahead has kept is swept as well', async () => {
    now = new Date('2027-12-10T04:00:00Z');
    await held().keep('fang', 'digest', [{ name: 'a.csv', bytes: long }]);
    await tidyHeldFiles(db, at(0));
    expect(await db.selectFrom('held_part').select('id').execute()).toEqual([]);
  });

  it('an account’s oldest give way, and the oldest of all beyond the bytes set aside', async () => {
    const bounds = { minutes: 60, perAccount: 2, bytes: 100 };
    const keep = async (account: string, digest: string, size: number, minute: number) => {
      now = at(minute);
      await held(bounds).keep(account, digest, [{ name: digest, bytes: new Uint8Array(size) }]);
    };
    const there = async (account: string) => {
      const found = ['a', 'b', 'c', 'd'].map((digest) => held(bounds).find(account, digest));
      return (await Promise.all(found)).map((uploads) => uploads !== null);
    };
    await keep('fang', 'a', 10, 0);
    await keep('fang', 'b', 10, 1);
    await keep('fang', 'c', 10, 2);
    expect(await there('fang')).toEqual([false, true, true, false]);
    await keep('zhou', 'd', 95, 3);
    expect(await there('zhou')).toEqual([false, false, false, true]);
    expect(await there('fang')).toEqual([false, false, false, false]);
  });
});
