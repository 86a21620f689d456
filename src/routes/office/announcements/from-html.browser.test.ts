import { expect, test } from 'vitest';
import { readWritten } from '$lib/markup';
import { fromHtml } from './from-html';

/** A fragment in the form that Word puts on the clipboard, written by hand. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>通知</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @font-face {font-family:宋体;} p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'><!--StartFragment-->
<h1 style='mso-pagination:widow-orphan'><b><span style='font-size:16.0pt;font-family:方正小标宋'>冬季取暖<span lang=EN-US><o:p></o:p></span></span></b></h1>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;
font-family:仿宋_GB2312'>请居民<b style='mso-bidi-font-weight:normal'>留人在家 </b>，详见<a href="https://sun.gov.cn/a"><span lang=EN-US>办法</span></a>。<o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US
style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>带工作证</p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<table class=MsoTableGrid border=1><tr><td width=10>单元</td><td><p class=MsoNormal>时间&lt;早&gt;</p></td></tr></table>
<img width=1 src="file:///C:/Users/a/AppData/x.png" onerror="alert(1)"><script>alert(2)</script>
<p onclick="alert(3)">点<a href="javascript:alert(4)">这里</a></p>
<!--EndFragment--></body></html>`;

test('what Word leaves on the clipboard comes out clean', () => {
  const text = fromHtml(fromWord);
  expect(text).toBe(
    '# 冬季取暖\n请居民**留人在家** ，详见[办法](https://sun.gov.cn/a)。\n- 带工作证\n单元\u3000时间<早>\n点这里'
  );
  expect(text).not.toMatch(/mso|style|font|script|alert|file:|o:p|xml/i);
  expect(readWritten(text)).toHaveLength(5);
});

test('a page’s own list, bold that isn’t, and entities', () => {
  expect(
    fromHtml(
      '<meta charset=utf-8><b style="font-weight:normal"><ul><li>一</li><li><strong>二</strong></li></ul></b>A&amp;B&#20320;&#x597D;<br>尾'
    )
  ).toBe('- 一\n- **二**\nA&B你好\n尾');
});

test('numbers that Word has set by itself stay; bullets become the list’s own', () => {
  const entry = (drawn: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>${drawn}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`;
  expect(
    fromHtml(
      `<h2 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>一、</span>时间</h2>` +
        entry('1.', '上午') +
        entry('（二）', '<b>下午</b>') +
        entry('§', '带工具') +
        entry('l', '带证件') +
        entry('③', '晚上')
    )
  ).toBe('# 一、时间\n1. 上午\n（二）**下午**\n- 带工具\n- 带证件\n③ 晚上');
});

test('lists of a page: numbered ones count, entries may hold paragraphs', () => {
  expect(
    fromHtml(
      '<ol start="3"><li><p>三</p></li><li><p>四</p><ul><li>之一</li></ul></li><li>五</li></ol><ul><li><p><b>点</b></p></li></ul>'
    )
  ).toBe('3. 三\n4. 四\n- 之一\n5. 五\n- **点**');
});

test('a row of a table is a line; a cell’s paragraphs stand in it', () => {
  expect(
    fromHtml(
      '<table><tr><th><p>楼栋</p></th><th><p>时间</p></th></tr><tr><td><p>3 号楼</p><p>东侧</p></td><td>九点</td></tr></table><p>后面</p>'
    )
  ).toBe('楼栋\u3000时间\n3 号楼 东侧\u3000九点\n后面');
});

test('bold by style, bold within bold, and bold over several paragraphs', () => {
  expect(fromHtml('<p><span style="font-weight:700">重<b>要</b></span>的</p>')).toBe('**重要**的');
  expect(fromHtml('<b><p>一</p><p>二</p></b>三')).toBe('**一**\n**二**\n三');
  expect(fromHtml('<p><span style="color:red">不粗</span><strong>粗</strong></p>')).toBe('不粗**粗**');
});

test.each([
  '<p>没有结束',
  '<b><i>错<b>位</i></b>',
  '<',
  '<!--',
  '<style>p{',
  '<a href="https://a.cn">没关',
  '</b></a></span>',
  '&#99999999;'
])('%s is no trouble', (html) => {
  expect(typeof fromHtml(html)).toBe('string');
});

test.each([
  ['tags that end nowhere', '<a '],
  ['bold that ends nowhere', '<b>'],
  ['bold of nothing', '<b></b> '],
  ['links in links', '<a href="https://a.cn">字'],
  ['comments', '<!---->'],
  ['scripts', '<script></script>'],
  ['lists in lists', '<ul><li>'],
  ['cells of nothing', '<td></td>'],
  ['signs that are hidden', '<span style="mso-list:Ignore">'],
  ['entities that end nowhere', '&amp']
])('%s, five thousand of them, become no more text than there was', (_, piece) => {
  const html = piece.repeat(5_000);
  expect(fromHtml(html).length).toBeLessThan(2 * html.length);
});

test('a row of empty cells behind a dash is a row', () => {
  const row = `<tr><td>-</td>${'<td></td>'.repeat(60)}<td>尾</td></tr>`;
  expect(fromHtml(`<table>${row}</table>`)).toBe(`-${'\u3000'.repeat(61)}尾`);
});

test('a link within another ends it; one over two paragraphs is one in each', () => {
  expect(fromHtml('<a href="https://a.cn">一<a href="https://b.cn">二</a>三</a>')).toBe(
    '[一](https://a.cn)[二](https://b.cn)三'
  );
  expect(fromHtml('<a href="https://a.cn"><h3>题</h3><p>文</p></a>')).toBe(
    '# [题](https://a.cn)\n[文](https://a.cn)'
  );
});

test('nothing of what is pasted runs or is fetched', async () => {
  const ran: unknown[] = [];
  Object.assign(window, { ran });
  const before = performance.getEntriesByType('resource').length;
  expect(
    fromHtml(
      '<img src="/none.png" onerror="ran.push(1)"><svg onload="ran.push(2)"></svg><script>ran.push(3)</script>字'
    )
  ).toBe('字');
  await new Promise((painted) => requestAnimationFrame(painted));
  expect(ran).toEqual([]);
  expect(performance.getEntriesByType('resource')).toHaveLength(before);
});
