import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme, type Scheme } from '$lib/points';
import a from '$lib/schemes/community-cadres.yaml?raw';
import d from '$lib/schemes/party-members.yaml?raw';
import { merge, type MyEntry, type MyState } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import Calculator from './calculator/Calculator.svelte';
import RuleBook from './RuleBook.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(a) }));
const [anyEntry] = like.entries;

function phone(scheme: Scheme, entries: Partial<MyEntry>[] = []): PhoneSession {
  const state: MyState = {
    ...like,
    scheme: { digest: '4'.repeat(64), rules: { ...scheme } },
    results: [],
    entries: entries.map((one, n) => ({
      ...(anyEntry ?? expect.fail('no entry')),
      matterKey: '',
      matterText: '',
      value: '',
      quantity: 1,
      date: '2026-11-05',
      period: '2026-11',
      id: `L${n}`,
      seq: n + 1,
      ...one
    }))
  };
  return new PhoneSession(state, 'server');
}

function calculator(session: PhoneSession, item: string): Promise<HTMLElement> {
  const { scheme } = session;
  return drawOnPhone(session, Calculator, {
    scheme: scheme ?? expect.fail('no scheme'),
    item,
    today: '2026-11-20'
  });
}

const search = page.getByRole('searchbox');
const status = page.getByRole('status');
const items = () => [...document.querySelectorAll('main li h3')].map((one) => one.textContent);

it('finds by item, clause and part while one types, says how many, and shows all again', async () => {
  await drawOnPhone(phone(parseScheme(a)), RuleBook, { from: null, query: '' });
  const all = items().length;
  await search.fill('调解');
  await expect.element(status).toHaveTextContent(/^找到 \d+ 条$/);
  expect(items()).toContain('调解纠纷');
  expect(items().length).toBeLessThan(all);
  await search.fill('没有这样的词句');
  await expect.element(page.getByRole('heading', { name: '没有找到“没有这样的词句”' })).toBeVisible();
  await page.getByRole('button', { name: '看整本办法' }).click();
  await expect.poll(() => items().length).toBe(all);
});

it('M13 says when a new version begins, and links it', async () => {
  const scheme = parseScheme(a);
  const [now] = scheme.inForce;
  if (!now) return expect.fail('no version');
  const inForce = [
    { ...now, to: '2026-12-31' },
    { from: '2027-01-01', rules: { ...scheme, base: 20_000 } }
  ];
  await drawOnPhone(phone({ ...scheme, inForce }), RuleBook, { from: null, query: '' });
  await expect.element(page.getByText('2027年1月1日起执行新版')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: '看新版' }))
    .toHaveAttribute('href', '/me/rules?from=2027-01-01');
});

it('M9 the calculator has only the item’s own fields, and counts by them', async () => {
  await calculator(phone(parseScheme(a)), 'commendation');
  await expect.element(page.getByLabelText('几件（次）')).not.toBeInTheDocument();
  await expect.element(status).toHaveTextContent('填完上面的内容');
  await page.getByText('+10', { exact: true }).click();
  await expect.element(status).toHaveTextContent(/今天实际计入.*\+10/);
  await expect
    .element(page.getByRole('link', { name: '去申报' }))
    .toHaveAttribute('href', '/me/claims/new?item=commendation');
});

it('M6 the calculator says what a cap leaves, and why', async () => {
  const session = phone(parseScheme(d), [{ item: 'perform-post', date: '2026-11-02', value: '38' }]);
  await calculator(session, 'perform-service');
  await page.getByLabelText('分值').fill('5');
  await expect.element(status).toHaveTextContent(/按条款单算.*\+5.*今天实际计入.*已到上限.*\+2/);
});

it('M8 the calculator asks whether it is a matter that the ledger has, and says what gives way', async () => {
  const known = { item: 'task-on-time', matterKey: 'm', matterText: '防汛台账' };
  await calculator(phone(parseScheme(a), [known]), 'task-early');
  await expect.element(status).toHaveTextContent(/全数计入/);
  await page.getByLabelText(/是不是同一件事/).selectOptions('m');
  await expect.element(status).toHaveTextContent(/别的也跟着变.*11月5日的“按时完成任务”.*−1/);
});

it('an item that is no declaration of one’s own has no way to declare it', async () => {
  await calculator(phone(parseScheme(d)), 'veto');
  await expect.element(status).toHaveTextContent(/一票否决/);
  await expect.element(page.getByRole('link', { name: '去申报' })).not.toBeInTheDocument();
});
