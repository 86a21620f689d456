import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFeed, sampleAnnouncements } from '../../tests/fixtures/feed';
import type { Layout } from '../scenes/paging';
import '../themes';
import { MeasuredPages } from './measure';
import { MeasureCache } from './measure-cache';

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

const screens = [
  ['landscape', 1920, 1080],
  ['landscape', 3840, 2160],
  ['landscape', 1366, 768],
  ['portrait', 1080, 1920]
] as const satisfies [Layout, number, number][];
const announcement = (body: string, title: string = sampleAnnouncements[0].title) => ({
  code: 'a7k0m2',
  year: 2026,
  no: 1,
  title,
  body,
  published: '2026-11-11T09:00:00+08:00'
});
const sentence = '社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。';

test.each(screens)(
  '%s, %i × %i: what fits is one page, what doesn’t has full pages',
  async (layout, width, height) => {
    await page.viewport(width, height);
    const pages = new MeasuredPages();
    expect(pages.announcement(announcement(sampleAnnouncements[0].body), layout)).toHaveLength(1);
    const long = pages.announcement(announcement(sentence.repeat(30)), layout);
    // 30 sentences of 29 characters take more than one page and at most six.
    expect(long.length).toBeGreaterThan(2);
    expect(long.length).toBeLessThanOrEqual(6);
    for (const text of long.slice(0, -1)) expect(text.join('').length).toBeGreaterThan(80);
    expect(long.flat().join('')).toBe(sentence.repeat(30));
  }
);

test.each(screens)('%s, %i × %i: an emergency of three lines is one page', async (layout, width, height) => {
  await page.viewport(width, height);
  const emergency = {
    id: 'e',
    title: '三号院燃气泄漏，请立即离开',
    by: '阳光社区',
    drill: true,
    text: '去柳塘小学操场，走东门。\n不要开关电灯、用火、乘电梯。\n要帮忙：先离开，再打门口公示电话。',
    from: '2026-11-11T09:00:00+08:00',
    until: '2026-11-11T10:00:00+08:00'
  };
  const pages = new MeasuredPages().emergency(emergency, layout);
  expect(pages).toHaveLength(1);
  expect(pages.flat()).toHaveLength(3);
});

test.each(screens)('%s, %i × %i: a rule’s pages hold several lines each', async (layout, width, height) => {
  await page.viewport(width, height);
  const lines = Array.from({ length: 20 }, (_, i) => ({ text: `事项 ${i}`, points: '+5', clause: '第八条' }));
  const pages = new MeasuredPages().rule(
    { title: '办法', version: '', parts: [{ title: '加分', lines }] },
    layout
  );
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.length).toBeLessThanOrEqual(4);
  expect(pages.flat().filter(({ kind }) => kind === 'line')).toHaveLength(20);
});

test('what was measured is remembered, without its letters until they come; nothing stays in the page', async () => {
  await page.viewport(1920, 1080);
  const pages = new MeasuredPages();
  const before = document.getElementsByTagName('*').length;
  const letters = vi.spyOn(document.fonts, 'status', 'get').mockReturnValue('loading');
  const measure = () => pages.announcement(announcement(sentence), 'landscape');
  const first = measure();
  expect(measure()).toBe(first);
  pages.forget();
  const second = measure();
  expect(second).not.toBe(first);
  letters.mockReturnValue('loaded');
  pages.forget();
  const last = measure();
  expect(last).not.toBe(second);
  pages.forget();
  expect(measure()).toBe(last);
  expect(document.getElementsByTagName('*')).toHaveLength(before);
  letters.mockRestore();
});

test('a feed’s texts are measured one in a task, and whether any has other pages than before is told', async () => {
  await page.viewport(1920, 1080);
  const letters = vi.spyOn(document.fonts, 'status', 'get').mockReturnValue('loaded');
  const storage = new Map<string, string>();
  const disk = {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, text: string) => void storage.set(name, text),
    removeItem: (name: string) => void storage.delete(name)
  };
  const cache = () => new MeasureCache({ storage: disk, name: 'a', stamp: '1' });
  const feed = { ...makeFeed(), announcements: [announcement(sentence.repeat(30))] };
  const first = cache();
  expect(await new MeasuredPages(first).measure(feed, 'landscape', 'missing')).toBe(false);
  first.save();
  // The stored measure is changed as if it had been made with other fonts.
  const kept = JSON.parse(storage.get('a') ?? '');
  expect(kept.entries).toHaveLength(1);
  kept.entries[0][1] = [['社区']];
  storage.set('a', JSON.stringify(kept));
  const pages = new MeasuredPages(cache());
  expect(await pages.measure(feed, 'landscape', 'missing')).toBe(false);
  expect(await pages.measure(feed, 'landscape', 'all')).toBe(true);
  expect(await pages.measure(feed, 'landscape', 'all')).toBe(false);
  letters.mockRestore();
});
