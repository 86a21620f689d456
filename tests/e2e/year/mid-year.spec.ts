import type { Browser, Locator } from '@playwright/test';
import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { words } from '../../make/words';
import { concludes, recordsAssembly } from './assembling';
import { publishes } from './publishing';
import { beginPlainYear, type LivedYear } from './year';

/**
 * M15 · 2025 in units that begin in May: two months of the second quarter are recorded, and eight of the
 * year. Whatever shows such a period says once since when it is recorded; for a whole period it doesn't.
 */
const sentence = words('common_recorded_since', { month: '2025年5月' });
const months = (...numbers: string[]) => numbers.map((no) => ({ month: `2025-${no}` }));

/** Checks that a page, or a period's line on it, says the sentence once, or not at all. */
async function says(line: Locator, times: 0 | 1): Promise<void> {
  await expect(line.first()).toBeVisible();
  await expect(line.getByText(sentence)).toHaveCount(times);
}

test.describe('a party branch', () => {
  let year: LivedYear;
  test.beforeAll(async ({ browser }) => {
    year = await beginBranch(browser);
  });
  test.afterAll(() => year.stop());

  test('M15 the ledger’s page says it of a quarter and a year, and of no month', async () => {
    const times = { '2025-Q2': 1, '2025-H1': 1, '2025': 1, '2025-Q3': 0, '2025-05': 0, all: 0 } as const;
    for (const [period, said] of Object.entries(times))
      await says((await year.at('fangmin', `/office/ledger?period=${period}`)).locator('main'), said);
  });

  test('M15 a scheme that is tried on a month says it of the longer periods around', async () => {
    const page = await year.at('fangmin', '/office/scheme/adopt');
    const text = changedScheme({ 'value: 80': 'value: 75' }, 'party-members');
    const file = { name: 'own.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: words('office_adopt_next') }).click();
    await page.locator('select[name=period]').selectOption('2025-05');
    await page.getByRole('button', { name: words('office_adopt_try'), exact: true }).click();
    for (const title of ['2025年第二季度', '2025年上半年', '2025年度']) {
      await says(page.locator('main summary', { hasText: title }), 1);
    }
    // The month itself is whole, and stands outside the folded part.
    await expect(page.getByText(sentence)).toHaveCount(3);
  });

  test('M15 one’s own quarters say it', async () => {
    const page = await year.at('liming', '/me/assessment?year=2025');
    await says(page.locator('li', { hasText: '2025年第二季度' }), 1);
    await says(page.locator('li', { hasText: '2025年第三季度' }), 0);
  });

  test('M15 the notice of a whole period says since when its balance counts', async () => {
    const notice = await publishes(year, 'fangmin', '2025-H2');
    await says((await year.passerBy(`/n/${notice}`)).locator('main'), 1);
  });
});

test('M15 the year of a street that assesses: its indicators and notice say it', async ({ browser }) => {
  const year = await beginPlainYear(browser, {
    name: '富春街道',
    parent: '区委',
    scheme: 'community-organisation',
    body: '党工委会',
    year: '2025',
    firstPeriod: '2025-05',
    people: [{ name: '东风社区' }, { name: '阳光社区' }],
    dashboards: [
      { username: 'dongfeng', name: '东风社区', role: 'member', subject: 'u1' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' }
    ]
  });
  await year.quietly(months('05', '06', '07', '08', '09', '10', '11'));
  await year.on('2026-01-06');
  await year.quietly(months('12'));
  await says((await year.at('dongfeng', '/me/assessment?year=2025')).locator('main'), 1);
  const notice = await publishes(year, 'fangmin', '2025');
  await says((await year.passerBy(`/n/${notice}`)).locator('main'), 1);
  await year.stop();
});

/** The branch at the beginning of the next year, with every quarter's points fixed and every month sealed. */
async function beginBranch(browser: Browser): Promise<LivedYear> {
  const year = await beginPlainYear(browser, {
    name: '实验小学党支部',
    parent: '区教育局党委',
    scheme: 'party-members',
    body: '支委会',
    year: '2025',
    firstPeriod: '2025-05',
    people: [{ name: '周岚' }, { name: '陈静' }, { name: '李明' }],
    dashboards: [
      { username: 'liming', name: '李明', role: 'member', subject: 'u3' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' }
    ]
  });
  const assembly = async (day: string, quarter: string) => {
    await year.on(day);
    const minutes = `党员大会〔2025〕${quarter.slice(-1)}号`;
    await recordsAssembly(year, 'fangmin', quarter, { entitled: 3, present: 3, minutes });
    await concludes(year, 'fangmin', quarter);
  };
  await year.quietly(months('05'));
  await assembly('2025-07-03', '2025-Q2');
  await year.quietly(months('06', '07', '08'));
  await assembly('2025-10-03', '2025-Q3');
  await year.quietly(months('09', '10', '11'));
  await assembly('2026-01-04', '2025-Q4');
  await year.quietly(months('12'));
  await year.on('2026-01-06');
  return year;
}
