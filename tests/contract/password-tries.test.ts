import { attemptLimits, placeLimits } from '$lib/server/platform/auth/attempt-limits';
import { attemptsIn, tidyAttempts } from '$lib/server/platform/auth/attempts';
import {
  passwordTries,
  type PasswordPlace,
  type PasswordTries
} from '$lib/server/platform/auth/password-tries';
import type { Store } from '$lib/server/platform/store/open-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';

const minute = 60_000;

describe.each(databases)('tries of a password on $kind', ({ open }) => {
  let now: number;
  let db: Store;
  let tries: PasswordTries;
  const clock = () => new Date(now);

  beforeEach(async () => {
    now = Date.parse('2026-11-05T04:00:00Z');
    db = await open();
    tries = passwordTries(db, attemptsIn(db, clock, 'a secret'), clock, 'a secret');
  });
  afterEach(() => db.destroy());

  const home = { address: '10.0.0.1' };
  const at = (no: number) => ({ address: `10.${no >> 8}.${no & 255}.1` });
  /** seconds that a try has to wait; 0 when the password was checked */
  const waits = async (place: PasswordPlace, username = 'liming') => {
    const until = await tries.begin(username, place);
    return until === null ? 0 : (until.getTime() - now) / 1000;
  };
  const fail = async (times: number, place: PasswordPlace, username = 'liming') => {
    for (let i = 0; i < times; i += 1) await tries.begin(username, place);
  };
  /** Uses as many addresses as it takes, each with all its tries. */
  const crowd = async () => {
    const addresses = attemptLimits.account.most / placeLimits.free;
    for (let no = 1; no <= addresses; no += 1) await fail(placeLimits.free, at(no));
  };

  it.each<PasswordPlace>([home, { device: 'a nonce' }, { session: 's1' }])(
    'five at once, then waits that grow to a minute and no further, from %o',
    async (place) => {
      for (let i = 0; i < 5; i += 1) expect(await waits(place)).toBe(0);
      for (const seconds of [5, 10, 20, 40, 60, 60, 60]) {
        expect(await waits(place)).toBe(seconds);
        now += seconds * 1000 - 1;
        expect(await waits(place)).toBe(0.001);
        now += 1;
        expect(await waits(place)).toBe(0);
      }
    }
  );

  it('a try that is refused puts nothing off, however the name is written', async () => {
    await fail(5, home);
    for (let i = 0; i < 20; i += 1) expect(await waits(home, 'LiMing')).toBe(5);
    now += 5000;
    expect(await waits(home)).toBe(0);
  });

  it('what is failed at one place makes nobody wait at another, nor another name there', async () => {
    await fail(50, home);
    expect(await waits(home)).toBeGreaterThan(0);
    for (const place of [at(2), { device: 'a nonce' }, { session: 's1' }]) expect(await waits(place)).toBe(0);
    expect(await waits(home, 'fangmin')).toBe(0);
  });

  it('a hundred at once are five tries, in however many processes', async () => {
    const another = passwordTries(db, attemptsIn(db, clock, 'a secret'), clock, 'a secret');
    const all = Array.from({ length: 100 }, (_, i) => (i % 2 ? tries : another).begin('liming', home));
    expect((await Promise.all(all)).filter((until) => until === null)).toHaveLength(5);
  });

  it('right ones at once are no wrong ones, in seven processes that take turns', async () => {
    await fail(4, home);
    const processes = Array.from({ length: 7 }, () =>
      passwordTries(db, attemptsIn(db, clock, 'a secret'), clock, 'a secret')
    );
    const right = (own: PasswordTries) =>
      own.inTurn('liming', '10.0.0.1', async () => {
        const until = await own.begin('liming', home);
        // Others would begin theirs while the hash of this one is made.
        await new Promise((done) => setImmediate(done));
        if (until === null) await own.succeeded('liming', home);
        return until;
      });
    const all = [...processes, ...processes, ...processes].map(right);
    expect(await Promise.all(all)).toEqual(Array(21).fill(null));
  });

  it.each([-11_000, 11_000])(
    'a turn that a process began %i ms from now and never ended keeps nobody waiting',
    async (shift) => {
      const another = passwordTries(
        db,
        attemptsIn(db, clock, 'a secret'),
        () => new Date(now + shift),
        'a secret'
      );
      let stop = () => {};
      const stopped = new Promise<void>((go) => (stop = go));
      let begin = () => {};
      const begun = new Promise<void>((go) => (begin = go));
      const stuck = another.inTurn('liming', '10.0.0.1', () => {
        begin();
        return stopped;
      });
      await begun;
      expect(await tries.inTurn('LiMing', '10.0.0.1', async () => 'tried')).toBe('tried');
      stop();
      await stuck;
    }
  );

  it('from a crowd of addresses each has five tries an hour; a new one has them at once, whatever the crowd does', async () => {
    await crowd();
    for (let no = 1; no <= 20; no += 1) expect(await waits(at(no))).toBe(15 * 60);
    for (let i = 0; i < 5; i += 1) expect(await waits(home)).toBe(0);
    expect(await waits(home)).toBe(15 * 60);
    // The crowd goes on, and uses up every quarter of an hour as it begins.
    for (let quarter = 1; quarter <= 3; quarter += 1) {
      now += 15 * minute;
      for (let no = 100 * quarter; no < 100 * quarter + 20; no += 1) await fail(5, at(no));
      expect(await waits(home)).toBe(15 * 60);
    }
    now += 15 * minute;
    for (let no = 900; no < 920; no += 1) await fail(5, at(no));
    for (let i = 0; i < 5; i += 1) expect(await waits(home)).toBe(0);
  });

  it('a crowd of addresses makes no known device and no session wait', async () => {
    await crowd();
    for (const place of [{ device: 'a nonce' }, { session: 's1' }])
      for (let i = 0; i < 5; i += 1) expect(await waits(place)).toBe(0);
  });

  /** Counts how many passwords are checked for somebody who tries as often as possible. */
  const looked = async (places: PasswordPlace[], minutes: number) => {
    let count = 0;
    const end = now + minutes * minute;
    for (; now < end; now += 20_000)
      for (const place of places) if ((await tries.begin('liming', place)) === null) count += 1;
    return count;
  };

  it('one address gets fewer than 1,450 passwords looked at in a day', async () => {
    expect(await looked([home], 24 * 60)).toBeLessThan(1450);
  }, 180_000);

  it('thirty addresses get 400 in an hour, and five more each', async () => {
    const addresses = Array.from({ length: 30 }, (_, no) => at(no));
    expect(await looked(addresses, 60)).toBeLessThanOrEqual(400 + 30 * 5);
  }, 180_000);

  it('right, it starts from nothing again, there alone', async () => {
    await fail(6, home);
    await fail(6, at(2));
    await tries.succeeded('LIMING', home);
    expect(await waits(home)).toBe(0);
    expect(await waits(at(2))).toBe(5);
  });

  it('the office sees that somebody waits, and lets everybody try again', async () => {
    await fail(5, { device: 'a nonce' });
    expect(await tries.someoneWaits('liming')).toBe(true);
    expect(await tries.someoneWaits('fangmin')).toBe(false);
    now += 5000;
    expect(await tries.someoneWaits('liming')).toBe(false);
    await crowd();
    now += minute;
    expect(await tries.someoneWaits('LiMing')).toBe(true);
    await fail(6, home, 'fangmin');
    await tries.forgive('LiMing');
    expect(await tries.someoneWaits('liming')).toBe(false);
    expect(await waits(at(1))).toBe(0);
    expect(await tries.someoneWaits('fangmin')).toBe(true);
  });

  it('keeps no name, address, device or session, and nothing for longer than an hour', async () => {
    for (const place of [{ address: '192.0.2.77' }, { device: 'nonce' }, { session: 's1' }])
      await fail(1, place);
    const rows = await db.selectFrom('attempt').selectAll().execute();
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toMatch(/liming|192\.0|nonce|s1/);
    now += 60 * minute;
    await tidyAttempts(db, clock());
    expect(await db.selectFrom('attempt').selectAll().execute()).toEqual([]);
  });
});
