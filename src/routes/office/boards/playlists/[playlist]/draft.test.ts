import { expect, it } from 'vitest';
import { reshaped, typedOf } from './draft';

const lines = ['a', 'b', 'c'].map((id) => typedOf({ id, scene: 'standings', seconds: 20 }));
const order = (press: string) => {
  const { items, at } = reshaped(lines, press, 'new');
  return `${items.map(({ id }) => id).join('')} ${at}`;
};

it('a press moves a line, takes it out or adds one, and says which it was', () => {
  expect(order('up:1')).toBe('bac 0');
  expect(order('down:1')).toBe('acb 2');
  expect(order('move:0:2')).toBe('bca 2');
  expect(order('drop:2')).toBe('ab 1');
  expect(order('add')).toBe('abcnew 3');
});

it('the way of a line is that of its button, which keeps the focus', () => {
  const way = (press: string) => reshaped(lines, press, 'new').way;
  expect(['up:1', 'down:1', 'move:0:2', 'drop:2', 'add', 'fly'].map(way)).toEqual([
    'up',
    'down',
    null,
    null,
    null,
    null
  ]);
});

it('the first can’t go up nor the last down, and what is no press does nothing', () => {
  expect(order('up:0')).toBe('abc 0');
  expect(order('down:2')).toBe('abc 2');
  expect(order('move:0:99')).toBe('bca 2');
  for (const press of ['', 'up', 'up:9', 'up:-1', 'fly:1:x']) expect(order(press).slice(0, 3)).toBe('abc');
});

it('a saved line is typed as it is read', () => {
  const when = {
    first: '2026-10-01',
    last: '2026-10-07',
    weekdays: [1, 5],
    except: ['2026-10-03', '2026-10-04', '2026-10-05', '2026-12-31'],
    hours: [{ from: 480, until: 690 }]
  };
  expect(typedOf({ id: 'a', scene: 'announcement', code: 'c', seconds: 30, when })).toEqual({
    id: 'a',
    scene: 'announcement',
    announcement: 'c',
    seconds: '30',
    first: '2026-10-01',
    last: '2026-10-07',
    weekdays: ['1', '5'],
    hours: '08:00-11:30',
    except: '2026-10-03~2026-10-05, 2026-12-31'
  });
});
