import { kindOf, rulesOn, type Item, type Scheme } from '$lib/points';
import { lastDay, yearOf, isMonth } from '$lib/calendar';
import { countedItems } from '$lib/tables';
import { leftOut, markIn, meaningIn, type MarkMeaning, type Meaning } from './marks/meaning';
import { dayColumns, type PeopleSheet } from './layout/people-sheet';

/** A person's choices for a sheet, as its form sends them. */
export interface MappingInput {
  /** YYYY-MM */
  month: string;
  /** tells several sheets with one month and one header apart; '1' for the only one */
  no: string;
  /** ground of the entries */
  basis: string;
  /** `3:activity:times`, by column */
  columns: readonly string[];
  /** `迟:late`, by mark */
  marks: readonly string[];
}

/** The choices for a sheet, understood. A choice that names no column or no item counts as left out. */
export interface Mapping {
  month: string;
  no: number;
  basis: string;
  /** by index of the column */
  columns: ReadonlyMap<number, Meaning>;
  marks: ReadonlyMap<string, MarkMeaning>;
}

/**
 * The items that columns may stand for on the last day of a month: those that are entered, and those that
 * the rules give by themselves.
 */
export function itemsFor(scheme: Scheme, month: string): Item[] {
  return rulesOn(scheme, lastDay(month)).items.filter(
    (item) => kindOf(item).isEntered(item) || item.kind === 'standing'
  );
}

/** The items that a typed mapping may name. An invalid month has no items; `planSheet` reports it. */
export function itemsIn(scheme: Scheme, { month }: Pick<MappingInput, 'month'>): Item[] {
  return isMonth(month) ? itemsFor(scheme, month) : [];
}

/**
 * Reads the choices of a sheet's form.
 * @param items those that columns and marks may name
 */
export function mappingOf(input: MappingInput, items: readonly Item[]): Mapping {
  const ids = new Set(items.map(({ id }) => id));
  const counted = new Set(countedItems(items).map(({ id }) => id));
  const parted = (text: string, at: number) => [text.slice(0, at), text.slice(at + 1)] as const;
  const columns = input.columns.map((text) => {
    const [at, meaning] = parted(text, text.indexOf(':'));
    return [Number(at), meaningIn(meaning, ids) ?? leftOut] as const;
  });
  const marks = input.marks.map((text) => {
    const [mark, meaning] = parted(text, text.lastIndexOf(':'));
    return [mark, markIn(meaning, counted)] as const;
  });
  const { month, basis } = input;
  const no = /^[1-9]$/.test(input.no) ? Number(input.no) : 1;
  return { month, no, basis, columns: new Map(columns), marks: new Map(marks) };
}

/**
 * The month of each column: its header's, in the year of the sheet's month. Where months go down from one
 * column to the next (11月, 12月, 1月) the earlier ones are of the year before.
 */
export function columnMonths(sheet: Pick<PeopleSheet, 'columns'>, month: string): (at: number) => string {
  const named = sheet.columns.filter((column) => column.month !== '');
  const months = named.map((column) => column.month.slice(-2));
  const turn = months.findLastIndex((each, n) => n > 0 && each < (months[n - 1] ?? ''));
  // 参加活动 by month, then 调解 by month: each begins anew, and that is no turn of the year.
  const once = new Set(months).size === months.length;
  const year = yearOf(month);
  const found = new Map(
    named.map(({ at, month: own }, n) => [
      at,
      own.length === 7 ? own : `${once && n < turn ? year - 1 : year}-${own}`
    ])
  );
  return (at) => found.get(at) ?? month;
}

/** True for days × people: marks are read, and a person may have two lines. */
export const isAttendance = (sheet: PeopleSheet) => dayColumns(sheet).length > 0;
