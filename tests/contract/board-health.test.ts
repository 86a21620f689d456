import { longestDay, boardReportSchema, type BoardState, type ShownNotice } from '$lib/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const state: BoardState = {
  start: 'a'.repeat(16),
  painted: '2026-10-06T01:00:00.000Z',
  scene: 'standings',
  heap: 9_000_000_000,
  nodes: 420,
  offset: -86_400_000,
  persisted: false,
  version: '1a2b',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};

describe.each(databases)('what boards say of themselves, on $kind', (database) => {
  let here: TestApp;
  let notice: string;
  let board: string;

  /** The notice is published on 5 October at 12 o'clock in Shanghai; a day later the board reports. */
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    ({ code: notice } = await here.publish('2026-09'));
    ({ board } = await here.pair('大厅'));
    here.at('2026-10-06T04:00:00Z');
  });
  afterEach(() => here.end());

  const shown = (change: Partial<ShownNotice> = {}): ShownNotice => ({
    code: notice,
    day: '2026-10-06',
    run: '0'.repeat(16),
    seconds: 3600,
    open: 3000,
    first: '2026-10-06T01:00:00.000Z',
    last: '2026-10-06T02:00:00.000Z',
    ...change
  });
  const says = (notices: ShownNotice[], said: Partial<BoardState> = {}) =>
    here.app.screens.hear(
      { board, unit: here.recorder.unit },
      { shows: 41, state: { ...state, ...said }, notices }
    );
  const boards = async () => (await here.app.read(here.operator)).boards;
  const proof = async () => (await boards()).showings(notice);

  it('keeps its last word, and what was wrong until something else is', async () => {
    await says([], { trouble: ['feed', 'disk'] });
    here.at('2026-10-06T04:05:00Z');
    await says([]);
    expect((await (await boards()).beats()).get(board)).toEqual({
      at: '2026-10-06T04:05:00.000Z',
      painted: '2026-10-06T01:00:00.000Z',
      scene: 'standings',
      heap: 9_000_000_000,
      nodes: 420,
      offset: -86_400_000,
      persisted: false,
      version: '1a2b',
      browser: 'Chromium',
      width: 1920,
      height: 1080,
      twice: null,
      films: [],
      failed: null,
      trouble: { kinds: ['feed', 'disk'], at: '2026-10-06T04:00:00.000Z' }
    });
  });

  it('a board that names something twice isn’t believed: the office’s list is by name', () => {
    for (const twice of [{ trouble: ['disk', 'disk'] }, { films: ['a7k0m2', 'a7k0m2'] }])
      expect(v.is(boardReportSchema, { shows: null, state: { ...state, ...twice }, notices: [] })).toBe(
        false
      );
  });

  it('a board that shows nothing is heard too', async () => {
    const said = {
      shows: null,
      state: { ...state, scene: null, trouble: ['feed', 'news', 'copy'] },
      notices: []
    };
    expect(v.is(boardReportSchema, said)).toBe(true);
    await here.app.screens.hear({ board, unit: here.recorder.unit }, v.parse(boardReportSchema, said));
    expect(await (await boards()).list()).toMatchObject([
      { code: board, seen: '2026-10-06T04:00:00.000Z', shows: null }
    ]);
    expect((await (await boards()).beats()).get(board)).toMatchObject({
      scene: null,
      trouble: { kinds: ['feed', 'news', 'copy'] }
    });
    expect(v.is(boardReportSchema, { state, notices: [] })).toBe(false);
  });

  it('keeps for which newer version it stepped in, as it last said', async () => {
    const failed = async () => (await (await boards()).beats()).get(board)?.failed;
    await says(
      [],
      v.parse(boardReportSchema, { shows: 41, state: { ...state, failed: '9f' }, notices: [] }).state
    );
    expect(await failed()).toBe('9f');
    await says([]);
    expect(await failed()).toBeNull();
  });

  it('keeps which films it can’t play as it last said: none is said where there are none', async () => {
    const films = async () => (await (await boards()).beats()).get(board)?.films;
    const said = { shows: 41, state: { ...state, films: ['a7k0m2', 'b7k0m2'] }, notices: [] };
    await here.app.screens.hear({ board, unit: here.recorder.unit }, v.parse(boardReportSchema, said));
    expect(await films()).toEqual(['a7k0m2', 'b7k0m2']);
    await says([]);
    expect(await films()).toEqual([]);
    for (const bad of ['a b', 'a\0', 'A7K0M2'])
      expect(v.is(boardReportSchema, { ...said, state: { ...state, films: [bad] } })).toBe(false);
    const many = Array.from({ length: 21 }, () => 'a7k0m2');
    expect(v.is(boardReportSchema, { ...said, state: { ...state, films: many } })).toBe(false);
  });

  it('what a machine says of itself has no control characters: PostgreSQL keeps no NUL', () => {
    expect(v.is(boardReportSchema, { shows: 1, state, notices: [] })).toBe(true);
    for (const own of ['version', 'browser'])
      expect(v.is(boardReportSchema, { shows: 1, state: { ...state, [own]: 'a\0b' }, notices: [] })).toBe(
        false
      );
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

  it('three screens with one token are seen, and the proof of the day says so', async () => {
    for (const start of ['a', 'b', 'c', 'a']) await says([shown()], { start: start.repeat(16) });
    expect((await (await boards()).beats()).get(board)?.twice).toBe('2026-10-06T04:00:00.000Z');
    expect(await proof()).toMatchObject([{ seconds: 3600, shared: true }]);
  });

  it('sums of a day grow and never shrink; told again they are the same; a cleared storage begins another sum', async () => {
    await says([shown()]);
    await says([shown(), shown({ seconds: 60, open: 60 })]);
    expect(await proof()).toMatchObject([{ board, day: '2026-10-06', seconds: 3600, open: 3000 }]);
    await says([shown({ last: '2026-10-06T03:00:00.000Z', seconds: 7200 })]);
    await says([
      shown({
        run: '1'.repeat(16),
        seconds: 600,
        open: 600,
        first: '2026-10-06T03:10:00.000Z',
        last: '2026-10-06T03:20:00.000Z'
      })
    ]);
    expect(await proof()).toEqual([
      {
        board,
        notice,
        day: '2026-10-06',
        seconds: 7800,
        open: 3600,
        shared: false,
        first: '2026-10-06T01:00:00.000Z',
        last: '2026-10-06T03:20:00.000Z'
      }
    ]);
  });

  it('instants are kept alike, whatever zone they are told in: no sum shrinks by them', async () => {
    await says([shown()]);
    const later = {
      run: '1'.repeat(16),
      first: '2026-10-06T11:10:00+08:00',
      last: '2026-10-06T11:20:00+08:00'
    };
    await says([shown({ ...later, seconds: 600, open: 600 })]);
    expect(await proof()).toMatchObject([
      {
        seconds: 4200,
        open: 3600,
        first: '2026-10-06T01:00:00.000Z',
        last: '2026-10-06T03:20:00.000Z'
      }
    ]);
  });

  it('nothing is believed of another unit’s notice, of a day before it was published or to come, nor more than the time there was', async () => {
    const { unit } = await aUnit(here.store, '月亮社区');
    await here.app.screens.hear({ board, unit: unit.id }, { shows: 41, state, notices: [shown()] });
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

  it('nothing is believed of what was before the board was paired', async () => {
    here.at('2026-10-06T06:00:00Z');
    const { board: other } = await here.pair('二楼');
    const tells = (first: string) =>
      here.app.screens.hear(
        { board: other, unit: here.recorder.unit },
        {
          shows: 1,
          state,
          notices: [shown({ first, last: '2026-10-06T06:00:30.000Z', seconds: 60, open: 60 })]
        }
      );
    await tells('2026-10-06T05:58:59.000Z');
    expect(await proof()).toEqual([]);
    await tells('2026-10-06T05:59:01.000Z');
    expect(await proof()).toMatchObject([{ board: other, seconds: 60 }]);
  });

  it('nothing is believed of what is still to come, save two minutes that clocks differ', async () => {
    await says([shown({ last: '2026-10-06T04:02:01.000Z' })]);
    expect(await proof()).toEqual([]);
    await says([shown({ last: '2026-10-06T04:02:00.000Z' })]);
    expect(await proof()).toMatchObject([{ last: '2026-10-06T04:02:00.000Z', seconds: 3600 }]);
    await says([], { painted: '2026-10-07T04:00:00.000Z' });
    expect((await (await boards()).beats()).get(board)?.painted).toBe('2026-10-06T04:00:00.000Z');
  });

  it('sums that run side by side come to no more than the time that there was', async () => {
    for (const run of ['0', '1', '2']) await says([shown({ run: run.repeat(16), open: 3600 })]);
    expect(await proof()).toMatchObject([{ seconds: 3600, open: 3600, shared: true }]);
    here.at('2026-10-08T04:00:00Z');
    const whole = { first: '2026-10-06T16:00:00.000Z', last: '2026-10-07T15:59:59.000Z' };
    for (const run of ['0', '1'])
      await says([
        shown({ ...whole, day: '2026-10-07', run: run.repeat(16), seconds: 86_400, open: 86_400 })
      ]);
    expect((await proof())[1]).toMatchObject({ day: '2026-10-07', seconds: 86_399, open: 86_399 });
  });

  it('a sum that stands twice in one report is one', async () => {
    await says([shown({ seconds: 60, open: 60 }), shown(), shown({ seconds: 120, open: 60 })]);
    expect(await proof()).toMatchObject([{ seconds: 3600, open: 3000 }]);
  });

  it('a row told anew is one report’s: its sum isn’t that of another span', async () => {
    await says([shown({ first: '2026-10-06T01:59:00.000Z', seconds: 60, open: 60 })]);
    await says([shown({ first: '2026-10-06T01:00:00.000Z' })]);
    expect(await proof()).toMatchObject([{ first: '2026-10-06T01:00:00.000Z', seconds: 3600 }]);
  });

  it('what reaches over the day’s end is cut to the day; what began on another day isn’t counted', async () => {
    here.at('2026-10-07T04:00:00Z');
    await says([
      shown({ first: '2026-10-06T15:50:00.000Z', last: '2026-10-06T16:50:00.000Z' }),
      shown({ day: '2026-10-07' })
    ]);
    expect(await proof()).toEqual([
      {
        board,
        notice,
        day: '2026-10-06',
        seconds: 600,
        open: 600,
        shared: false,
        first: '2026-10-06T15:50:00.000Z',
        last: '2026-10-06T15:59:59.999Z'
      }
    ]);
  });

  it('a row out of range isn’t counted, and the rest of the report is; a malformed report is refused', async () => {
    const report = {
      shows: 1,
      state,
      notices: [
        shown({ run: '1'.repeat(16), seconds: longestDay + 1 }),
        shown({ run: '2'.repeat(16), seconds: Number.MAX_SAFE_INTEGER }),
        shown()
      ]
    };
    expect(v.is(boardReportSchema, report)).toBe(true);
    await says(report.notices);
    expect(await proof()).toMatchObject([{ seconds: 3600 }]);
    for (const seconds of [-1, 1.5, '60', null])
      expect(v.is(boardReportSchema, { shows: 1, state, notices: [{ ...shown(), seconds }] })).toBe(false);
  });

  it('of one day no more than fifty sums of a board are kept; those that are grow on', async () => {
    // Each begins a minute after the one before.
    const minute = (n: number) => new Date(Date.parse('2026-10-06T01:00:00Z') + n * 60_000).toISOString();
    const at = (n: number, seconds: number) =>
      shown({
        run: n.toString(16).padStart(16, '0'),
        first: minute(n),
        last: minute(n + 1),
        seconds,
        open: 0,
        unsure: 0
      });
    await says(Array.from({ length: 60 }, (_, n) => at(n, 1)));
    await says([at(60, 1), at(0, 2)]);
    expect(await proof()).toMatchObject([{ seconds: 51 }]);
  });
});
