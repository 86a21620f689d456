import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { standingsPages } from '../player/pages';
import { byInitial, listedOn } from './names';

const snapshotOf = (people: number) => makeFeed({ people }).notice?.snapshot ?? expect.fail('no notice');

test('everybody who stands on a page is found there', () => {
  const snapshot = snapshotOf(200);
  const pages = standingsPages(snapshot.rows, 'portrait');
  const listed = listedOn(snapshot, 'portrait');
  expect(listed).toHaveLength(snapshot.rows.length);
  for (const { name, found } of listed) {
    expect(found.pages).toBe(pages.length);
    if (found.mark < 0) expect(pages[found.page]?.apart).toContain(name);
    else expect(pages[found.page]?.rows[found.mark]?.name).toBe(name);
  }
});

test('surnames stand by pinyin and once each, letters whichever way they are written, rare characters whole', () => {
  const found = { page: 0, pages: 1, mark: 0 };
  const people = ['周一', '安二', '周三', '𠮷田', 'li', 'Lu'].map((name) => ({ name, found }));
  const groups = byInitial(people);
  expect(groups.map(({ initial, people }) => initial + people.length).sort()).toEqual(
    ['周2', '安1', '𠮷1', 'L2'].sort()
  );
  const order = groups.map(({ initial }) => initial);
  expect(order.indexOf('安')).toBeLessThan(order.indexOf('周'));
});
