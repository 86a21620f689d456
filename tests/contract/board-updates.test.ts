import type { BoardState } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const state: BoardState = {
  start: 'a'.repeat(16),
  painted: null,
  scene: 'standings',
  heap: null,
  nodes: 420,
  offset: 0,
  persisted: true,
  version: 'old',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};

describe.each(databases)('a new version of the boards’ program, on $kind', (database) => {
  let here: TestApp;
  let boards: string[];

  beforeEach(async () => {
    here = await testApp({ database });
    here.at('2026-10-06T01:00:00Z');
    boards = [];
    for (let no = 1; no <= 12; no += 1) boards.push((await here.pair(`${no}楼`)).board);
  });
  afterEach(() => here.end());

  const says = (board: string, said: Partial<BoardState> = {}) =>
    here.app.screens.hear(
      { board, unit: here.recorder.unit },
      { shows: 1, state: { ...state, ...said }, notices: [] }
    );
  const allSay = async () => {
    for (const board of boards) await says(board);
  };
  const may = async (version = 'new') => {
    const answers: string[] = [];
    for (const board of boards) if (await here.app.screens.mayUpdate({ board, version })) answers.push(board);
    return answers;
  };

  it('one in ten goes first, each version others; the rest when half of these have stood well for an hour', async () => {
    await allSay();
    const first = await may();
    expect(first).toHaveLength(2);
    expect(await may()).toEqual(first);
    const others = new Set<string>();
    for (const version of ['a', 'b', 'c', 'd', 'e', 'f'])
      for (const board of await may(version)) others.add(board);
    expect(others.size).toBeGreaterThan(2);
    await says(first[0] ?? '', { version: 'new' });
    here.at('2026-10-06T01:59:00Z');
    await says(first[0] ?? '', { version: 'new' });
    expect(await may()).toEqual(first);
    here.at('2026-10-06T02:00:00Z');
    expect(await may()).toEqual(boards);
  });

  it('one of the first that had trouble with it, went back or is silent proves nothing; after a day all may', async () => {
    await allSay();
    const [one = '', two = ''] = await may();
    await says(one, { version: 'new', trouble: ['scene'] });
    await says(two, { version: 'new' });
    here.at('2026-10-06T02:00:00Z');
    await says(one, { version: 'new' });
    await says(two, { version: 'old' });
    expect(await may()).toEqual(expect.not.arrayContaining(boards));
    here.at('2026-10-06T02:30:00Z');
    await says(two, { version: 'new' });
    here.at('2026-10-06T03:43:00Z');
    expect(await may()).not.toEqual(boards);
    here.at('2026-10-07T00:59:59Z');
    expect(await may()).not.toEqual(boards);
    here.at('2026-10-07T01:00:00Z');
    expect(await may()).toEqual(boards);
  });

  it('one of three proves nothing to all the others, two do', async () => {
    for (let no = 13; no <= 30; no += 1) boards.push((await here.pair(`${no}楼`)).board);
    await allSay();
    const first = await may();
    expect(first).toHaveLength(3);
    await says(first[0] ?? '', { version: 'new' });
    here.at('2026-10-06T01:30:00Z');
    await says(first[1] ?? '', { version: 'new' });
    here.at('2026-10-06T02:29:00Z');
    for (const board of first.slice(0, 2)) await says(board, { version: 'new' });
    expect(await may()).toEqual(first);
    here.at('2026-10-06T02:30:00Z');
    expect(await may()).toEqual(boards);
  });

  it('a board that shows the plain page, or was silent for a week, isn’t among the first', async () => {
    const plain = boards.slice(0, 6);
    const silent = boards.slice(6, 11);
    for (const board of plain) await says(board, { version: 'lite old' });
    for (const board of silent) await says(board);
    here.at('2026-10-13T01:00:01Z');
    await says(boards[11] ?? '');
    for (const board of plain) await says(board, { version: 'lite old' });
    expect(await may()).toEqual([boards[11]]);
  });

  it('who has it already, or hasn’t said what it runs, has no turn to wait for', async () => {
    expect(await may()).toEqual(boards);
    await allSay();
    expect(await may('old')).toEqual(boards);
  });
});
