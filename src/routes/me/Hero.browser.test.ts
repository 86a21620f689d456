import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../tests/fixtures/draw-on-phone';
import { statementOf } from '$lib/local/phone/explain/statement';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import * as explained from './explanation/explained';
import Hero from './Hero.svelte';
import { PhoneSession } from './phone-session.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 3 }));
const result = like.results[like.results.length - 1] ?? expect.fail('three months are sealed');

/** The sentence of a month with a gain and a late task, after a month that had this many points more. */
async function said(more: number | null): Promise<string> {
  const [entry] = like.entries;
  if (!entry) throw new Error('the fixture has entries');
  const on = {
    ...entry,
    period: result.period,
    date: `${result.period}-05`,
    quantity: 1,
    value: '',
    reverses: null
  };
  const state = {
    ...like,
    entries: [
      { ...on, id: 'gain', item: 'mediation' },
      { ...on, id: 'cost', item: 'task-late' }
    ]
  };
  const session = new PhoneSession(state, 'server');
  session.explained = explained;
  const before = more === null ? undefined : { ...result, period: '2026-01', score: result.score + more };
  const own = statementOf(state, result.period);
  const shown = await drawOnPhone(session, Hero, { result, before, own });
  return shown.querySelector('.say')?.textContent ?? '';
}

it('names the largest gain where the points are more, or where there is no period to compare with', async () => {
  expect(await said(-100)).toMatch(/^比1月多 1 分，加分最多的是调解纠纷 \+5。$/);
  expect(await said(null)).toMatch(/^加分最多的是调解纠纷 \+5。$/);
});

it('names the largest deduction where the points are fewer', async () => {
  expect(await said(100)).toMatch(/^比1月少 1 分，扣分最多的是.+ −\d+。$/);
});
