/**
 * A number as people type it, in the writing that `parseHundredths` reads: no spaces around it, full-width digits and
 * signs made plain, and a point for the 。 that a Chinese keyboard gives between two digits. Other text stays.
 */
export function typedNumber(text: string): string {
  return text
    .trim()
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[。｡](?=\d)/g, '.');
}
