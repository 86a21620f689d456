import { parseHundredths, textOf, typedNumber, type TableCell, type Hundredths } from '$lib/points';
import type { CellsAs } from './meaning';

/** Matches the ways in which people fill in an empty cell by hand. */
const empty = /^[/／\\\-－—–]*$|^无$/;

/** True for a cell that says nothing. */
export const isBlank = (text: string) => empty.test(text.trim());

const unit = /\s*(?:(分)|次|天|项|起|个|件|场|人|名|户|条)$/;

/**
 * The number in a cell, however it is typed (`２`, `+5`, `−2`, `3 次`), in hundredths; null for anything else, also for two numbers
 * with a space or a line break between them.
 */
export function numberIn(cell: TableCell | string): Hundredths | null {
  const text = typedNumber(textOf(cell));
  return parseHundredths(text.replace(unit, '').replace(/^([+\u2212-])\s+/, '$1'));
}

/** Whether a cell says itself that it holds points (`10分`) or times (`3次`, `第5名`); null: it doesn't. */
export function unitIn(cell: TableCell | string): CellsAs | null {
  const found = unit.exec(typedNumber(textOf(cell)));
  return found && (found[1] ? 'points' : 'times');
}
