import { textOf, type Item } from '$lib/points';
import { countedItems, legendIn, marksIn, meaningOfMark } from '$lib/tables';
import { markIn, type MarkMeaning, type ProposalGround } from './meaning';
import { dayColumns, type PeopleSheet } from '../layout/people-sheet';

export interface MarkProposal {
  mark: string;
  /** number of cells with it */
  count: number;
  meaning: MarkMeaning;
  why: ProposalGround | 'legend';
}

/** Different marks in one sheet: beyond it the days hold something else. */
export const mostMarks = 40;

/**
 * Marks of one sheet that are offered to be chosen, the most frequent ones; each is a row of the page with all items. Days
 * full of other texts have thousands.
 */
const mostOffered = 200;

/**
 * The marks of an attendance sheet, most frequent first and `mostOffered` at most, each with its proposed meaning: the unit's last
 * choice, else the sheet's own legend (说明：△ 事假), else common use, else none, and then a person has to
 * choose.
 * @param items that are entered by how often they happen
 */
export function proposeMarks(
  sheet: PeopleSheet,
  items: readonly Item[],
  remembered: ReadonlyMap<string, string>
): MarkProposal[] {
  const counts = new Map<string, number>();
  const days = dayColumns(sheet);
  for (const { cells } of sheet.rows)
    for (const { at } of days)
      for (const mark of marksIn(textOf(cells[at]))) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const ids = new Set(items.map(({ id }) => id));
  const legend = legendIn(sheet.words.join(' '));
  const facts = countedItems(items);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOffered)
    .map(([mark, count]) => {
      const before = markIn(remembered.get(mark) ?? '', ids);
      if (before) return { mark, count, meaning: before, why: 'remembered' };
      const item = meaningOfMark(mark, legend, facts);
      const meaning: MarkMeaning =
        item === undefined ? null : item === null ? { is: 'nothing' } : { is: 'item', item: item.id };
      return { mark, count, meaning, why: legend.has(mark) ? 'legend' : meaning ? 'same' : 'unknown' };
    });
}
