import { expect, it } from 'vitest';
import { boardView } from './board-view';

const now = new Date('2026-10-05T04:00:00Z');
const board = {
  code: 'b',
  name: '大厅',
  paired: '2026-10-01T04:00:00.000Z',
  revoked: null,
  seen: null,
  shows: null
};
const view = (more: Partial<Parameters<typeof boardView>[0]>) => boardView({ ...board, ...more }, now, 41);

it('tells how a board is doing', () => {
  expect(view({}).state).toBe('confirmed');
  expect(view({ seen: '2026-10-05T03:50:00.000Z' }).state).toBe('playing');
  expect(view({ seen: '2026-10-05T03:47:00.000Z' }).state).toBe('silent');
  expect(view({ seen: '2026-10-05T03:59:00.000Z', revoked: '2026-10-05T04:00:00.000Z' }).state).toBe('ended');
  expect(view({ paired: null }).state).toBe('open');
});

it('tells whether it shows what is published now', () => {
  expect(view({}).current).toBeNull();
  expect(view({ shows: 40 }).current).toBe(false);
  expect(view({ shows: 41 }).current).toBe(true);
});
