import { crc32 } from 'node:zlib';
import { zipOf } from '../../../platform/workbook/zip';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';
import { unzip } from './unzip';

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
    const xml = decode(data);
    // An entity is the only thing in XML that grows when it is read.
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Unreadable('broken-workbook');
    checkFormats(xml);
    if (xml.includes('sheetData')) {
      sheets += 1;
      tags += countOf(xml, '<c ') + countOf(xml, ':c ') + countOf(xml, '<c>');
    }
    parts.set(path, withPlainCharacters(xml));
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

function decode(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new Unreadable('broken-workbook');
  }
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function withPlainCharacters(xml: string): string {
  if (!xml.includes('&#')) return xml;
  return xml.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi, (reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}

/**
 * Characters of number formats. Excel takes 255 of one, of which a quote is six in XML, and some 250 of them; a library looks
 * through a format anew from each bracket in it, so that one of a megabyte would take days.
 */
const most = { one: 1600, all: 200_000 } as const;
const format = /\sformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** @throws Unreadable for formats that no spreadsheet writes */
function checkFormats(xml: string): void {
  let all = 0;
  for (const [, double, single] of xml.matchAll(format)) {
    const { length } = double ?? single ?? '';
    all += length;
    if (length > most.one || all > most.all) throw new Unreadable('oversized-workbook');
  }
}
