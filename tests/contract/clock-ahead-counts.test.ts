import { attemptLimits } from '$lib/server/platform/auth/attempt-limits';
import { attemptsIn, countAttempt } from '$lib/server/platform/auth/attempts';
import { createAccount, sessionAges } from '$lib/server/platform/auth/auth';
import { passwordTries } from '$lib/server/platform/auth/password-tries';
import { pullBack } from '$lib/server/platform/auth/pull-back';
import { waitParams } from '$lib/server/platform/auth/wait-params';
import { setBoardContact } from '$lib/server/domain/boards/manage-boards';
import { createApp, type App } from '$lib/server/app';
import { answerHealth } from '$lib/server/platform/http/health';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sql } from 'kysely';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const ahead = '2027-12-10T04:00:00Z';
const right = '2026-11-05T04:00:00Z';

/** Status and body of /readyz. */
function readyz(app: App): Promise<[number, string]> {
  return new Promise((resolve) => {
    let status = 0;
    const answer = {
      writeHead(code: number) {
        status = code;
        return answer;
      },
      end: (body: string) => resolve([status, body])
    };
    answerHealth(app, { method: 'GET', url: '/readyz' } as IncomingMessage, answer as never, false);
  });
}

describe.each(databases)('a clock that was ahead for a moment on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database, clockRightFrom: null });
    here.at(ahead);
  });
  afterEach(() => here.end());

  const wait = (until: Date | null) => (until === null ? 0 : waitParams(until, here.app.clock()).seconds);

  it('attempts that it counted lock nobody out for longer than those of now', async () => {
    const { store, app } = here;
    const attempts = attemptsIn(store, () => app.clock(), 'a secret');
    const tries = passwordTries(store, attempts, () => app.clock(), 'a secret');
    const { most } = attemptLimits['pairing-account'];
    for (let i = 0; i < most; i += 1) await attempts.begin('pairing-account', 'liming');
    for (let i = 0; i < most; i += 1) await attempts.begin('pairing-account', 'fangmin');
    for (let i = 0; i < 5; i += 1) await tries.begin('liming', { device: 'a nonce' });
    for (let i = 0; i < 20; i += 1) await countAttempt(store, app.clock(), 'a source');
    here.at(right);
    expect(wait(await attempts.until('pairing-account', 'liming'))).toBe(900);
    expect(wait(await attempts.begin('pairing-account', 'fangmin'))).toBe(900);
    expect(wait(await tries.begin('liming', { device: 'a nonce' }))).toBe(5);
    expect(await countAttempt(store, app.clock(), 'a source')).toBe(21);
    here.at('2026-11-05T04:15:00Z');
    expect(await attempts.until('pairing-account', 'liming')).toBeNull();
    expect(await attempts.begin('pairing-account', 'fangmin')).toBeNull();
    expect(await tries.begin('liming', { device: 'a nonce' })).toBeNull();
    expect(await countAttempt(store, app.clock(), 'a source')).toBe(1);
  });

  it('sessions that it made hold no longer than those of now', async () => {
    const { store, app } = here;
    await createAccount(app.auth, { username: 'liming', name: '李明', password: 'long-enough-1' });
    await app.auth.api.signInUsername({ body: { username: 'liming', password: 'long-enough-1' } });
    const [expires, created] = [sql.ref('expiresAt'), sql.ref('createdAt')];
    await sql`update auth_session set ${expires} = ${'2028-01-01T00:00:00.000Z'}, ${created} = ${ahead}`.execute(
      store
    );
    const attempts = attemptsIn(store, () => new Date(ahead), 'a secret');
    await attempts.begin('account', 'liming');
    const now = new Date(right);
    await pullBack(store, now);
    const { rows } = await sql<{ expires: Date; created: Date }>`select ${expires} as expires,
      ${created} as created from auth_session`.execute(store);
    expect(rows.map((row) => [new Date(row.expires), new Date(row.created)])).toEqual([
      [new Date(now.getTime() + sessionAges.expiresIn * 1000), now]
    ]);
    const counted = await store.selectFrom('attempt').select('since').execute();
    expect(counted).toEqual([{ since: now.toISOString() }]);
  });

  it('while time runs backwards nothing is sealed; the operator can vouch for the clock', async () => {
    await here.book({ item: 'mediation' });
    here.at(right);
    const asked = { key: 'propose-backwards', period: '2026-09', shown: '' };
    await expect(proposeSeal(here.app, here.recorder, asked)).rejects.toMatchObject({
      code: 'clock-behind',
      status: 409,
      params: { day: '2027-12-10 12:00', today: '2026-11-05 12:00' }
    });
    await expect(here.seal('2026-09')).rejects.toMatchObject({ code: 'clock-behind' });
    const vouched = await createApp(
      { ...here.app.settings, clockRightFrom: '2026-11-05T00:00:00.000Z' },
      { clock: () => here.app.clock() }
    );
    expect(vouched.app.clockBehind()).toBeNull();
    Object.assign(here.app, { runCommand: vouched.app.runCommand });
    await here.seal('2026-09');
    expect(await (await here.app.read(here.recorder)).periods.open()).toBe('2026-10');
    await vouched.app.close();
  });

  it('a clock that was set back with no record meanwhile seals nothing either, as the pages say', async () => {
    expect(here.app.clockBehind()).toBeNull();
    here.at(right);
    expect(here.app.clockBehind()).toBe(new Date(ahead).toISOString());
    await expect(here.seal('2026-09')).rejects.toMatchObject({ code: 'clock-behind' });
    here.at(ahead);
    await here.seal('2026-09');
  });

  it('what another process recorded ahead bars the seal, and the pages say so then', async () => {
    const newest = '2027-12-11T04:00:00.000Z';
    const other = await createApp(here.app.settings, { clock: () => new Date(newest) });
    await setBoardContact(other.app, here.operator, { key: 'contact-ahead', address: '' });
    await other.app.close();
    await expect(here.seal('2026-09')).rejects.toMatchObject({ code: 'clock-behind' });
    expect(here.app.clockBehind()).toBe(newest);
  });

  it('a server that starts before its newest record knows it, and so does one whose clock is set back', async () => {
    await here.book({ item: 'mediation' });
    here.at(right);
    const restarted = await createApp(here.app.settings, { clock: () => here.app.clock() });
    expect(restarted.app.clockBehind()).toBe(new Date(ahead).toISOString());
    expect(await readyz(restarted.app)).toEqual([200, 'clock-behind\n']);
    here.at('2027-12-10T04:00:01Z');
    expect(await readyz(restarted.app)).toEqual([200, 'ready\n']);
    expect(restarted.app.clockBehind()).toBeNull();
    here.at('2027-12-10T03:58:00Z');
    expect(restarted.app.clockBehind()).toBe('2027-12-10T04:00:01.000Z');
    await restarted.app.close();
  });
});
