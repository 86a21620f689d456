import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { docx, docxParagraph } from '../../../../../tests/make/docx';
import { workbook } from '../../../../../tests/make/workbook';
import { zipOf } from '../../platform/workbook/zip';
import { documentText } from './document-text';

const utf8 = (text: string) => new TextEncoder().encode(text);

const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${docxParagraph(text)}</w:tc>`;

it('a .docx: paragraphs, and tables with tabs between their cells', async () => {
  const table =
    `<w:tbl><w:tr>${cell('项目', '<w:gridSpan w:val="2"/>')}${cell('分值')}</w:tr>` +
    `<w:tr>${cell('考勤')}${cell('迟到一次扣2分&amp;通报')}${cell('10')}</w:tr></w:tbl>`;
  const text = await documentText(
    docx(
      `${docxParagraph('积分办法')}${table}<w:p/><w:p><w:r><w:t>第一</w:t><w:br/><w:t>条</w:t></w:r></w:p>`
    )
  );
  expect(text).toBe('积分办法\n项目\t\t分值\n考勤\t迟到一次扣2分&通报\t10\n\n第一 条');
});

it('deleted words and a text box’s second copy are left out', async () => {
  const deleted = '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>';
  const copy = `<mc:Fallback>${docxParagraph('副本')}</mc:Fallback>`;
  expect(await documentText(docx(`<w:p>${deleted}<w:r><w:t>新</w:t></w:r></w:p>${copy}`))).toBe('新');
});

it('a workbook, in which a name merged over rows stands once; and a list in CSV', async () => {
  const sheet = workbook({
    细则: [
      ['项目', '标准', '分值'],
      ['考勤', '迟到一次扣2分', '10']
    ]
  });
  expect(await documentText(sheet)).toBe('项目\t标准\t分值\n考勤\t迟到一次扣2分\t10');
  expect(await documentText(utf8('积分事项,积分\n迟到,-1\n'))).toBe('积分事项\t积分\n迟到\t-1');
  expect(await documentText(utf8('一、考勤\n迟到扣1分，早退扣1分。'))).toBe(
    '一、考勤\n迟到扣1分，早退扣1分。'
  );
});

it.each([
  ['%PDF-1.7', 'document-unread'],
  ['a\u0000b', 'document-unread'],
  ['PK\u0003\u0004', 'document-broken']
])('%j is refused: %s', async (text, code) => {
  await expect(documentText(utf8(text))).rejects.toMatchObject({ code });
});

/** An archive of one part. */
function archive(path: string, text: string): Uint8Array {
  const plain = utf8(text);
  return zipOf([{ path, data: deflateRawSync(plain), method: 8, crc: crc32(plain), size: plain.length }]);
}

it.each([
  [
    'an entity of its own',
    archive('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'),
    'document-broken'
  ],
  ['another archive', archive('a.txt', '迟到扣1分'), 'document-unread'],
  [
    'a part that is larger than any document',
    archive('word/document.xml', ' '.repeat(64 * 2 ** 20)),
    'document-oversized'
  ]
])('%s is refused: %#', async (_, file, code) => {
  await expect(documentText(file)).rejects.toMatchObject({ code });
});

it('a .docx of tables within tables, a hundred thousand deep, is read', async () => {
  const deep = 100_000;
  const inner = `${'<w:tbl><w:tr><w:tc>'.repeat(deep)}${docxParagraph('迟到扣1分')}${'</w:tc></w:tr></w:tbl>'.repeat(deep)}`;
  expect(await documentText(docx(inner))).toBe('迟到扣1分');
});
