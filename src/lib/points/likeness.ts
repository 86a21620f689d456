import { monthOf } from '../calendar';
import type { Entry } from './ledger';

/** An entry as far as it can be mistaken for another one. */
export type LikeEntry = Pick<Entry, 'id' | 'subject' | 'item' | 'date'> & {
  basis: string;
  /** '' without a matter */
  matterKey: string;
};

/**
 * The way in which two entries read like one thing. `alike`: nothing tells them apart. `alike-in-sheet`: one of them was counted
 * by a sheet, which names neither a basis of its own nor, by the month, a day.
 */
export type Likeness = 'alike' | 'alike-in-sheet';

/** The sheet from which an entry was made, as its number (流水号) says; `no` tells several sheets of a month apart. */
interface SheetOfEntry {
  by: 'days' | 'month';
  no: string;
}

/** `考2026-10-08-u1-late` of an attendance sheet, `表2026-10-u1-activity-3f9c01` of one that counts by the month; null for any other. */
function sheetOf({ id }: Pick<Entry, 'id'>): SheetOfEntry | null {
  const [, sign, no = '1'] = /^(考|表)(?:(\d)-)?\d{4}-\d{2}-/.exec(id) ?? [];
  if (sign === undefined) return null;
  return { by: sign === '表' ? 'month' : 'days', no };
}

/** Whether an entry was counted for a whole month by a sheet, so that its date is no day on which it happened. */
export function isCountedByMonth(entry: Pick<Entry, 'id'>): boolean {
  return sheetOf(entry)?.by === 'month';
}

/**
 * Compares two entries that count as different lines.
 * @returns null when they are of different people, items or days, or when something tells them apart
 */
export function likenessOf(one: LikeEntry, other: LikeEntry): Likeness | null {
  if (one.subject !== other.subject || one.item !== other.item) return null;
  const sheets = [sheetOf(one), sheetOf(other)].filter((sheet) => sheet !== null);
  const [first, second] = sheets;
  // Somebody has said of two sheets with different numbers that they are two.
  const isOfSheet = first !== undefined && (second === undefined || first.no === second.no);
  if (!isOfSheet) return one.date === other.date && isUntold(one, other) ? 'alike' : null;
  const isSameTime = sheets.some(({ by }) => by === 'month')
    ? monthOf(one.date) === monthOf(other.date)
    : one.date === other.date;
  return isSameTime ? 'alike-in-sheet' : null;
}

/** Another matter, or else another basis, tells two entries of one person, item and day apart. */
function isUntold(one: LikeEntry, other: LikeEntry): boolean {
  if (one.matterKey !== '' && other.matterKey !== '') return one.matterKey === other.matterKey;
  const [basis, others] = [ownBasis(one), ownBasis(other)];
  return basis === '' || others === '' || basis === others;
}

/** The basis of an entry; a correction's is its objection, by which it is numbered, and says nothing of what happened. */
function ownBasis({ id, basis }: LikeEntry): string {
  return id.startsWith(`${basis}-`) ? '' : basis;
}
