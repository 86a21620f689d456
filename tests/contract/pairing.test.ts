import type { Actor } from '$lib/server/platform/access/actor';
import { confirmBoard, findScreen, renameBoard, revokeBoard } from '$lib/server/domain/boards/manage-boards';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBoardState } from '../make/board-state';
import { testApp, type TestApp } from './test-app';
import { pairingTools } from './pairing-tools';
import { aUnit, databases } from './stores';

describe.each(databases)('pairing on $kind', (database) => {
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

  describe('pairing a screen', () => {
    it('its code stays the same until the office confirms it; then its browser, and only it, gets the token', async () => {
      const { code, secret } = await aScreen();
      expect(await ask(secret)).toMatchObject({ state: 'waiting', code, secret: null });
      const found = await findScreen(
        here.app,
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
      expect(await here.app.screens.holder(token)).toEqual({
        kind: 'board',
        board,
        unit: here.operator.unit
      });
      expect(await (await here.app.read(here.operator)).boards.list()).toMatchObject([
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
      const holder = await here.app.screens.holder(token);
      if (holder.kind !== 'board') throw new Error('it is paired');
      await here.book({ item: 'mediation' });
      await here.seal('2026-09');
      await here.publish('2026-09');
      const { revision } = await here.app.screens.feed(holder);
      expect(revision).toBeGreaterThan(0);
      const list = async () => (await here.app.read(here.operator)).boards.list();
      await here.app.screens.hear(holder, { shows: revision, state: aBoardState, notices: [] });
      expect(await list()).toMatchObject([
        { code: board, seen: '2026-10-05T05:00:00.000Z', shows: revision }
      ]);
      // This revision doesn't exist yet, so nobody can show it.
      await here.app.screens.hear(holder, { shows: revision + 1, state: aBoardState, notices: [] });
      expect(await list()).toMatchObject([{ seen: '2026-10-05T05:00:00.000Z', shows: null }]);
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
      await renameBoard(here.app, here.operator, { key: key(), board: own, name: '二楼' });
      await expect(
        renameBoard(here.app, here.operator, { key: key(), board: own, name: '大厅' })
      ).rejects.toThrow('board-name-taken');
      await revokeBoard(here.app, here.operator, { key: key(), board });
      await renameBoard(here.app, here.operator, { key: key(), board: own, name: '大厅' });
      const names = (await (await here.app.read(here.operator)).boards.list()).map(({ name }) => name);
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
        async (each) => (await (await here.app.read(each)).boards.list()).length
      );
      expect((await Promise.all(units)).sort()).toEqual([0, 1]);
      expect((await ask(secret)).state).toBe('paired');
    });

    it('the same press twice is one board', async () => {
      const { code } = await aScreen();
      const sent = { key: key(), code, name: '大厅' };
      const first = await confirmBoard(here.app, here.operator, sent);
      expect(await confirmBoard(here.app, here.operator, sent)).toEqual(first);
    });

    it('a lost answer is given again, with a token that replaces the lost one; once it is used the secret is spent', async () => {
      const { code, secret } = await aScreen();
      await confirm(code);
      const lost = await claimed(secret);
      const token = await claimed(secret);
      expect(await here.app.screens.holder(lost)).toEqual({ kind: 'nobody' });
      expect((await here.app.screens.holder(token)).kind).toBe('board');
      expect(await ask(secret)).toMatchObject({ state: 'waiting' });
      expect((await here.app.screens.holder(token)).kind).toBe('board');
    });

    it('a secret whose board was ended before it was fetched gets nothing but a new code', async () => {
      const { code, secret } = await aScreen();
      const { board } = await confirm(code);
      await revokeBoard(here.app, here.operator, { key: key(), board });
      expect((await ask(secret)).state).toBe('waiting');
    });
  });

  describe('whose boards', () => {
    it('an operator sees, renames and ends none of another unit’s', async () => {
      const { board, token } = await here.pair('大厅');
      expect(await (await here.app.read(neighbour)).boards.list()).toEqual([]);
      const other = { key: key(), board };
      expect(await refusal(revokeBoard(here.app, neighbour, other))).toMatchObject({ code: 'not-found' });
      expect(
        await refusal(renameBoard(here.app, neighbour, { ...other, key: key(), name: '我的' }))
      ).toMatchObject({ code: 'not-found' });
      expect((await here.app.screens.holder(token)).kind).toBe('board');
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
        await refusal(revokeBoard(here.app, here.operator, { key: key(), board: 'demo' }))
      ).toMatchObject({
        code: 'not-found'
      });
      // Outside the demo this address is closed.
      expect(await here.app.public.boardFeed('demo')).toBeNull();
      expect(await here.app.public.boardUnit('demo')).toBeNull();
    });
  });
});
