import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeDelta, since } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import SinceLastLook from './SinceLastLook.svelte';
import { lookKey, lookOf } from './last-look';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => {
  overwriteGetLocale(usual);
  vi.restoreAllMocks();
});

const scheme = parseScheme(schemeText);
const before = makeDelta({ scheme, today: '2026-10-12', sealed: 9 });
const then = merge(null, before);
const now = merge(then, since(makeDelta({ scheme, today: '2026-11-20', sealed: 10 }), before));
const openCount = now.entries.filter(({ period }) => period === '2026-11').length;

async function drawn(session: PhoneSession) {
  const shown = await drawOnPhone(session, SinceLastLook, {});
  return () => [...shown.querySelectorAll('li')].map((line) => line.textContent?.trim() ?? '');
}

it('S11 says what was sealed and entered since the last look, with the way to the reasons', async () => {
  const session = new PhoneSession(now, 'phone', { seen: [lookKey(lookOf(then))] });
  const lines = await drawn(session);
  await vi.waitFor(() => expect(lines()).toHaveLength(2));
  expect(lines()[0]).toMatch(/^2026年10月已核定：[\d.]+ 分，比9月[多少] [\d.]+ 分，名次 \d+→\d+$/);
  expect(lines()[1]).toBe(`11月新增 ${openCount} 条，待定`);
  expect(document.querySelector('.since a')?.getAttribute('href')).toBe('/me?period=2026-10');
  await vi.waitFor(() => expect(session.seen).toContain(lookKey(lookOf(now))));
  // It goes on being shown while it is looked at, and not at the next view.
  expect(lines()).toHaveLength(2);
  const again = await drawn(new PhoneSession(now, 'phone', { seen: session.seen }));
  expect(again()).toEqual([]);
});

it('S11 a first visit is told of nothing, nor is one whose storage hasn’t been read yet', async () => {
  const first = new PhoneSession(now, 'phone');
  const lines = await drawn(first);
  await vi.waitFor(() => expect(first.seen).toEqual([lookKey(lookOf(now))]));
  expect(lines()).toEqual([]);
  const unread = new PhoneSession(now, 'server');
  const later = await drawn(unread);
  expect([later(), unread.seen]).toEqual([[], []]);
  unread.seen = [lookKey(lookOf(then))];
  unread.isSeenRead = true;
  await vi.waitFor(() => expect(later()).toHaveLength(2));
});

it('S11 what comes after the page was put away counts from there', async () => {
  const session = new PhoneSession(then, 'phone', { seen: [] });
  const lines = await drawn(session);
  await vi.waitFor(() => expect(session.seen).toHaveLength(1));
  const turn = (state: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  turn('hidden');
  session.state = now;
  turn('visible');
  await vi.waitFor(() => expect(lines()).toHaveLength(2));
});
