import { afterEach, expect, it } from 'vitest';
import { makeDelta } from '../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { overwriteGetLocale } from '$lib/text/generated/runtime';
import Converted from './Converted.svelte';
import { PhoneSession } from './phone-session.svelte';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const one = { rule: 'leave-offset', subject: 'u3', sum: 16_800, value: 50 };

const drawn = (shown: typeof one, of = state) =>
  drawOnPhone(new PhoneSession(of, 'server'), Converted, { one: shown, period: '2026-10' });

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

it.each([
  ['zh-CN', ['抵消事假 0.5 天', '任务分和奖励分合计 168 分，每满 100 分折 0.5 天', '五（二）']],
  ['en', ['in days: 0.5', 'come to 168 points; every full 100 give 0.5 days', '五（二）']]
] as const)('%s: says what the points buy, of how many, and by which clause', async (locale, said) => {
  overwriteGetLocale(() => locale);
  const shown = await drawn(one);
  for (const words of said) expect(shown.textContent).toContain(words);
  expect(shown.querySelector('q')?.textContent).toMatch(/攒够100分/);
});

it('says how much of it a meeting has confirmed by now', async () => {
  const account = {
    name: '抵消事假',
    english: 'leave',
    unit: '天',
    unitEnglish: 'days',
    year: 2026,
    credited: 50,
    balance: 0,
    expires: '2026-12-31',
    lines: []
  };
  const papers = { ...state.papers, leave: [account] };
  const shown = await drawn({ ...one, value: 100 }, { ...state, papers });
  expect(shown.textContent).toContain('今年累计可抵消事假 1 天，会议已确定 0.5 天。');
});

it('says nothing of a rule that this scheme doesn’t have', async () => {
  const shown = await drawn({ ...one, rule: 'gone' });
  expect(shown.textContent?.trim()).toBe('');
});
