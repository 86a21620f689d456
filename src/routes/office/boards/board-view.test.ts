import type { BoardBeat } from '$lib/server/domain/boards/board-health';
import { expect, it } from 'vitest';
import { boardView, byUrgency } from './board-view';

const now = new Date('2026-10-05T04:00:00Z');
const board = {
  code: 'b',
  name: '大厅',
  paired: '2026-10-01T04:00:00.000Z',
  revoked: null,
  refused: null,
  seen: null,
  shows: null
};
const hall = { open: [{ from: 8 * 60, until: 20 * 60 }], timeZone: 'Asia/Shanghai' };
const about = { newest: 41, hall };
const view = (more: Partial<Parameters<typeof boardView>[0]>) => boardView({ ...board, ...more }, now, about);

const beat: BoardBeat = {
  at: '2026-10-05T03:58:00.000Z',
  painted: '2026-10-05T03:57:59.000Z',
  scene: 'standings',
  heap: null,
  nodes: 400,
  offset: 0,
  persisted: null,
  version: '1',
  browser: '',
  width: 1920,
  height: 1080,
  twice: null,
  trouble: null,
  films: [],
  failed: null
};

it('tells how a board is doing', () => {
  expect(view({}).state).toBe('confirmed');
  expect(view({ seen: '2026-10-05T03:50:00.000Z' }).state).toBe('playing');
  expect(view({ seen: '2026-10-05T03:47:00.000Z' }).state).toBe('away');
  expect(view({ seen: '2026-10-04T12:30:00.000Z' }).state).toBe('away');
  expect(view({ seen: '2026-10-05T03:59:00.000Z', revoked: '2026-10-05T04:00:00.000Z' }).state).toBe('ended');
  expect(view({ paired: null }).state).toBe('open');
});

it('tells when an ended connection was used again; the screen’s own last word isn’t that', () => {
  const refused = (at: string) => view({ revoked: '2026-10-05T03:00:00.000Z', refused: at }).refused;
  expect(refused('2026-10-05T03:00:07.000Z')).toBeNull();
  expect(refused('2026-10-05T03:02:00.000Z')).toBe('2026-10-05T03:02:00.000Z');
});

it('a board that is switched off at night isn’t at fault; one that went by day still is', () => {
  const night = new Date('2026-10-05T18:00:00Z');
  const at = (seen: string) => boardView({ ...board, seen }, night, about).state;
  expect(at('2026-10-05T11:59:00.000Z')).toBe('off');
  expect(at('2026-10-05T02:00:00.000Z')).toBe('away');
  expect(at('2026-10-05T17:55:00.000Z')).toBe('playing');
});

it('tells whether it shows what is published now', () => {
  expect(view({}).current).toBeNull();
  expect(view({ shows: 40 }).current).toBe(false);
  expect(view({ shows: 41 }).current).toBe(true);
});

it('a board that speaks but paints nothing stands still; one that two screens use is told', () => {
  const seen = { ...board, seen: '2026-10-05T03:58:00.000Z' };
  const state = (more: Partial<BoardBeat>) =>
    boardView(seen, now, { ...about, beat: { ...beat, ...more } }).state;
  expect(state({})).toBe('playing');
  expect(state({ painted: '2026-10-05T03:56:59.000Z' })).toBe('still');
  expect(state({ painted: null })).toBe('still');
  expect(state({ twice: '2026-10-05T03:40:00.000Z' })).toBe('twice');
  expect(state({ twice: '2026-10-05T03:20:00.000Z' })).toBe('playing');
});

it('what went wrong within a day is told, unless something is worse', () => {
  const reported = (at: string, more: Partial<BoardBeat> = {}) => {
    const trouble = { kinds: ['feed', 'disk'], at };
    const { state, trouble: seen } = boardView({ ...board, seen: '2026-10-05T03:58:00.000Z' }, now, {
      ...about,
      beat: { ...beat, trouble, ...more }
    });
    return [state, seen?.kinds];
  };
  expect(reported('2026-10-04T04:01:00.000Z')).toEqual(['trouble', ['feed', 'disk']]);
  expect(reported('2026-10-04T04:00:00.000Z')).toEqual(['playing', undefined]);
  expect(reported('2026-10-05T03:58:00.000Z', { painted: null })).toEqual(['still', undefined]);
});

it('a film that it can’t play is trouble as long as it says so', () => {
  const reported = (more: Partial<BoardBeat>) => {
    const seen = { ...board, seen: '2026-10-05T03:58:00.000Z' };
    const { state, trouble, films } = boardView(seen, now, { ...about, beat: { ...beat, ...more } });
    return [state, trouble, films];
  };
  expect(reported({ films: ['a7k0m2'] })).toEqual(['trouble', null, ['a7k0m2']]);
  const old = { kinds: ['feed'], at: '2026-10-01T04:00:00.000Z' };
  expect(reported({ films: ['a7k0m2'], trouble: old })).toEqual(['trouble', null, ['a7k0m2']]);
  expect(reported({ films: ['a7k0m2'], painted: null })).toEqual(['still', null, []]);
  expect(reported({})).toEqual(['playing', null, []]);
});

it('what needs somebody stands first', () => {
  const states = (['off', 'playing', 'ended', 'trouble', 'away', 'still', 'open', 'twice'] as const).map(
    (state) => ({ state })
  );
  expect(states.sort(byUrgency).map(({ state }) => state)).toEqual([
    ...['twice', 'still', 'away', 'trouble', 'playing', 'off', 'open', 'ended']
  ]);
});

it('a board that fell back to an older program is in trouble as long as it says so', () => {
  const seen = { ...board, seen: '2026-10-05T03:58:00.000Z' };
  const reported = (more: Partial<BoardBeat>) =>
    boardView(seen, now, { ...about, beat: { ...beat, ...more } });
  expect(reported({ failed: '9f' })).toMatchObject({ state: 'trouble', failed: '9f', trouble: null });
  expect(reported({ failed: '9f', painted: null })).toMatchObject({ state: 'still', failed: null });
  expect(reported({})).toMatchObject({ state: 'playing', failed: null });
});
