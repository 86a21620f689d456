import { kindOf, rulesOn, type Item, type Scheme } from '$lib/points';
import { lastDay } from '$lib/calendar';
import { countedItems } from './marks';
import { leftOut, markIn, meaningIn, type MarkMeaning, type Meaning } from './meaning';
import { daysOf, type PeopleSheet } from './people-sheet';

/** What a person has said of a sheet, as its form sends it. */
export interface MappingInput {
  /** YYYY-MM */
  month: string;
  /** of several sheets of one month and one header: which; '1' for the only one */
  no: string;
  /** what the entries rest on */
  basis: string;
  /** `3:activity:times`, by column */
  columns: readonly string[];
  /** `迟:late`, by mark */
  marks: readonly string[];
}

/** The same, understood. What names no column or no item of these counts as left out. */
export interface Mapping {
  month: string;
  no: number;
  basis: string;
  /** by index of the column */
  columns: ReadonlyMap<number, Meaning>;
  marks: ReadonlyMap<string, MarkMeaning>;
}

/** What columns may stand for on the last day of a month: what is entered, and what the rules give by themselves. */
export function itemsFor(scheme: Scheme, month: string): Item[] {
  return rulesOn(scheme, lastDay(month)).items.filter(
    (item) => kindOf(item).isEntered(item) || item.kind === 'standing'
  );
}

/** What a mapping as it was typed may name. A month that is none has no items; `planSheet` says so. */
export function itemsIn(scheme: Scheme, { month }: Pick<MappingInput, 'month'>): Item[] {
  return isMonth(month) ? itemsFor(scheme, month) : [];
}

/** YYYY-MM of this century. */
export const isMonth = (text: string) => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);

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
 * The month of each column: its header's, in the year of the sheet's month. Where months go down from one column to the
 * next (11月, 12月, 1月) the earlier ones are of the year before.
 */
export function monthsOf(sheet: Pick<PeopleSheet, 'columns'>, month: string): (at: number) => string {
  const named = sheet.columns.filter((column) => column.month !== '');
  const months = named.map((column) => column.month.slice(-2));
  const turn = months.findLastIndex((each, n) => n > 0 && each < (months[n - 1] ?? ''));
  // 参加活动 by month, then 调解 by month: each begins anew, and that is no turn of the year.
  const once = new Set(months).size === months.length;
  const year = Number(month.slice(0, 4));
  const found = new Map(
    named.map(({ at, month: own }, n) => [
      at,
      own.length === 7 ? own : `${once && n < turn ? year - 1 : year}-${own}`
    ])
  );
  return (at) => found.get(at) ?? month;
}

/** True for days × people: marks are read, and a person may have two lines. */
export const isAttendance = (sheet: PeopleSheet) => daysOf(sheet).length > 0;
