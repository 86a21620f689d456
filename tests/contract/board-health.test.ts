import type { BoardState, ShownNotice } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHouse, type AHouse } from './a-house';
import { aUnit, databases } from './stores';

const state: BoardState = {
  ...{ start: 'a'.repeat(16), painted: '2026-10-06T01:00:00.000Z', scene: 'standings' },
  ...{
    heap: 9_000_000_000,
    nodes: 420,
    offset: -86_400_000,
    persisted: false,
    version: '1a2b',
    browser: 'Chromium'
  },
  ...{ width: 1920, height: 1080, trouble: [] }
};

describe.each(databases)('what boards say of themselves, on $kind', (database) => {
  let here: AHouse;
  let notice: string;
  let board: string;

  /** Published on 5 October at 12 o'clock in Shanghai; a day later the board speaks. */
  beforeEach(async () => {
    here = await aHouse({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    ({ code: notice } = await here.publish('2026-09'));
    ({ board } = await here.pair('大厅'));
    here.at('2026-10-06T04:00:00Z');
  });
  afterEach(() => here.end());

  const shown = (change: Partial<ShownNotice> = {}): ShownNotice => ({
    ...{ code: notice, day: '2026-10-06', run: '0'.repeat(16), seconds: 3600, open: 3000 },
    ...{ first: '2026-10-06T01:00:00.000Z', last: '2026-10-06T02:00:00.000Z' },
    ...change
  });
  const says = (notices: ShownNotice[], said: Partial<BoardState> = {}) =>
    here.house.screens.hear(
      { board, unit: here.recorder.unit },
      { shows: 41, state: { ...state, ...said }, notices }
    );
  const boards = async () => (await here.house.read(here.operator)).boards;
  const proof = async () => (await boards()).showings(notice);

  it('keeps its last word, and what was wrong until something else is', async () => {
    await says([], { trouble: ['feed', 'disk'] });
    here.at('2026-10-06T04:05:00Z');
    await says([]);
    expect((await (await boards()).beats()).get(board)).toEqual({
      ...{ at: '2026-10-06T04:05:00.000Z', painted: '2026-10-06T01:00:00.000Z', scene: 'standings' },
      ...{
        heap: 9_000_000_000,
        nodes: 420,
        offset: -86_400_000,
        persisted: false,
        version: '1a2b',
        browser: 'Chromium'
      },
      ...{ width: 1920, height: 1080, twice: null },
      trouble: { kinds: ['feed', 'disk'], at: '2026-10-06T04:00:00.000Z' }
    });
  });

  it('a restart is no second screen; a start that was over and speaks again is one', async () => {
    const twice = async () => (await (await boards()).beats()).get(board)?.twice;
    for (const start of ['a', 'a', 'b', 'b', 'c']) {
      await says([], { start: start.repeat(16) });
      expect(await twice()).toBeNull();
    }
    await says([], { start: 'b'.repeat(16) });
    expect(await twice()).toBe('2026-10-06T04:00:00.000Z');
  });

  it('sums of a day grow and never shrink; told again they are the same; a cleared storage begins another sum', async () => {
    await says([shown()]);
    await says([shown(), shown({ seconds: 60, open: 60 })]);
    expect(await proof()).toMatchObject([{ board, day: '2026-10-06', seconds: 3600, open: 3000 }]);
    await says([shown({ last: '2026-10-06T03:00:00.000Z', seconds: 7200 })]);
    await says([
      shown({
        ...{ run: '1'.repeat(16), seconds: 600, open: 600 },
        ...{ first: '2026-10-06T03:10:00.000Z', last: '2026-10-06T03:20:00.000Z' }
      })
    ]);
    expect(await proof()).toEqual([
      {
        ...{ board, notice, day: '2026-10-06', seconds: 7800, open: 3600 },
        ...{ first: '2026-10-06T01:00:00.000Z', last: '2026-10-06T03:20:00.000Z' }
      }
    ]);
  });

  it('nothing is believed of another unit’s notice, of a day before it was published or to come, nor more than the time there was', async () => {
    const { unit } = await aUnit(here.store, '月亮社区');
    await here.house.screens.hear({ board, unit: unit.id }, { shows: 41, notices: [shown()] });
    await says([
      shown({ code: 'zzzzzzz' }),
      shown({ day: '2026-10-04', first: '2026-10-04T01:00:00.000Z', last: '2026-10-04T02:00:00.000Z' }),
      shown({ day: '2026-10-09', first: '2026-10-09T01:00:00.000Z', last: '2026-10-09T02:00:00.000Z' }),
      shown({ day: '2026-10-05', first: '2026-10-08T01:00:00.000Z' }),
      shown({ seconds: 7200 }),
      shown({ seconds: 60, open: 61 }),
      shown({ first: '2026-10-06T02:00:00.000Z', last: '2026-10-06T01:00:00.000Z' })
    ]);
    expect(await proof()).toEqual([]);
  });
});
