import { parseHundredths, textOf, typedNumber, type TableCell, type Hundredths } from '$lib/points';

/** Matches the ways in which people fill in an empty cell by hand. */
const empty = /^[/／\\\-－—–]*$|^无$/;

/** True for a cell that says nothing. */
export const isBlank = (text: string) => empty.test(text.trim());

/** The number in a cell, however it is typed (`２`, `+5`, `−2`, `3次`), in hundredths; null for anything else. */
export function numberIn(cell: TableCell | string): Hundredths | null {
  const text = typedNumber(textOf(cell))
    .replace(/\s+/g, '')
    .replace(/(?:次|分|天|项|起|个|件|场|人|名|户|条)$/, '');
  return parseHundredths(text);
}
