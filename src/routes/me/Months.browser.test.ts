import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import Months from './Months.svelte';
import { PhoneSession } from './phone-session.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

it('a month that was taken over from paper says so in the list, and no other does', async () => {
  const state = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 3 }));
  const [first] = state.results;
  if (!first) throw new Error('three months are sealed');
  const session = new PhoneSession(
    { ...state, results: state.results.map((each) => (each === first ? { ...each, paper: true } : each)) },
    'server'
  );
  const shown = await drawOnPhone(session, Months, { of: first.period, label: '' });
  const marked = [...shown.querySelectorAll('nav a')].filter(({ textContent }) =>
    textContent.includes('纸质结转')
  );
  expect(marked.map((link) => link.getAttribute('href'))).toEqual([`/me?period=${first.period}`]);
});

it('M15 a period that isn’t recorded whole says since when in the list, and no other does', async () => {
  const state = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 3 }));
  const [first] = state.results;
  if (!first) throw new Error('three months are sealed');
  const longer = ['2026-Q3', '2026-Q4', '2026-H2', '2026'].map((period) => {
    return { ...first, period, score: first.points, outcomes: [], conversions: [] };
  });
  const unit = { ...state.unit, firstPeriod: '2026-08' };
  const session = new PhoneSession({ ...state, unit, longer }, 'server');
  const shown = await drawOnPhone(session, Months, { of: first.period, label: '' });
  const marked = [...shown.querySelectorAll('nav a')].filter(({ textContent }) =>
    textContent.includes('自2026年8月起记分')
  );
  expect(marked.map((link) => link.getAttribute('href'))).toEqual(
    ['2026', '2026-H2', '2026-Q3'].map((period) => `/me?period=${period}`)
  );
});
