import { afterEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import Spending from './Spending.svelte';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const account = { year: 2026, earned: 5000, spent: 3000, left: 2000, lines: [] };
const shown = async (until: string | null) => {
  const session = new PhoneSession(state, 'server');
  session.now = Date.parse('2027-02-01T04:00:00Z');
  const part = await drawOnPhone(session, Spending, { account: { ...account, until } });
  return part.textContent ?? '';
};

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

it('says what may be spent, and until when', async () => {
  overwriteGetLocale(() => 'zh-CN');
  expect(await shown('2027-02-28')).toMatch(/可兑换 20 分.*最晚2月28日兑换/);
});

it('says of points that can’t be spent any more since when that is so, and what was earned and spent', async () => {
  overwriteGetLocale(() => 'zh-CN');
  const text = await shown('2027-01-31');
  expect(text).toContain('2027年2月1日起不能再兑换');
  expect(text).toContain('得 50 分，已换 30 分，没有换的 20 分不能再兑换');
  expect(text).not.toContain('可兑换 20 分');
});
