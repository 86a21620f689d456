import { crc32 } from 'node:zlib';
import { zipOf } from '../../src/lib/server/platform/workbook/zip';

/** Makes a .docx with this body. */
export function docx(body: string): Buffer {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
  const data = new TextEncoder().encode(xml);
  return zipOf([{ path: 'word/document.xml', data, method: 0, crc: crc32(data), size: data.length }]);
}

/** The XML of one paragraph of a .docx. */
export const docxParagraph = (text: string) =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
