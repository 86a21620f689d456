import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speakAsAsked } from '../language';
import { makeFeed, type FeedOptions } from '../../tests/fixtures/feed';
import { playlist, turnKey } from '../player/playlist';
import type { Layout } from '../player/pages';
import { prepareLayer } from '../stage/prepare';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { cutOff } from '../../tests/fixtures/cut-off';

const screens = [
  { name: '1080p', width: 1920, height: 1080, layout: 'landscape' },
  { name: '4K', width: 3840, height: 2160, layout: 'landscape' },
  { name: 'portrait', width: 1080, height: 1920, layout: 'portrait' }
] as const satisfies { name: string; width: number; height: number; layout: Layout }[];

const long = '古丽巴哈尔·阿卜杜热合曼·吾买尔江·';
const contents: { name: string; options: FeedOptions }[] = [
  { name: '24 people, one of them mended', options: { people: 24, mended: 1 } },
  {
    name: '60 people with long and rare names',
    options: {
      people: 60,
      mended: 9,
      names: [
        '阿依努尔·热合曼·吾买尔江',
        long + '买买提依明',
        '𠮷㛃',
        '𠮷',
        long.repeat(12).slice(0, 200),
        'Aleksandra Nowak-Kowalska 🌞'
      ]
    }
  },
  { name: 'more unranked than fit into a line', options: { people: 24, unranked: 9 } },
  {
    name: 'no address, a long announcement',
    options: {
      publicUrl: null,
      announcements: [
        { title: '关于'.repeat(40), body: '请各户于本周五前完成自查，如有疑问请到服务台咨询。\n'.repeat(30) }
      ]
    }
  },
  { name: 'nothing yet', options: { notice: 'none', announcements: [] } }
];

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

const languages = ['zh-CN', 'en'];
const cases = screens.flatMap((screen) => languages.map((language) => ({ ...screen, language })));

describe.each(cases)('on $name in $language', ({ width, height, layout, language }) => {
  beforeEach(() => speakAsAsked(new URL(`?lang=${language}`, location.href)));

  test.each(contents)('nothing is cut off: $name', { timeout: 60_000 }, async ({ options }) => {
    await page.viewport(width, height);
    const feed = makeFeed(options);
    const faults: string[] = [];
    for (const turn of playlist(feed, layout, 0)) {
      const holds: Promise<unknown>[] = [];
      const slide = { id: 1, turn, feed, layout, today: '2026-11-11' };
      const screen = await render(LayerFixture, { slide, hold: (ready) => holds.push(ready) });
      await tick();
      await prepareLayer(screen.container, holds);
      faults.push(...cutOff(screen.container).map((fault) => `${turnKey(turn)}: ${fault}`));
      await screen.unmount();
    }
    expect(faults).toEqual([]);
  });
});
