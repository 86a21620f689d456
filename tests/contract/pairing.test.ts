import type { Actor } from '$lib/server/accounts/actor';
import { announce } from '$lib/server/announcements/announce';
import { confirmBoard, findScreen, renameBoard, revokeBoard } from '$lib/server/boards/manage-boards';
import { pairingLimits } from '$lib/server/pairing/pairing-limits';
import { newSecret, newUserCode, readUserCode } from '$lib/server/pairing/secrets';
import { tidyPairing } from '$lib/server/pairing/tidy-pairing';
import { Problem } from '$lib/server/problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHouse, type AHouse } from './a-house';
import { aUnit, databases } from './stores';

describe.each(databases)('pairing on $kind', (database) => {
  const source = '203.0.113.7';
  let here: AHouse;
  /** the operator of another unit on the same server */
  let neighbour: Actor;
  let keys = 0;
  const key = () => `pairing-key-${(keys += 1)}`;

  beforeEach(async () => {
    here = await aHouse({ database });
    const { unit } = await aUnit(here.store, '月亮社区');
    neighbour = { ...here.operator, account: 'n', unit: unit.id };
  });
  afterEach(() => here.end());

  /** A screen that begins to ask: its code, and the secret that its browser keeps. */
  async function aScreen(from = source): Promise<{ code: string; secret: string }> {
    const asked = await here.house.screens.ask({ secret: null, source: from });
    if (asked.state !== 'waiting' || asked.secret === null) throw new Error('a new screen waits');
    return { code: asked.code, secret: asked.secret };
  }
  const ask = (secret: string | null) => here.house.screens.ask({ secret, source });
  const confirm = (code: string, name = '一楼大厅', by = here.operator) =>
    confirmBoard(here.house, by, { key: key(), code, name });
  const refusal = async (promise: Promise<unknown>) => {
    const problem = await promise.then(
      () => expect.fail('it was refused'),
      (error: unknown) => error
    );
    if (!(problem instanceof Problem)) throw problem;
    return { code: problem.code, status: problem.status, params: problem.params };
  };
  const wrong = { code: 'pairing-code-wrong', status: 422, params: {} };
  async function claimed(secret: string): Promise<string> {
    const asked = await ask(secret);
    if (asked.state !== 'paired') throw new Error('it was confirmed');
    return asked.token;
  }

  describe('pairing a screen', () => {
    it('its code stays the same until the office confirms it; then its browser, and only it, gets the token', async () => {
      const { code, secret } = await aScreen();
      expect(await ask(secret)).toMatchObject({ state: 'waiting', code, secret: null });
      const found = await findScreen(
        here.house,
        here.operator,
        `${code.slice(0, 4)} - ${code.slice(4).toLowerCase()}`
      );
      expect(found).toEqual({
        code,
        asked: '2026-10-05T04:00:00.000Z',
        expires: '2026-10-05T04:15:00.000Z'
      });
      const { board } = await confirm(code);
      const token = await claimed(secret);
      expect(await here.house.screens.holder(token)).toEqual({
        kind: 'board',
        board,
        unit: here.operator.unit
      });
      expect(await (await here.house.read(here.operator)).boards.list()).toMatchObject([
        { code: board, name: '一楼大厅', paired: '2026-10-05T04:00:00.000Z', revoked: null }
      ]);
    });

    it('a code runs out by the server’s clock, and the next answer has another one', async () => {
      const { code, secret } = await aScreen();
      here.at('2026-10-05T04:14:59Z');
      expect(await ask(secret)).toMatchObject({ code });
      here.at('2026-10-05T04:15:00Z');
      expect(await refusal(confirm(code))).toEqual(wrong);
      const next = await ask(secret);
      expect(next).toMatchObject({ state: 'waiting', secret: expect.any(String) });
      expect(next).not.toMatchObject({ code });
    });

    it('confirmed at the last moment, there is still time to fetch the token; not fetched, it runs out too', async () => {
      const [quick, slow] = [await aScreen(), await aScreen()];
      here.at('2026-10-05T04:14:59Z');
      await confirm(quick.code);
      await confirm(slow.code, '二楼');
      here.at('2026-10-05T04:20:00Z');
      expect((await ask(quick.secret)).state).toBe('paired');
      here.at('2026-10-05T04:30:00Z');
      expect((await ask(slow.secret)).state).toBe('waiting');
    });

    it('a board says what it shows', async () => {
      const { board, token } = await here.pair('大厅');
      here.at('2026-10-05T05:00:00Z');
      const holder = await here.house.screens.holder(token);
      if (holder.kind !== 'board') throw new Error('it is paired');
      await here.house.screens.noteShown(holder, 41);
      expect(await (await here.house.read(here.operator)).boards.list()).toMatchObject([
        { code: board, seen: '2026-10-05T05:00:00.000Z', shows: 41 }
      ]);
    });

    it('names are one line of plain text, each once in a unit; an ended board’s is free again', async () => {
      const { code } = await aScreen();
      for (const name of ['', ' ', '…', '大厅\n二楼', '大\u202e厅', '厅'.repeat(21)])
        expect(await refusal(confirm(code, name))).toMatchObject({
          code: 'bad-board-name',
          params: { limit: 20 }
        });
      const { board } = await here.pair('大厅');
      expect(await refusal(confirm(code, '大厅'))).toMatchObject({ code: 'board-name-taken', status: 409 });
      const { board: own } = await confirm(code, '二楼');
      await renameBoard(here.house, here.operator, { key: key(), board: own, name: '二楼' });
      await expect(
        renameBoard(here.house, here.operator, { key: key(), board: own, name: '大厅' })
      ).rejects.toThrow('board-name-taken');
      await revokeBoard(here.house, here.operator, { key: key(), board });
      await renameBoard(here.house, here.operator, { key: key(), board: own, name: '大厅' });
      const names = (await (await here.house.read(here.operator)).boards.list()).map(({ name }) => name);
      expect(names).toEqual(['大厅', '大厅']);
    });
  });

  describe('reuse', () => {
    it('a code is confirmed once, by whoever comes first', async () => {
      const { code, secret } = await aScreen();
      const both = await Promise.allSettled([confirm(code), confirm(code, '门厅', neighbour)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await refusal(confirm(code, '再来'))).toEqual(wrong);
      const units = [here.operator, neighbour].map(
        async (each) => (await (await here.house.read(each)).boards.list()).length
      );
      expect((await Promise.all(units)).sort()).toEqual([0, 1]);
      expect((await ask(secret)).state).toBe('paired');
    });

    it('the same press twice is one board', async () => {
      const { code } = await aScreen();
      const press = { key: key(), code, name: '大厅' };
      const first = await confirmBoard(here.house, here.operator, press);
      expect(await confirmBoard(here.house, here.operator, press)).toEqual(first);
    });

    it('a lost answer is given again, with a token that replaces the lost one; once it is used the secret is spent', async () => {
      const { code, secret } = await aScreen();
      await confirm(code);
      const lost = await claimed(secret);
      const token = await claimed(secret);
      expect(await here.house.screens.holder(lost)).toEqual({ kind: 'nobody' });
      expect((await here.house.screens.holder(token)).kind).toBe('board');
      expect(await ask(secret)).toMatchObject({ state: 'waiting' });
      expect((await here.house.screens.holder(token)).kind).toBe('board');
    });

    it('a secret whose board was ended before it was fetched gets nothing but a new code', async () => {
      const { code, secret } = await aScreen();
      const { board } = await confirm(code);
      await revokeBoard(here.house, here.operator, { key: key(), board });
      expect((await ask(secret)).state).toBe('waiting');
    });
  });

  describe('guessing', () => {
    it('no two codes or secrets are the same, and both are as long as they are said to be', () => {
      const codes = Array.from({ length: 2000 }, newUserCode);
      const secrets = Array.from({ length: 2000 }, newSecret);
      expect(new Set(codes).size).toBe(2000);
      expect(new Set(secrets).size).toBe(2000);
      for (const code of codes) expect(code).toMatch(/^[2-9CDFHJKLPRTXY]{8}$/);
      for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      // Each of the twenty letters about 800 times: none is left out or favoured.
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
        expect(await refusal(findScreen(here.house, here.operator, code))).toEqual(wrong);
    });

    it('ten wrong ones by an account, in looking or confirming, and the right one isn’t looked at either', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 5; i += 1) {
        expect(await refusal(findScreen(here.house, here.operator, 'CFHJ2345'))).toEqual(wrong);
        expect(await refusal(confirm('CFHJ2345'))).toEqual(wrong);
      }
      const tooMany = { code: 'too-many-codes', status: 429 };
      expect(await refusal(findScreen(here.house, here.operator, code))).toMatchObject(tooMany);
      expect(await refusal(confirm(code))).toMatchObject(tooMany);
      here.at('2026-10-05T04:14:00Z');
      expect(await refusal(confirm(code))).toMatchObject(tooMany);
      expect(await findScreen(here.house, neighbour, code)).toMatchObject({ code });
      here.at('2026-10-05T04:30:00Z');
      const { code: next } = await aScreen();
      await confirm(next);
    });

    it('a hundred wrong ones by all accounts together stop everybody for a quarter of an hour', async () => {
      const { code } = await aScreen();
      for (let i = 0; i < 100; i += 1) {
        const guesser = { ...neighbour, account: `guesser-${i % 20}` };
        expect(await refusal(findScreen(here.house, guesser, 'CFHJ2345'))).toEqual(wrong);
      }
      expect(await refusal(findScreen(here.house, here.operator, code))).toMatchObject({
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
      expect(await here.house.screens.holder(code)).toEqual({ kind: 'nobody' });
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
      expect(await here.house.screens.holder(kept)).toEqual({ kind: 'nobody' });
    });

    it('a token reads its own unit’s public feed, and dies with its connection', async () => {
      await announce(
        here.house,
        { ...neighbour, roles: ['editor'] },
        { key: key(), title: '邻里节', body: '周六' }
      );
      const { board, token } = await here.pair('大厅');
      const holder = await here.house.screens.holder(token);
      if (holder.kind !== 'board') throw new Error('it is paired');
      const feed = await here.house.screens.feed(holder);
      expect(feed.unit.name).toBe('阳光社区');
      expect(JSON.stringify(feed)).not.toContain('邻里节');
      await revokeBoard(here.house, here.operator, { key: key(), board });
      expect(await here.house.screens.holder(token)).toEqual({ kind: 'ended' });
    });

    it('ending it twice is ending it once', async () => {
      const { board } = await here.pair('大厅');
      await revokeBoard(here.house, here.operator, { key: key(), board });
      here.at('2026-10-06T04:00:00Z');
      await revokeBoard(here.house, here.operator, { key: key(), board });
      expect(await (await here.house.read(here.operator)).boards.list()).toMatchObject([
        { revoked: '2026-10-05T04:00:00.000Z' }
      ]);
    });
  });

  describe('a flood of screens', () => {
    it('is bounded by source and altogether; others are let in, and time makes room', async () => {
      for (let i = 0; i < pairingLimits.perSource; i += 1) await aScreen();
      expect(await refusal(ask(null))).toMatchObject({ code: 'too-many-screens', status: 429 });
      const { code } = await aScreen('198.51.100.1');
      await confirm(code);
      const open = () => here.store.selectFrom('pairing').selectAll().execute();
      expect(await open()).toHaveLength(pairingLimits.perSource + 1);
      here.at('2026-10-05T04:15:00Z');
      await aScreen();
      expect(await open()).toHaveLength(1);
    });

    it('keeps no network address', async () => {
      const { code } = await aScreen('203.0.113.77');
      const [row] = await here.store.selectFrom('pairing').where('code', '=', code).selectAll().execute();
      expect(row?.source).toMatch(/^[\w-]{43}$/);
      expect(JSON.stringify(row)).not.toContain('203.0.113');
    });

    it('who has an IPv6 network to choose addresses from is one source', async () => {
      for (let i = 0; i < pairingLimits.perSource; i += 1) await aScreen(`2001:db8:1:2::${i + 1}`);
      expect(await refusal(aScreen('2001:db8:1:2:ffff::1'))).toMatchObject({ code: 'too-many-screens' });
      await aScreen('2001:db8:1:3::1');
    });

    it('two thousand altogether', async () => {
      const row = {
        source: '',
        asked_at: '2026-10-05T04:00:00.000Z',
        expires_at: '2026-10-05T04:15:00.000Z',
        board_code: null
      };
      for (let i = 0; i < pairingLimits.inAll; i += 100) {
        const rows = Array.from({ length: 100 }, (_, j) => ({
          ...row,
          code: `c${i + j}`,
          device: `d${i + j}`
        }));
        await here.store.insertInto('pairing').values(rows).execute();
      }
      expect(await refusal(ask(null))).toMatchObject({ code: 'too-many-screens' });
    });

    it('tidying takes what ran out, with its address, and leaves what waits', async () => {
      await aScreen();
      here.at('2026-10-05T04:10:00Z');
      const { code } = await aScreen();
      await tidyPairing(here.store, new Date('2026-10-05T04:16:00Z'));
      expect(await here.store.selectFrom('pairing').select('code').execute()).toEqual([{ code }]);
    });
  });

  describe('whose boards', () => {
    it('an operator sees, renames and ends none of another unit’s', async () => {
      const { board, token } = await here.pair('大厅');
      expect(await (await here.house.read(neighbour)).boards.list()).toEqual([]);
      const other = { key: key(), board };
      expect(await refusal(revokeBoard(here.house, neighbour, other))).toMatchObject({ code: 'not-found' });
      expect(
        await refusal(renameBoard(here.house, neighbour, { ...other, key: key(), name: '我的' }))
      ).toMatchObject({ code: 'not-found' });
      expect((await here.house.screens.holder(token)).kind).toBe('board');
    });

    it('no other role manages boards', async () => {
      const { code } = await aScreen();
      for (const role of ['member', 'recorder', 'committee', 'assembly', 'superior', 'editor'] as const) {
        const other: Actor = { ...here.operator, roles: [role] };
        expect(await refusal(confirm(code, '大厅', other))).toMatchObject({
          code: 'forbidden',
          status: 403
        });
      }
    });

    it('the demo’s board is never paired, and can’t be ended', async () => {
      await here.store
        .insertInto('board')
        .values({ code: 'demo', unit_id: here.operator.unit, name: '演示' })
        .execute();
      expect(
        await refusal(revokeBoard(here.house, here.operator, { key: key(), board: 'demo' }))
      ).toMatchObject({
        code: 'not-found'
      });
      // Not the demo: its address is closed.
      expect(await here.house.public.boardFeed('demo')).toBeNull();
      expect(await here.house.public.boardUnit('demo')).toBeNull();
    });
  });
});
