import { Unreadable } from '../upload';

/**
 * The text of a part of a spreadsheet, without what makes a reader grow or stand still.
 * @throws Unreadable `broken-workbook` for declarations, `oversized-workbook` for formats that no spreadsheet writes
 */
export function xmlOf(data: Uint8Array): string {
  const xml = decoded(data);
  // An entity is the only thing in XML that grows when it is read.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Unreadable('broken-workbook');
  checkFormats(xml);
  return xml;
}

function decoded(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new Unreadable('broken-workbook');
  }
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
