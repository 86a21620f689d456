import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { checkCode } from '../../src/lib/notice';
import { makeFeed } from '../fixtures/feed';
import type { renderNotice } from './notice-page';
import { builtPages } from './pages';

/** Bytes that the first round trip of a TCP connection carries: ten packets. */
const firstFlight = 14_600;
const view = { pathname: '/n/k7f3a9', large: false, locale: 'zh-CN' } as const;
const address = 'https://sunboard.yangguang.gov.cn/n/k7f3a9';

let write: typeof renderNotice;

beforeAll(async () => {
  ({ renderNotice: write } = await builtPages());
}, 60_000);

function page(options: Partial<Parameters<typeof renderNotice>[0]> = {}, people = 24): string {
  const { notice } = makeFeed({ people });
  if (!notice) throw new Error('no notice');
  return write({
    ...notice,
    view,
    today: '2026-11-11',
    timeZone: 'Asia/Shanghai',
    address,
    status: null,
    published: null,
    ...options
  });
}

/** The page's text as a reader without a browser gets it: one line for each block. */
function textOf(html: string): string {
  return html
    .replace(/<(style|title)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&emsp;/g, ' ')
    .replace(/\s+/g, ' ');
}

test.each([
  ['zh-CN', false],
  ['zh-CN', true],
  ['en', true]
] as const)('60 people, %s, large print %s: at most 14,600 bytes in all', (locale, large) => {
  const html = page({ view: { ...view, locale, large } }, 60);
  expect(html.match(/<tbody id=/g)).toHaveLength(60);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(firstFlight);
});

test('nothing else has to be fetched, and nothing runs', () => {
  const html = page();
  expect(html.match(/<(script|img|iframe|object|audio|video)\b/g)).toBeNull();
  expect(html.match(/<link\b[^>]*>/g)).toEqual(['<link rel="icon" href="/icon.svg" type="image/svg+xml" />']);
  expect(html).not.toMatch(/url\(|@import|\son\w+=|javascript:/);
});

test('it says how long, who decided, who has what, where to object, and by which code to check it', () => {
  const { notice } = makeFeed({ people: 24 });
  const text = textOf(page());
  expect(text).toContain('3 剩余工作日 11月13日截止，今天是第 3 天，也算在内');
  expect(text).toContain(
    '经 11月5日社区党委、居委会会议（两委会议纪要〔2026〕21号）研究评定，24 人的 10月积分及名次（排名 23 人，1 人本期不排名）现予公示。对结果有异议的，可在公示期内提出'
  );
  expect(text).toContain('两委会议纪要〔2026〕21号');
  expect(text).toContain('纪检专干 方敏');
  expect(text).toContain('收到异议后 5 个工作日内');
  expect(text).toContain(checkCode(notice?.digest ?? ''));
});

test('what stays Chinese on the English page is said once, and on the Chinese page not at all', () => {
  const words = 'given in the Chinese of the original';
  expect(textOf(page({ view: { ...view, locale: 'en' } })).split(words)).toHaveLength(2);
  expect(textOf(page())).not.toContain('中文原文');
});

test('items are English on the English page, with the language of each cell; a notice without English keeps them', () => {
  const { notice } = makeFeed({ people: 24 });
  const english = { ...view, locale: 'en' } as const;
  const own = (html: string) => /<tbody id="p0">[\s\S]*?<\/tbody>/.exec(html)?.[0] ?? '';
  const translated = own(page({ view: english }));
  expect(translated).toMatch(/<td lang="en">(Dispute settled|Took part in an activity) × \d<\/td>/);
  expect(translated).not.toMatch(/调解纠纷|参加活动|登记信息|提前完成任务|好人好事/);
  if (!notice) throw new Error('no notice');
  const { english: _, ...older } = notice.snapshot;
  expect(own(page({ view: english, snapshot: older }))).toMatch(/<td>(调解纠纷|参加活动) \d+ (起|次)<\/td>/);
});

test('the trend names its months, and says whose highest and lowest it draws', () => {
  const text = textOf(page());
  expect(text).toMatch(/1月 2 3 4 5 6 7 8 9 10月 个人最高/);
  expect(text).toContain('浅色带是当月个人最高分到最低分');
});

test('each person: what added, item by item, and one net figure for everything else', () => {
  const { notice } = makeFeed({ people: 24 });
  const first = notice?.snapshot.rows[0];
  if (!first) throw new Error('no rows');
  const own = textOf(/<tbody id="p0">[\s\S]*?<\/tbody>/.exec(page())?.[0] ?? '');
  for (const { name, count, measure, points } of first.gains)
    expect(own).toContain(`${name} ${count} ${measure} +${points / 100}`);
  expect(own).toContain(`其余各项合计 +${(first.rest ?? 0) / 100}`);
});

test('a move is a triangle and a figure, and words for who listens; two characters are spread', () => {
  const html = page();
  expect(html).toMatch(
    /<span class="move" role="img" aria-label="上升 1 位"><svg [^>]*>[\s\S]*?<\/svg> 1<\/span>/
  );
  expect(html).toContain('<span class="move word">持平</span>');
  expect(html).toMatch(/<span class="n2">\p{Script=Han}<\/span>\p{Script=Han}<\/a>/u);
  expect(html).toContain('.n2{letter-spacing:1em}');
});

test('its colours are those of every face', () => {
  expect(page()).toMatch(/<style>:root\{[^}]*--cinnabar:#962217/);
});

test('who is not ranked stands below the table, without points against a rank', () => {
  const { notice } = makeFeed({ people: 24 });
  const apart = notice?.snapshot.rows.find(({ rank }) => rank === null);
  const html = page();
  expect(textOf(html)).toContain(`本期不排名：${apart?.name}。`);
  expect(html.match(/href="#p\d+"/g)).toHaveLength(23);
});

test.each([
  ['2026-11-08', '5 剩余工作日 11月9日起算，11月13日截止'],
  ['2026-11-13', '1 剩余工作日 11月13日截止，今天是第 5 天，也算在内'],
  ['2026-11-14', '公示期满 公示 5 个工作日，11月13日截止。期满后仍可向受理人反映。']
])('on %s it says: %s', (today, words) => {
  expect(textOf(page({ today }))).toContain(words);
});

test('a name is text, whatever it holds', () => {
  const { notice } = makeFeed({
    people: 3,
    names: ['<script>alert(1)</script>', '=HYPERLINK("http://x")', '"><b>𠮷㛃']
  });
  if (!notice) throw new Error('no notice');
  const html = page(notice);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  expect(html).toContain('𠮷㛃');
});

test('large print and English keep each other in their links', () => {
  const html = page({ view: { ...view, large: true, locale: 'en' } });
  expect(html).toContain('href="/n/k7f3a9?l=1"');
  expect(html).toContain('href="/n/k7f3a9?lang=en"');
  expect(html).toContain('html{font-size:135%}');
  expect(html).toContain('<html lang="en">');
  expect(textOf(html)).toContain('3 working days left until 13 Nov; today is day 3, and counts');
});

test('the printed sheet has a code only when a phone can reach the page', () => {
  expect(page()).toContain(`aria-label="二维码：${address}"`);
  expect(page({ address: null })).not.toContain('class="qr"');
});

test('one month alone has no move and no trend', () => {
  const { notice } = makeFeed({ people: 24 });
  if (!notice) throw new Error('no notice');
  const snapshot = { ...notice.snapshot, previous: null, trend: notice.snapshot.trend.slice(-1) };
  const html = page({ snapshot });
  expect(html).not.toContain('<figure');
  expect(textOf(html)).not.toMatch(/比 9月/);
  expect(html).not.toContain('class="move');
});
