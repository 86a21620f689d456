import { builtInText } from '$lib/schemes';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aCommittee } from '../../../../tests/contract/a-committee';
import { testApp, type TestApp } from '../../../../tests/contract/test-app';
import { adoptByTwo } from '../../../../tests/make/adopt-by-two';
import { accountYearsText, overText, untilText } from '../../redemption-view';
import { actions, load } from './+page.server';
import type { PageServerData } from './$types';

let here: TestApp;
let second: TestApp['recorder'];
let no = 0;
beforeEach(async () => {
  here = await testApp();
  const { c2 } = await aCommittee(here);
  second = c2;
  await adopt('never', '2026-09-01');
  await here.book({ item: 'mediation', quantity: 10 });
  await here.seal('2026-09');
});
afterEach(() => here.end());

/** A points shop behind the rules of a community. It is made-up data. */
const adopt = (clears: string | null, from: string) => {
  const shop =
    clears === null
      ? ''
      : `
redemption:
  name: 积分兑换
  english: Points shop
  clears: ${clears}
  goods: [{ id: rice, name: 大米, english: Rice, points: 30, measure: 袋 }]
  clause: { ref: 六, text: 农户可凭积分到超市兑换物品 }
`;
  const bytes = new TextEncoder().encode(`${builtInText('community-cadres') ?? ''}${shop}`);
  return adoptByTwo(here.app, [here.recorder, second], {
    key: `shop-${(no += 1)}`,
    asked: { source: holdText(here.recorder, bytes, here.app.clock()), typed: {}, from },
    decision: { date: from, body: '村委会', minutes: '1号' }
  });
};

const event = (path: string, body?: Record<string, string>) => {
  const url = new URL(`http://x.example/office/redemption${path}`);
  const request = new Request(url, body && { method: 'POST', body: new URLSearchParams(body) });
  return { locals: { app: here.app, actor: here.recorder }, request, url } as never;
};
const page = async (path = '') => {
  const data = (await load(event(path))) as PageServerData;
  return data.rule ? data : expect.fail('the rules have goods');
};
const redeem = (year: string, day: string) =>
  actions.redeem?.(
    event('?/redeem', {
      key: `redeem-key-${(no += 1)}`,
      subject: 'p1',
      good: 'rice',
      quantity: '1',
      day,
      year
    })
  );

test('while points are kept there is one account, without a choice of years', async () => {
  const { accounts, isOneYear, isOpen, people, year } = await page();
  expect([accounts.length, isOneYear, isOpen, year]).toEqual([1, false, true, 2026]);
  await expect(redeem(String(year), '2026-10-05')).rejects.toMatchObject({ status: 303 });
  const left = Number(people.find(({ subject }) => subject === 'p1')?.left);
  const after = (await page()).people.find(({ subject }) => subject === 'p1');
  expect([Number(after?.left), after?.lines.length]).toEqual([left - 30, 1]);
});

test('once the rules clear them, what was kept is the account of the first year that is cleared', async () => {
  here.at('2027-03-04T04:00:00Z');
  await adopt('year', '2027-03-01');
  const { accounts, year } = await page();
  expect([accounts.map(({ years }) => accountYearsText(years)), year]).toEqual([
    ['2027年及以前的积分'],
    2027
  ]);
  await expect(redeem('2027', '2027-03-04')).rejects.toMatchObject({ status: 303 });
  here.at('2028-01-10T04:00:00Z');
  const january = await page('?year=2027');
  expect([january.accounts.map((each) => each.year), january.year, january.isOpen]).toEqual([
    [2027, 2028],
    2027,
    true
  ]);
  expect((await page()).isOneYear).toBe(true);
  here.at('2028-02-10T04:00:00Z');
  expect((await page('?year=2027')).isOpen).toBe(false);
});

test('a shop that is given up sells through January, and its accounts stay listed, with the reason', async () => {
  await expect(redeem('2026', '2026-10-05')).rejects.toMatchObject({ status: 303 });
  here.at('2027-01-10T04:00:00Z');
  await adopt(null, '2027-01-01');
  const january = await page();
  expect([january.isOpen, january.year, january.rule.closedSince]).toEqual([true, 2026, null]);
  expect(january.rule.ending && accountYearsText(january.rule.ending)).toBe('2026年及以前的积分');
  here.at('2027-02-10T04:00:00Z');
  const later = await page();
  expect([later.isOpen, later.year, later.rule.closedSince, later.rule.ending]).toEqual([
    false,
    2026,
    '2027-01-01',
    null
  ]);
  expect(later.people).toEqual(january.people);
  expect(overText({ closedSince: null, isOpen: january.isOpen })).toBe('');
  expect(overText({ closedSince: later.rule.closedSince, isOpen: later.isOpen })).toMatch(
    /^2027年1月1日起执行的办法没有积分兑换，以前得的积分不能再兑换/
  );
});

test('a phone says until when points buy goods, and gives one reason for their end before and after it', async () => {
  const until = '2027-01-31';
  const scheme = schemeOf(await here.app.read(here.recorder));
  expect(untilText(until, { scheme, today: '2027-01-31' })).toBe('最晚1月31日兑换，过后清零。');
  expect(untilText(until, { scheme, today: '2027-02-01' })).toBe(
    '2027年2月1日起不能再兑换：这些积分已经清零。'
  );
  expect(untilText(null, { scheme, today: '2027-02-01' })).toBe('');
  here.at('2027-01-10T04:00:00Z');
  await adopt(null, '2027-01-01');
  const closed = schemeOf(await here.app.read(here.recorder));
  expect(untilText(until, { scheme: closed, today: '2027-01-31' })).toBe(
    '最晚1月31日兑换，以后的办法没有积分兑换。'
  );
  expect(untilText(until, { scheme: closed, today: '2027-02-01' })).toBe(
    '2027年2月1日起不能再兑换：现行办法没有积分兑换。'
  );
});
