import { parseHundredths, textOf, typedNumber, type Hundredths, type TableCell } from '../points';

/** The ways in which people fill in a cell that says nothing: 无, —, /. */
const nothing = /^[/／\\\-－—–]*$|^无$/;
export const saysNothing = (text: string) => nothing.test(text.trim());

const unit = /\s*(?:(分)|次|天|项|起|个|件|场|人|名|户|条)$/;
const words: Record<string, string> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10'
};

/**
 * The number in a cell, however it is typed, in hundredths: `２`, `+5`, `−2`, `3 次`, `二次`, `2.0`; null for anything else,
 * also for two numbers.
 */
export function numberIn(cell: TableCell | string): Hundredths | null {
  const bare = typedNumber(textOf(cell)).replace(unit, '').replace(/^第/, '');
  return parseHundredths((words[bare] ?? bare).replace(/^([+\u2212-])\s+/, '$1'));
}

/** Whether a cell says itself what it holds: points (`10分`), or times (`3次`); null: it doesn't. */
export function unitIn(cell: TableCell | string): FigureUnit | null {
  const found = unit.exec(typedNumber(textOf(cell)));
  return found && (found[1] ? 'points' : 'times');
}

/** `times`: cells hold how often it happened, or the rank where an item is scored by rank; `points`: the points for it. */
export type FigureUnit = 'times' | 'points';
