import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speakAsAsked } from '../language';
import { makeFeed, type FeedOptions } from '../../tests/fixtures/feed';
import { everySlot } from '../../tests/fixtures/every-slot';
import { slotKey, type Slot } from '../player/slot';
import { MeasuredPages } from '../stage/measure';
import type { Layout } from './paging';
import { prepareLayer } from '../stage/prepare';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { cutOff } from '../../tests/fixtures/cut-off';

const screens = [
  { name: '1080p', width: 1920, height: 1080, layout: 'landscape' },
  { name: '4K', width: 3840, height: 2160, layout: 'landscape' },
  { name: 'portrait', width: 1080, height: 1920, layout: 'portrait' },
  { name: '768p', width: 1366, height: 768, layout: 'landscape' }
] as const satisfies { name: string; width: number; height: number; layout: Layout }[];

const long = '古丽巴哈尔·阿卜杜热合曼·吾买尔江·';
/** 1 to 60 characters of Han, digits, Latin and rare ones. */
const varied = Array.from({ length: 24 }, (_, i) => {
  const length = [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 24, 32, 40, 50, 60][i % 15] ?? 3;
  const letters = ['沈', '阿依努尔·', '𠮷㛃', 'Nowak-', '3号楼', '䶮㐂'][i % 6] ?? '沈';
  return Array.from(letters.repeat(60)).slice(0, length).join('') + (i >= 15 ? i : '');
});
const contents: { name: string; options: FeedOptions }[] = [
  { name: '24 people, one of them mended', options: { people: 24, corrected: 1 } },
  {
    name: '60 people with long and rare names',
    options: {
      people: 60,
      corrected: 9,
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
  {
    name: '200 people, 24 of them with names of 1 to 60 characters',
    options: { people: 200, names: varied }
  },
  { name: 'nothing yet', options: { notice: 'none', announcements: [] } }
];

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

/** Whether a slot is worth drawing: each one once, and of a list's pages the first four and the last. */
function isWorthwhile(slot: Slot, i: number, slots: readonly Slot[]): boolean {
  if (slots.findIndex((one) => slotKey(one) === slotKey(slot)) !== i) return false;
  return !('page' in slot) || slot.page < 4 || slot.page === slot.pages - 1;
}

/** The office's additions: a rule with long lines, and two emergencies, one of them long. */
const hall = {
  rule: {
    title: '社区干部积分管理办法',
    version: '2024年1月1日起施行',
    parts: ['基本积分', '任务积分', '扣分情形与一票否决（含本办法第二十一条所列各项）'].map(
      (title, part) => ({
        title,
        lines: Array.from({ length: 5 + 4 * part }, (_, i) => ({
          text: '按时完成上级交办的专项任务并形成书面材料'
            .slice(0, 6 + ((i * 7) % 15))
            .repeat(i % 4 === 3 ? 3 : 1),
          points: i % 3 === 2 ? '每起加 5 分，每月不超过 20 分' : '+5',
          clause: `第${i + 1}条`
        }))
      })
    )
  },
  emergencies: [
    ...[
      ['三号院燃气泄漏，请立即离开', '去柳塘小学操场，走东门。\n不要开关电灯、用火、乘电梯。', false] as const
    ],
    ...[
      [
        '关于'.repeat(24),
        '请各楼栋长逐户通知，行动不便的居民由网格员协助。'.repeat(12) + '拨打 96777、119。',
        true
      ] as const
    ]
  ].map(([title, text, drill], i) => ({
    id: `e${i}`,
    title,
    text,
    drill,
    by: '阳光社区党委、居委会',
    from: '2026-11-11T09:38:00+08:00',
    until: '2026-11-12T10:00:00+08:00'
  }))
};

const languages = ['zh-CN', 'en'];
const cases = screens.flatMap((screen) => languages.map((language) => ({ ...screen, language })));

describe.each(cases)('on $name in $language', ({ width, height, layout, language }) => {
  beforeEach(() => speakAsAsked(new URL(`?lang=${language}`, location.href)));

  test.each(contents)('nothing is cut off: $name', { timeout: 120_000 }, async ({ options }) => {
    await page.viewport(width, height);
    const feed = { ...makeFeed(options), ...hall };
    const faults: string[] = [];
    const moment = { date: '2026-11-11', minute: 581 };
    const slots = everySlot({ feed, layout, pages: new MeasuredPages(), moment });
    for (const slot of slots.filter(isWorthwhile)) {
      const holds: Promise<unknown>[] = [];
      const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
      const screen = await render(LayerFixture, { slide, hold: (draw) => holds.push(draw()) });
      await tick();
      await prepareLayer(screen.container, holds);
      faults.push(...cutOff(screen.container).map((fault) => `${slotKey(slot)}: ${fault}`));
      await screen.unmount();
    }
    expect(faults).toEqual([]);
  });
});
