import { expect, test } from 'vitest';
import { makeSnapshot } from '../../../tests/fixtures/feed';
import { standingsPages } from './standings-pages';

test('60 people are eight pages in landscape and six in portrait, nobody twice and nobody left out', () => {
  const { rows } = makeSnapshot({ people: 60 });
  expect(standingsPages(rows, 'landscape')).toHaveLength(8);
  expect(standingsPages(rows, 'portrait')).toHaveLength(6);
  const pages = standingsPages(rows, 'landscape');
  const named = [...pages.flatMap((page) => page.rows.map((row) => row.name)), ...(pages[0]?.apart ?? [])];
  expect(named.sort()).toEqual(rows.map((row) => row.name).sort());
});

test('a page tells its ranks and how many are ranked', () => {
  const [first, second] = standingsPages(makeSnapshot({ people: 12 }).rows, 'landscape');
  expect(first).toMatchObject({ from: 1, total: 11 });
  expect(first?.rows).toHaveLength(6);
  expect(second?.rows).toHaveLength(5);
});

test('many unranked people get rows of their own', () => {
  const rows = makeSnapshot({ people: 20 }).rows.map((row, i) =>
    i < 10 ? row : { ...row, rank: null, move: null }
  );
  const pages = standingsPages(rows, 'landscape');
  expect(pages.flatMap((page) => page.rows)).toHaveLength(20);
  expect(pages.map((page) => page.apart)).toEqual([[], [], []]);
  expect(pages[2]).toMatchObject({ from: null, to: null });
});

test('nobody ranked at all: the page still says who', () => {
  const rows = makeSnapshot({ people: 1 }).rows.map((row) => ({ ...row, rank: null, move: null }));
  expect(standingsPages(rows, 'landscape')[0]?.rows).toHaveLength(1);
});

test('pools are ranked, and so listed, one after the other', () => {
  const rows = makeSnapshot({ people: 10 }).rows.map((row, i) => ({ ...row, pool: i % 2 ? '领导' : '后备' }));
  expect(standingsPages(rows, 'landscape').map((page) => page.pool)).toEqual(['后备', '领导']);
});

test('where most share their ranks the list is in bands, and each row says how many share it', () => {
  const made = makeSnapshot({ people: 25 }).rows.filter(({ rank }) => rank !== null);
  const tied = made.map((row, at) => ({ ...row, rank: at < 14 ? 1 : at < 20 ? 15 : at + 1 }));
  const [first, second] = standingsPages(tied, 'landscape');
  expect(first).toMatchObject({ isBanded: true, from: 1, to: 1 });
  expect(first?.sharing[0]).toBe(14);
  expect(second?.sharing.at(-1)).toBe(6);
  expect(standingsPages(made, 'landscape')[0]?.isBanded).toBe(false);
});

test('nobody gives no page', () => {
  expect(standingsPages([], 'landscape')).toEqual([]);
});
