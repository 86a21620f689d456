import type { Actor } from '$lib/server/platform/access/actor';
import { announce } from '$lib/server/domain/announcements/announce';
import { findScreen, revokeBoard } from '$lib/server/domain/boards/manage-boards';
import { pairingLimits } from '$lib/server/domain/pairing/pairing-limits';
import { newSecret, newUserCode, readUserCode } from '$lib/server/domain/pairing/secrets';
import { tidyPairing } from '$lib/server/domain/pairing/tidy-pairing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { pairingTools } from './pairing-tools';
import { aUnit, databases } from './stores';

describe.each(databases)('attacks on pairing on $kind', (database) => {
  let here: TestApp;
  /** the operator of another unit on the same server */
  let neighbour: Actor;
  const { key, aScreen, ask, confirm, refusal, wrong, claimed } = pairingTools(() => here);

  beforeEach(async () => {
    here = await testApp({ database });
    const { unit } = await aUnit(here.store, '月亮社区');
    neighbour = { ...here.operator, account: 'n', unit: unit.id };
  });
  afterEach(() => here.end());

  describe('guessing', () => {
    it('no two codes or secrets are the same, and both are as long as they are said to be', () => {
      const codes = Array.from({ length: 2000 }, newUserCode);
      const secrets = Array.from({ length: 2000 }, newSecret);
      expect(new Set(codes).size).toBe(2000);
      expect(new Set(secrets).size).toBe(2000);
      for (const code of codes) expect(code).toMatch(/^[2-9CDFHJKLPRTXY]{8}$/);
      for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      // Each of the twenty letters comes about 800 times: none is missing or favoured.
      for (const letter of '23456789CDFHJKLPRTXY') {
        const times = codes.join('').split(letter).length - 1;
        expect(times).toBeGreaterThan(640);
        expect(times).toBeLessThan(960);
      }
    });

    it('what looks alike is read as what was meant', () => {
      expect(readUserCode('zsbg-2586')).toBe('25862586');
      expect(readUserCode('ＣＦＨＪ　２３４５')).toBe('CFHJ2345');
      for (const typed of ['', 'CFHJ234', 'CFHJ23456', 'CFHJ234O', 'CFHJ234%', '../../..'])
        expect(readUserCode(typed)).toBeNull();
    });

    it('a code that never was, one that ran out and one that is taken get the same answer', async () => {
      const [old, taken] = [await aScreen(), await aScreen()];
      await confirm(taken.code);
      here.at('2026-10-05T04:16:00Z');
      for (const code of ['CFHJ2345', old.code, taken.code, 'nonsense', ''])
        expect(await refusal(findScreen(here.app, here.operator, code))).toEqual(wrong);
    });

    it('ten wrong ones by an account, in looking or confirming, and the right one isn’t looked at either', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 5; i += 1) {
        expect(await refusal(findScreen(here.app, here.operator, 'CFHJ2345'))).toEqual(wrong);
        expect(await refusal(confirm('CFHJ2345'))).toEqual(wrong);
      }
      const tooMany = { code: 'too-many-codes', status: 429 };
      expect(await refusal(findScreen(here.app, here.operator, code))).toMatchObject(tooMany);
      expect(await refusal(confirm(code))).toMatchObject(tooMany);
      here.at('2026-10-05T04:14:00Z');
      expect(await refusal(confirm(code))).toMatchObject(tooMany);
      expect(await findScreen(here.app, neighbour, code)).toMatchObject({ code });
      here.at('2026-10-05T04:30:00Z');
      const { code: next } = await aScreen();
      await confirm(next);
    });

    it('a hundred wrong ones by all accounts together stop everybody for a quarter of an hour', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 100; i += 1) {
        const guesser = { ...neighbour, account: `guesser-${i % 20}` };
        expect(await refusal(findScreen(here.app, guesser, 'CFHJ2345'))).toEqual(wrong);
      }
      expect(await refusal(findScreen(here.app, here.operator, code))).toMatchObject({
        code: 'too-many-codes'
      });
    });

    it('one account stops nobody else: what it is refused counts for itself alone', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 150; i += 1) await refusal(findScreen(here.app, neighbour, 'CFHJ2345'));
      expect(await findScreen(here.app, here.operator, code)).toMatchObject({ code });
    });

    it('a right code in between forgives no wrong ones', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 9; i += 1)
        expect(await refusal(findScreen(here.app, neighbour, ''))).toEqual(wrong);
      expect(await findScreen(here.app, neighbour, code)).toMatchObject({ code });
      expect(await findScreen(here.app, neighbour, code)).toMatchObject({ code });
      expect(await refusal(findScreen(here.app, neighbour, ''))).toEqual(wrong);
      expect(await refusal(findScreen(here.app, neighbour, code))).toMatchObject({
        code: 'too-many-codes'
      });
    });

    it('another secret learns nothing of a request, whatever it is', async () => {
      const { code, secret } = await aScreen();
      await confirm(code);
      for (const guess of [code, 'A'.repeat(43), secret.toLowerCase(), (await aScreen()).secret])
        expect(await ask(guess)).toMatchObject({ state: 'waiting' });
      expect((await ask(secret)).state).toBe('paired');
    });
  });

  describe('theft', () => {
    it('the code that a whole hall can read gets nobody anything: it is asked for by secret alone', async () => {
      const { code } = await aScreen();
      await confirm(code);
      expect(await ask(code)).toMatchObject({ state: 'waiting' });
      expect(await here.app.screens.holder(code)).toEqual({ kind: 'nobody' });
    });

    it('nothing in the database opens anything', async () => {
      const { code, secret } = await aScreen();
      await confirm(code);
      const token = await claimed(secret);
      await aScreen();
      const rows = JSON.stringify([
        await here.store.selectFrom('board').selectAll().execute(),
        await here.store.selectFrom('pairing').selectAll().execute(),
        await here.store.selectFrom('answer').selectAll().execute(),
        await here.store.selectFrom('audit').selectAll().execute(),
        await here.store.selectFrom('change_log').selectAll().execute()
      ]);
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(secret);
      const { token: kept } = await here.store
        .selectFrom('board')
        .select('token')
        .where('token', 'is not', null)
        .executeTakeFirstOrThrow();
      expect(await here.app.screens.holder(kept)).toEqual({ kind: 'nobody' });
    });

    it('a token reads its own unit’s public feed, and dies with its connection', async () => {
      await announce(
        here.app,
        { ...neighbour, roles: ['editor'] },
        { key: key(), title: '邻里节', body: '周六' }
      );
      const { board, token } = await here.pair('大厅');
      const holder = await here.app.screens.holder(token);
      if (holder.kind !== 'board') throw new Error('it is paired');
      const feed = await here.app.screens.feed(holder);
      expect(feed.unit.name).toBe('阳光社区');
      expect(JSON.stringify(feed)).not.toContain('邻里节');
      await revokeBoard(here.app, here.operator, { key: key(), board });
      expect(await here.app.screens.holder(token)).toEqual({ kind: 'ended', board });
    });

    it('who is refused for it afterwards is written down, once a minute; nobody else is', async () => {
      const { board } = await here.pair('大厅');
      const { board: other } = await here.pair('二楼');
      const refused = async () =>
        (await (await here.app.read(here.operator)).boards.list()).map((each) => each.refused);
      await here.app.screens.noteRefusal(board);
      expect(await refused()).toEqual([null, null]);
      await revokeBoard(here.app, here.operator, { key: key(), board });
      for (const second of ['00', '00', '59']) {
        here.at(`2026-10-05T05:00:${second}Z`);
        await here.app.screens.noteRefusal(board);
      }
      expect(await refused()).toEqual([null, '2026-10-05T05:00:00.000Z']);
      here.at('2026-10-05T05:01:00Z');
      await here.app.screens.noteRefusal(board);
      await here.app.screens.noteRefusal(other);
      await here.app.screens.noteRefusal('nobody');
      expect(await refused()).toEqual([null, '2026-10-05T05:01:00.000Z']);
    });

    it('ending it twice is ending it once', async () => {
      const { board } = await here.pair('大厅');
      await revokeBoard(here.app, here.operator, { key: key(), board });
      here.at('2026-10-06T04:00:00Z');
      await revokeBoard(here.app, here.operator, { key: key(), board });
      expect(await (await here.app.read(here.operator)).boards.list()).toMatchObject([
        { revoked: '2026-10-05T04:00:00.000Z' }
      ]);
    });
  });

  describe('a flood of screens', () => {
    /** Makes requests that somebody began and never repeated, all at once. */
    const strangers = async (count: number, at = '2026-10-05T04:00:00.000Z') => {
      for (let from = 0; from < count; from += 1000) {
        const rows = Array.from({ length: Math.min(1000, count - from) }, (_, i) => ({
          code: `c${at}${from + i}`,
          device: `d${at}${from + i}`,
          asked_at: at,
          heard_at: at,
          expires_at: '2026-10-05T04:15:00.000Z',
          board_code: null
        }));
        await here.store.insertInto('pairing').values(rows).execute();
      }
    };
    const open = async () =>
      (await here.store.selectFrom('pairing').select('code').execute()).map(({ code }) => code);

    it('keeps no new screen out: the one that was silent for longest makes room', async () => {
      await strangers(pairingLimits.waiting);
      here.at('2026-10-05T04:00:01Z');
      const { code, secret } = await aScreen();
      expect(await open()).toHaveLength(pairingLimits.waiting);
      await confirm(code);
      expect((await ask(secret)).state).toBe('paired');
    });

    it('takes no code from a screen that goes on asking, and none from one that is confirmed', async () => {
      const [asking, silent, confirmed] = [await aScreen(), await aScreen(), await aScreen()];
      await confirm(confirmed.code, '二楼');
      await strangers(pairingLimits.waiting - 2, '2026-10-05T04:00:01.000Z');
      here.at('2026-10-05T04:00:03Z');
      expect(await ask(asking.secret)).toMatchObject({ state: 'waiting', code: asking.code });
      for (let i = 0; i < 20; i += 1) await aScreen();
      expect(await ask(asking.secret)).toMatchObject({ state: 'waiting', code: asking.code });
      expect(await open()).not.toContain(silent.code);
      expect((await ask(confirmed.secret)).state).toBe('paired');
    });

    it('is bounded also when many come at once', async () => {
      await strangers(pairingLimits.waiting);
      await Promise.all(Array.from({ length: 20 }, () => aScreen()));
      await aScreen();
      expect(await open()).toHaveLength(pairingLimits.waiting);
    });

    it('time makes room', async () => {
      await strangers(3);
      here.at('2026-10-05T04:15:00Z');
      const { code } = await aScreen();
      expect(await open()).toEqual([code]);
    });

    it('tidying takes what ran out, with its address, and leaves what waits', async () => {
      await aScreen();
      here.at('2026-10-05T04:10:00Z');
      const { code } = await aScreen();
      await tidyPairing(here.store, new Date('2026-10-05T04:16:00Z'));
      expect(await here.store.selectFrom('pairing').select('code').execute()).toEqual([{ code }]);
    });
  });
});
