import { expect, test } from 'vitest';
import { badLinks, boldRuns, boardText, readWritten, withoutMarks } from './index';

test('headings, items, bold, links and the places of pictures', () => {
  const text =
    '# 冬季取暖\n请**留人在家**，详见[办法](https://sun.gov.cn/a?b=1)。\n- 带工作证\n• 不收费\n[图1]\n【视频】\nhttps://sun.gov.cn，谢谢';
  expect(readWritten(text)).toEqual([
    { kind: 'heading', runs: [{ text: '冬季取暖' }] },
    {
      kind: 'text',
      runs: [
        { text: '请' },
        { text: '留人在家', bold: true },
        { text: '，详见' },
        { text: '办法', href: 'https://sun.gov.cn/a?b=1' },
        { text: '。' }
      ]
    },
    { kind: 'item', runs: [{ text: '带工作证' }] },
    { kind: 'item', runs: [{ text: '不收费' }] },
    { kind: 'picture', no: 1 },
    { kind: 'video' },
    { kind: 'text', runs: [{ text: 'https://sun.gov.cn', href: 'https://sun.gov.cn' }, { text: '，谢谢' }] }
  ]);
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)" style="position:fixed">x</a>',
  '&lt;b&gt;',
  '1. 第一\n2、第二',
  '5 * 3 ** 2',
  '-5 分'
])('%s is text, and nothing else', (text) => {
  expect(readWritten(text)).toEqual(
    text.split('\n').map((line) => ({ kind: 'text', runs: [{ text: line }] }))
  );
});

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//evil.example',
  '/\\evil.example',
  'https://x"onclick=1',
  'file:///etc/passwd',
  ''
])('a link to %s leads nowhere, and is told', (address) => {
  const text = `[看这里](${address})`;
  expect(readWritten(text).flatMap((block) => ('runs' in block ? block.runs : []))).toEqual([{ text }]);
  expect(badLinks(text)).toEqual([address]);
});

test.each(['https://a.cn/b?c=d&e', 'http://a.cn', 'mailto:a@b.cn', 'tel:010-1234567', '/n/k7m2p9'])(
  'a link to %s leads there',
  (href) => {
    expect(badLinks(`[看这里](${href})`)).toEqual([]);
    expect(readWritten(`[看这里](${href})`)).toEqual([{ kind: 'text', runs: [{ text: '看这里', href }] }]);
  }
);

test('a board gets words, with marks around what is bold, and no places', () => {
  const text = boardText('# 停水\n明天**九点**起\n- 备水\n[图1]\n见[办法](https://a.cn)');
  expect(withoutMarks(text)).toBe('停水\n明天九点起\n• 备水\n见办法');
  expect(text.split('\n').map(boldRuns)).toEqual([
    [{ text: '停水', bold: true }],
    [
      { text: '明天', bold: false },
      { text: '九点', bold: true },
      { text: '起', bold: false }
    ],
    [{ text: '• 备水', bold: false }],
    [{ text: '见办法', bold: false }]
  ]);
});

test('a page may end and the next begin within bold words', () => {
  const [first, second] = ['明天\u0002九点', '一刻\u0003起'];
  expect(boldRuns(first)).toEqual([
    { text: '明天', bold: false },
    { text: '九点', bold: true }
  ]);
  expect(boldRuns(second)).toEqual([
    { text: '一刻', bold: true },
    { text: '起', bold: false }
  ]);
});
