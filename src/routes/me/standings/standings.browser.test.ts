import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import Standings from './+page.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 2, people: 12 }));
const notice = like.notice ?? expect.fail('a month is published');
const [first, ...rows] = notice.snapshot.rows;
const last = { ...(first ?? expect.fail('the notice has rows')), rank: null, move: null };

async function countWith(shown: typeof rows): Promise<string | undefined> {
  const state = { ...like, notice: { ...notice, snapshot: { ...notice.snapshot, rows: shown } } };
  const page = await drawOnPhone(new PhoneSession(state, 'server'), Standings, {});
  return page.querySelector('.under')?.textContent;
}

it('says how many of those in the list aren’t ranked, where there are some', async () => {
  expect(await countWith([...rows, last])).toMatch(/共 12 人，其中 1 人本期不排名/);
  expect(await countWith(rows)).toMatch(/共 11 人(?!，)/);
});
