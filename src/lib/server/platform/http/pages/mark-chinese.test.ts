import { expect, it } from 'vitest';
import { markChinese } from './mark-chinese';

it.each([
  ['<td>李明</td>', '<td lang="zh-CN">李明</td>'],
  ['<td><!--[-->李明<!--]--></td>', '<td lang="zh-CN"><!--[-->李明<!--]--></td>'],
  [
    '<a href="/n"><span class="n2">李</span>明</a>',
    '<a href="/n" lang="zh-CN"><span class="n2" lang="zh-CN">李</span>明</a>'
  ],
  [
    '<p title="李明">declared by 李明 &amp; 韩冰<!-- 明 -->.</p>',
    '<p title="李明"><bdi>declared by <bdi lang="zh-CN">李明</bdi> &amp; <bdi lang="zh-CN">韩冰</bdi></bdi><!-- 明 -->.</p>'
  ],
  [
    '<table lang="zh-CN"><td>李明 A</td><td lang="en">by 李明</td></table>',
    '<table lang="zh-CN"><td>李明 A</td><td lang="en"><bdi>by <bdi lang="zh-CN">李明</bdi></bdi></td></table>'
  ],
  ['<select><option>A 李明</option></select>', '<select><option>A 李明</option></select>'],
  ['<svg><text>A 李明</text></svg>', '<svg><text>A 李明</text></svg>'],
  ['<p>declared by <b>李明</b></p>', '<p>declared by <b lang="zh-CN">李明</b></p>'],
  ['<p>李明 <small>Recorder</small></p>', '<p><bdi lang="zh-CN">李明</bdi> <small>Recorder</small></p>'],
  ['<ul><li>第一<li>第二</ul>', '<ul><li lang="zh-CN">第一<li lang="zh-CN">第二</ul>'],
  ['<div lang="zh-CN"><p>李明</p></div>', '<div lang="zh-CN"><p>李明</p></div>'],
  [
    '<html lang="en"><p title="a > b">名次<br>二</p></html>',
    '<html lang="en"><p title="a > b" lang="zh-CN">名次<br>二</p></html>'
  ],
  ['<script>"<p>李明</p>"</script><p>3</p>', '<script>"<p>李明</p>"</script><p>3</p>']
])('%s', (page, marked) => expect(markChinese(page)).toBe(marked));

it('every cell of a long page is marked', () => {
  const row = '<tr><td>李明</td><td>+5</td></tr>';
  expect(markChinese(`<table>${row.repeat(20_000)}</table>`).match(/lang=/g)).toHaveLength(20_000);
});
