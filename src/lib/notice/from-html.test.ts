import { expect, test } from 'vitest';
import { fromHtml, readWritten } from './index';

/** As Word's clipboard has it; written by hand, after what it writes. */
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
    '# 冬季取暖\n请居民**留人在家** ，详见[办法](https://sun.gov.cn/a)。\n- 带工作证\n单元\n时间<早>\n点这里'
  );
  expect(text).not.toMatch(/mso|style|font|script|alert|file:|o:p|xml/i);
  expect(readWritten(text)).toHaveLength(6);
});

test('a page’s own list, bold that isn’t, and entities', () => {
  expect(
    fromHtml(
      '<meta charset=utf-8><b style="font-weight:normal"><ul><li>一</li><li><strong>二</strong></li></ul></b>A&amp;B&#20320;&#x597D;<br>尾'
    )
  ).toBe('- 一\n- **二**\nA&B你好\n尾');
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
