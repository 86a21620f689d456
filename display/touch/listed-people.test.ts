import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { standingsPages } from '../scenes/standings/standings-pages';
import { byInitial, listedOn } from './listed-people';

test('everybody who stands on a page is found there', () => {
  const feed = makeFeed({ people: 200 });
  const snapshot = feed.notice?.snapshot ?? expect.fail('no notice');
  const pages = standingsPages(snapshot.rows, 'portrait');
  const listed = listedOn(feed, 'portrait');
  expect(listed).toHaveLength(snapshot.rows.length);
  for (const { name, found } of listed) {
    expect(found.pages).toBe(pages.length);
    if (found.mark < 0) expect(pages[found.page]?.apart).toContain(name);
    else expect(pages[found.page]?.rows[found.mark]?.name).toBe(name);
  }
});

test('who stands only in another notice, or in what mends one, is found there; the newest list comes first', () => {
  const feed = makeFeed({ people: 12, corrected: 5 });
  const { notice, supplements = [] } = feed;
  const [correction] = supplements;
  if (!notice || !correction) return expect.fail('no notice');
  const [row] = notice.snapshot.rows;
  const [corrected] = correction.supplement.rows;
  if (!row || !corrected) return expect.fail('no rows');
  const quarter = {
    ...notice.snapshot,
    code: 'q3',
    period: '2026-Q3',
    rows: [row, { ...row, name: '季度里的人', pool: '乙组' }]
  };
  const rows = [...correction.supplement.rows.slice(0, -1), { ...corrected, name: '补正里的人' }];
  const listed = listedOn(
    {
      ...feed,
      alsoOpen: [{ ...notice, snapshot: quarter }],
      supplements: [{ ...correction, supplement: { ...correction.supplement, rows } }]
    },
    'landscape'
  );
  expect(listed).toHaveLength(notice.snapshot.rows.length + 2);
  expect(listed[0]?.found).toMatchObject({ scene: 'standings', page: 0, mark: 0 });
  expect(listed[0]?.found).not.toHaveProperty('code');
  expect(listed.slice(-2)).toEqual([
    { name: '季度里的人', found: { scene: 'standings', code: 'q3', page: 1, pages: 2, mark: 0 } },
    { name: '补正里的人', found: { scene: 'supplement', code: 's7f3a9', page: 1, pages: 2, mark: 1 } }
  ]);
  // Without a newest notice, names in the notices beside it are found all the same.
  expect(
    listedOn(
      { ...feed, notice: null, alsoOpen: [{ ...notice, snapshot: quarter }], supplements: [] },
      'landscape'
    )
  ).toHaveLength(2);
});

test('surnames stand by pinyin and once each, letters whichever way they are written, rare characters whole', () => {
  const found = { scene: 'standings' as const, page: 0, pages: 1, mark: 0 };
  const people = ['周一', '安二', '周三', '𠮷田', 'li', 'Lu'].map((name) => ({ name, found }));
  const groups = byInitial(people);
  expect(groups.map(({ initial, people }) => initial + people.length).sort()).toEqual(
    ['周2', '安1', '𠮷1', 'L2'].sort()
  );
  const order = groups.map(({ initial }) => initial);
  expect(order.indexOf('安')).toBeLessThan(order.indexOf('周'));
});
