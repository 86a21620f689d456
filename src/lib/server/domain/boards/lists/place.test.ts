import { expect, it } from 'vitest';
import { winsAt, type BoardPlace } from './place';

const groups = [{ id: 'g1', name: '一楼', boards: ['hall'] }];

it('what counts at a place is its own, or what it takes over from wider ones', () => {
  const set = new Map<BoardPlace, string>();
  expect(winsAt('board:hall', groups, set)).toBeNull();
  set.set('all', '全部');
  for (const place of ['all', 'group:g1', 'board:hall'] as const)
    expect(winsAt(place, groups, set)).toEqual({ place: 'all', what: '全部' });
  set.set('group:g1', '一楼');
  expect(winsAt('board:hall', groups, set)).toEqual({ place: 'group:g1', what: '一楼' });
  expect(winsAt('board:stairs', groups, set)).toEqual({ place: 'all', what: '全部' });
  expect(winsAt('group:g1', groups, set)).toEqual({ place: 'group:g1', what: '一楼' });
  set.set('board:hall', '大厅');
  expect(winsAt('board:hall', groups, set)).toEqual({ place: 'board:hall', what: '大厅' });
});
