import { attemptLimits } from '$lib/server/platform/auth/attempt-limits';
import { attemptsIn, tidyAttempts, type Attempts } from '$lib/server/platform/auth/attempts';
import type { Store } from '$lib/server/platform/store/open-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';

describe.each(databases)('what is begun and doesn’t succeed on $kind', ({ open }) => {
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

  const fail = async (times: number, name: string) => {
    for (let i = 0; i < times; i += 1) await attempts.begin('pairing-account', name);
  };

  it('is refused over the limit, and says until when; another name isn’t', async () => {
    await fail(9, 'liming');
    expect(await attempts.until('pairing-account', 'liming')).toBeNull();
    expect(await attempts.begin('pairing-account', 'liming')).toBeNull();
    const end = new Date('2026-11-05T04:15:00Z');
    expect(await attempts.until('pairing-account', 'liming')).toEqual(end);
    now += 60_000;
    expect(await attempts.begin('pairing-account', 'liming')).toEqual(end);
    expect(await attempts.begin('pairing-account', 'fangmin')).toBeNull();
  });

  it('each kind has a count and minutes of its own', async () => {
    for (let i = 0; i < attemptLimits['passkey-address'].most; i += 1)
      await attempts.begin('passkey-address', '10.0.0.1');
    expect(await attempts.begin('passkey-address', '10.0.0.1')).toEqual(new Date('2026-11-05T04:01:00Z'));
    expect(await attempts.begin('address', '10.0.0.1')).toBeNull();
    now += 60_000;
    expect(await attempts.begin('passkey-address', '10.0.0.1')).toBeNull();
  });

  it('a hundred at once are a hundred tries, in however many processes', async () => {
    const another = attemptsIn(db, clock, 'a secret');
    const tries = Array.from({ length: 60 }, (_, i) =>
      (i % 2 ? attempts : another).begin('pairing-account', 'liming')
    );
    expect((await Promise.all(tries)).filter((until) => until === null)).toHaveLength(10);
  });

  it('knocking on while refused doesn’t put the end off', async () => {
    await fail(10, 'liming');
    now += 14 * 60_000;
    await fail(5, 'liming');
    now += 60_000;
    expect(await attempts.begin('pairing-account', 'liming')).toBeNull();
  });

  it('one taken back is one more; forgiven, all are', async () => {
    await fail(10, 'liming');
    await attempts.takeBack('pairing-account', 'liming');
    expect(await attempts.begin('pairing-account', 'liming')).toBeNull();
    expect(await attempts.begin('pairing-account', 'liming')).not.toBeNull();
    await attempts.forgive('pairing-account', 'liming');
    expect(await db.selectFrom('attempt').selectAll().execute()).toEqual([]);
  });

  it('keeps neither names nor addresses, and no row for longer than an hour', async () => {
    await attempts.begin('account', 'liming');
    await attempts.begin('address', '192.0.2.77');
    const rows = await db.selectFrom('attempt').selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/liming|192\.0/);
    now += 59 * 60_000;
    await attempts.begin('address', '192.0.2.78');
    now += 60_000;
    await tidyAttempts(db, clock());
    expect(await db.selectFrom('attempt').selectAll().execute()).toHaveLength(1);
  });
});
