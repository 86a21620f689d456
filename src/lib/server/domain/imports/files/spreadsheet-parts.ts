import { crc32 } from 'node:zlib';
import { zipOf } from '../../../platform/workbook/zip';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';
import { unzip } from './unzip';
import { xmlOf } from './xml-of';

/** Parts that a reading never looks at. */
const beside =
  /^xl\/(drawings|media|charts|chartsheets|printerSettings|externalLinks|theme|ctrlProps|activeX|embeddings|persons|threadedComments|pivot[^/]*)\/|vml|comments|calcChain|\/(Thumbnails|Pictures)\//i;
const wanted = (path: string) => /\.(xml|rels)$|^mimetype$/i.test(path) && !beside.test(path);

/**
 * The parts of a spreadsheet that are read (.xlsx, .ods), checked before a library sees them. Numeric references above
 * U+FFFF become the characters that they name: SheetJS 0.20.3 cuts them to 16 bits, and 方𠮷 would be another name.
 *
 * @throws Unreadable `broken-workbook`, `oversized-workbook`, `locked-workbook`, `too-many-sheets`, `too-many-cells`
 */
export function spreadsheetParts(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>();
  let [sheets, tags] = [0, 0];
  for (const [path, data] of unzip(bytes, wanted)) {
    const xml = xmlOf(data);
    if (xml.includes('sheetData')) {
      sheets += 1;
      tags += countOf(xml, '<c ') + countOf(xml, ':c ') + countOf(xml, '<c>');
    }
    parts.set(path, withoutConditions(withPlainCharacters(xml)));
  }
  if (sheets > importLimits.sheets) throw new Unreadable('too-many-sheets', { limit: importLimits.sheets });
  if (tags > importLimits.area) throw new Unreadable('oversized-workbook');
  return parts;
}

/**
 * An archive of parts as they are, unpacked. The library takes archives only; this one holds nothing but what was
 * checked, so that it never meets the bytes of a stranger's archive.
 */
export function storedZip(parts: ReadonlyMap<string, string>): Uint8Array {
  return zipOf(
    [...parts].map(([path, text]) => {
      const data = Buffer.from(text);
      return { path, data, method: 0, crc: crc32(data), size: data.length };
    })
  );
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** Formats of an .ods that depend on the sign: SheetJS reads the text as it is shown, and only complains of them aloud. */
const withoutConditions = (xml: string) => xml.replace(/<style:map\s[^<>]*\/>/g, '');

function withPlainCharacters(xml: string): string {
  if (!xml.includes('&#')) return xml;
  return xml.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi, (reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}
