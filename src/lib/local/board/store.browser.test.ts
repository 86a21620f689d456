import { beforeEach, expect, test } from 'vitest';
import { makeFeed } from '../../../../tests/fixtures/feed';
import { BoardStore } from './store';

let name = '';
let tests = 0;
beforeEach(() => void (name = `sunboard-board-test-${(tests += 1)}`));
const open = () => new BoardStore(name);

const copy = {
  board: 'demo',
  slot: 0,
  order: 1,
  confirmed: 7,
  text: JSON.stringify(makeFeed()),
  digest: '0'
} as const;

test('what was written is there for the next start, newest first', async () => {
  await open().write(copy);
  await open().write({ ...copy, slot: 1, order: 2, text: 'newer' });
  const copies = await open().copies('demo');
  expect(copies.map((each) => [each.slot, each.order])).toEqual([
    [1, 2],
    [0, 1]
  ]);
  expect(copies.map((each) => each.text)).toEqual(['newer', copy.text]);
});

test('a slot is written over, the other one and other boards stay', async () => {
  const store = open();
  await store.write(copy);
  await store.write({ ...copy, slot: 1, order: 2 });
  await store.write({ ...copy, board: 'hall', order: 9 });
  await store.write({ ...copy, order: 3 });
  expect((await store.copies('demo')).map((each) => each.order)).toEqual([3, 2]);
  expect((await store.copies('hall')).map((each) => each.order)).toEqual([9]);
});

test('cleared, nothing of it is left, and other boards stay', async () => {
  const store = open();
  await store.write(copy);
  await store.write({ ...copy, slot: 1, order: 2 });
  await store.write({ ...copy, board: 'hall' });
  await store.clear('demo');
  expect(await open().copies('demo')).toEqual([]);
  expect(await open().copies('hall')).toHaveLength(1);
});

test('a confirmation dates the copy and leaves its content', async () => {
  const store = open();
  await store.write(copy);
  await store.confirm('demo', 0, 99);
  expect(await store.copies('demo')).toEqual([{ ...copy, key: 'demo/0', confirmed: 99 }]);
});

test('a confirmation of what isn’t there makes nothing', async () => {
  const store = open();
  await store.confirm('demo', 0, 99);
  expect(await store.copies('demo')).toEqual([]);
});
