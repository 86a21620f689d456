import { attemptsIn, tidyAttempts, type Attempts } from '$lib/server/auth/attempts';
import type { Store } from '$lib/server/store/open-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';

describe.each(databases)('failed sign-ins on $kind', ({ open }) => {
  let now: number;
  let db: Store;
  let attempts: Attempts;
  const clock = () => new Date(now);

  beforeEach(async () => {
    now = Date.parse('2026-11-05T04:00:00Z');
    db = await open();
    attempts = attemptsIn(db, clock, 'a secret');
  });
  afterEach(() => db.destroy());

  const fail = async (times: number, account: string, source: string) => {
    for (let i = 0; i < times; i += 1) await attempts.begin(account, source);
  };

  it('refuses an account after ten failures, from wherever they come and however it is written', async () => {
    await fail(9, 'liming', '10.0.0.1');
    expect(await attempts.refuses('liming')).toBe(false);
    expect(await attempts.begin('LiMing', '10.0.0.2')).toBe(true);
    expect(await attempts.begin('liming', '10.0.0.3')).toBe(false);
    expect(await attempts.refuses('liming')).toBe(true);
    expect(await attempts.begin('fangmin', '10.0.0.1')).toBe(true);
  });

  it('refuses a source after a hundred, whatever the accounts, and whether they are named', async () => {
    for (let i = 0; i < 50; i += 1) {
      await attempts.begin(`nobody${i}`, '10.0.0.1');
      await attempts.begin(null, '10.0.0.1');
    }
    expect(await attempts.begin('liming', '10.0.0.1')).toBe(false);
    expect(await attempts.begin(null, '10.0.0.1')).toBe(false);
    expect(await attempts.begin('liming', '10.0.0.2')).toBe(true);
  });

  it('a source that is refused uses up nobody’s tries', async () => {
    for (let i = 0; i < 100; i += 1) await attempts.begin(null, '10.0.0.1');
    await fail(20, 'liming', '10.0.0.1');
    expect(await attempts.begin('liming', '10.0.0.2')).toBe(true);
  });

  it('a hundred at once are a hundred tries, in however many processes', async () => {
    const another = attemptsIn(db, clock, 'a secret');
    const tries = Array.from({ length: 60 }, (_, i) =>
      (i % 2 ? attempts : another).begin('liming', `10.0.0.${i}`)
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(10);
  });

  it('forgives after a quarter of an hour, at the right password, and when the office says so', async () => {
    await fail(10, 'liming', 'x');
    now += 15 * 60_000;
    expect(await attempts.begin('liming', 'x')).toBe(true);
    await attempts.succeeded('liming', 'x');
    await fail(9, 'liming', 'x');
    expect(await attempts.begin('liming', 'x')).toBe(true);
    expect(await attempts.begin('liming', 'x')).toBe(false);
    await attempts.forgive('LIMING');
    expect(await attempts.begin('liming', 'x')).toBe(true);
  });

  it('knocking on while refused doesn’t put the end off', async () => {
    await fail(10, 'liming', 'x');
    now += 14 * 60_000;
    await fail(5, 'liming', 'x');
    now += 60_000;
    expect(await attempts.begin('liming', 'x')).toBe(true);
  });

  it('a source with many right passwords isn’t refused', async () => {
    for (let i = 0; i < 150; i += 1) {
      expect(await attempts.begin(`cadre${i}`, '10.0.0.1')).toBe(true);
      await attempts.succeeded(`cadre${i}`, '10.0.0.1');
    }
  });

  it('an account counted alone is refused alone, and one try taken back is one more', async () => {
    for (let i = 0; i < 10; i += 1) expect(await attempts.begin('liming', null)).toBe(true);
    await attempts.takeBack('liming');
    expect(await attempts.begin('liming', null)).toBe(true);
    expect(await attempts.begin('liming', null)).toBe(false);
    expect(await db.selectFrom('attempt').selectAll().execute()).toHaveLength(1);
  });

  it('keeps neither names nor addresses, and no row for longer than it counts', async () => {
    await fail(3, 'liming', '192.0.2.77');
    const rows = await db.selectFrom('attempt').selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/liming|192\.0/);
    now += 14 * 60_000;
    await fail(1, 'fangmin', '192.0.2.78');
    now += 60_000;
    await tidyAttempts(db, clock());
    expect(await db.selectFrom('attempt').selectAll().execute()).toHaveLength(2);
  });
});
