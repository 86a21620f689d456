import { Unreadable } from '../upload';

/**
 * Characters of number formats. Excel takes 255 of one, of which a quote is six in XML, and some 250 of them; the library
 * looks through a format anew from each bracket in it, so that one of a megabyte would take days.
 */
const most = { one: 1600, all: 200_000 } as const;

const format = /\sformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** @throws Unreadable for formats that no spreadsheet writes */
export function checkFormats(xml: string): void {
  let all = 0;
  for (const [, double, single] of xml.matchAll(format)) {
    const { length } = double ?? single ?? '';
    all += length;
    if (length > most.one || all > most.all) throw new Unreadable('oversized-workbook');
  }
}
