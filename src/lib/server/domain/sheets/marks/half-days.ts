import { textOf, type Item, type Subject } from '$lib/points';
import { marksIn } from '$lib/tables';
import type { PeopleSheetRow } from '../layout/people-sheet';

/** A day that is marked all through: the least that its parts add up to, as thirds don't make one. */
export const wholeDay = 0.99;

/** Whether an item is counted by the day: half of one can't be booked. */
export const countsDays = (item: Item): boolean => 'measure' in item && item.measure === '天';

/** 事半, 半事, 事0.5, 病½: it says itself that it is half a day. */
export const saysHalf = (mark: string): boolean => /半|(?:^|\D)0?\.5|1\u20442/.test(mark);

/**
 * The part of a day, from 0 to 1, that a mark in a cell of a person's row stands for: the day is shared by
 * the person's rows (上午, 下午; an evening only where something is written in it), a cell by its different
 * marks (√/事).
 * @param people the person of each row of the sheet
 */
export function partsOfDays(rows: readonly PeopleSheetRow[], people: ReadonlyMap<number, Subject>) {
  const own = new Map<string, PeopleSheetRow[]>();
  for (const row of rows) {
    const id = people.get(row.row)?.id;
    if (id !== undefined) own.set(id, [...(own.get(id) ?? []), row]);
  }
  const partsOf = (id: string, at: number) => {
    const theirs = own.get(id) ?? [];
    const filled = theirs.filter(({ cells }) => marksIn(textOf(cells[at])).length > 0).length;
    return Math.max(filled, Math.min(theirs.length, 2));
  };
  return ({ id }: Subject, at: number, mark: string, marks: readonly string[]): number =>
    saysHalf(mark) ? 0.5 : 1 / (partsOf(id, at) * marks.length);
}
