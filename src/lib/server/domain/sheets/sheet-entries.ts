import { firstDay, lastDay } from '$lib/calendar';
import { kindOf, spellOn, textOf, type Item, type Subject, type ReadTable } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import type { MessageParams } from '../../platform/problem/problem';
import type { ImportFinding } from '../imports/upload';
import { entryIds, madeFor, tagOf } from './entry-ids';
import { countsDays, partsOfDays, saysHalf, wholeDay } from './marks/half-days';
import { isAttendance, columnMonths, type Mapping } from './mapping';
import { marksIn } from '$lib/tables';
import { mostMarks } from './marks/marks';
import { dayColumns, type PeopleSheet, type PeopleSheetRow } from './layout/people-sheet';
import { peopleOf } from './people-of-sheet';
import { rewordedColumns, type ItemColumn } from './reworded-columns';
import { isReadTwoWays, readSheetCell } from './marks/read-sheet-cell';
import { servesOn, spellsOf, type RosterPerson } from '../roster/spells';

/** Entries of one sheet: beyond it the sheet is no month's work. */
const mostEntries = 20_000;

export interface SheetContext {
  /** the items that columns and marks may stand for */
  items: readonly Item[];
  roster: readonly Subject[];
  booked: readonly BookedEntry[];
  /** YYYY-MM-DD in the unit's time zone */
  today: string;
}

/** The place of an entry in the sheet. */
export interface EntryPlace {
  row: number;
  column: string;
  id: string;
  subject: string;
}

export interface SheetEntries {
  /** the table as the rules read entries; its rows count from 1, see `places` */
  table: ReadTable;
  /** the place of each row of the table */
  places: EntryPlace[];
  problems: ImportFinding[];
  notices: ImportFinding[];
  /** the person of each row; without those with a problem */
  people: Map<number, Subject>;
}

const header = ['流水号', '编号', '事项', '日期', '数量', '分值', '依据'];

/** Turns a sheet under a mapping into entries, each with its place. The function is pure. */
export function sheetEntries(sheet: PeopleSheet, mapping: Mapping, around: SheetContext): SheetEntries {
  const made = new Making(sheet, mapping, around);
  if (isAttendance(sheet)) made.readDays();
  made.readColumns();
  made.reportGone();
  return made.result();
}

class Making {
  readonly #items: ReadonlyMap<string, Item>;
  readonly #ids;
  readonly #named;
  readonly #months;
  readonly #rows: ReadTable['rows'] = [];
  readonly #places: EntryPlace[] = [];
  readonly #problems: ImportFinding[] = [];
  readonly #notices: ImportFinding[] = [];
  readonly #people = new Map<number, Subject>();
  readonly #hasDays: boolean;

  constructor(
    private readonly sheet: PeopleSheet,
    private readonly mapping: Mapping,
    private readonly around: SheetContext
  ) {
    this.#items = new Map(around.items.map((item) => [item.id, item]));
    this.#ids = entryIds(around.booked);
    this.#named = peopleOf(sheet, around.roster);
    this.#months = columnMonths(sheet, mapping.month);
    this.#hasDays = isAttendance(sheet);
    this.#namePeople();
  }

  result(): SheetEntries {
    const { file, sheet } = this.sheet;
    if (this.#rows.length > mostEntries)
      this.#problems.push(
        this.#at(null, null, { code: 'sheet-too-many-entries', params: { limit: mostEntries } })
      );
    return {
      table: { file, sheet, header, headerRow: 0, rows: this.#rows.slice(0, mostEntries) },
      places: this.#places,
      problems: this.#problems,
      notices: this.#notices,
      people: this.#people
    };
  }

  #at(row: number | null, column: string | null, params: MessageParams): ImportFinding {
    return { file: this.sheet.file, sheet: this.sheet.sheet, row, column, ...params };
  }

  /**
   * Finds each row's person; in a wide sheet a second row of one person is a mistake, in an attendance
   * sheet the afternoon.
   */
  #namePeople(): void {
    const rows = new Map<string, PeopleSheetRow>();
    for (const row of this.sheet.rows) {
      const { name, number } = this.sheet.person;
      if (row.again === 'blank' && !this.#hasDays) {
        this.#problems.push(this.#at(row.row, name ?? number, { code: 'sheet-no-person', params: {} }));
        continue;
      }
      const named = this.#named(row);
      if (!('subject' in named)) {
        this.#problems.push(this.#at(row.row, named.column, named.params));
        continue;
      }
      const before = rows.get(named.subject.id);
      if (before && !(this.#hasDays && row.again !== '')) {
        const params = { name: named.subject.name, row: before.row };
        this.#problems.push(this.#at(row.row, name ?? number, { code: 'sheet-person-twice', params }));
        continue;
      }
      rows.set(named.subject.id, row);
      this.#people.set(row.row, named.subject);
    }
  }

  /** Makes one entry a day, person and item; half days and two halves are one day where days are counted. */
  readDays(): void {
    const counts = new Map<
      string,
      { subject: Subject; item: Item; day: string; times: number; part: number; place: [number, string] }
    >();
    const partOf = partsOfDays(this.sheet.rows, this.#people);
    const left = new Map<string, number>();
    const unknown = new Set<string>();
    const columns = dayColumns(this.sheet);
    for (const row of this.sheet.rows) {
      const subject = this.#people.get(row.row);
      if (!subject) continue;
      for (const column of columns) {
        const marks = marksIn(textOf(row.cells[column.at]));
        for (const mark of marks) {
          const month = this.#months(column.at);
          const day = `${month}-${String(column.day).padStart(2, '0')}`;
          const notify = (params: MessageParams) =>
            this.#problems.push(this.#at(row.row, column.label, params));
          if (day > lastDay(month)) {
            notify({ code: 'sheet-no-such-day', params: { value: String(column.day), month } });
            continue;
          }
          const meaning = this.mapping.marks.get(mark) ?? null;
          if (mark.startsWith('=')) notify({ code: 'formula', params: { text: mark } });
          else if (!meaning) {
            // It is reported once a mark, because one choice corrects all its cells.
            if (!unknown.has(mark)) notify({ code: 'sheet-unknown-mark', params: { value: mark } });
            unknown.add(mark);
          } else if (meaning.is === 'item') {
            const item = this.#items.get(meaning.item);
            if (!item) continue;
            const key = `${subject.id} ${day} ${item.id}`;
            const known = counts.get(key);
            const part = partOf(subject, column.at, mark, marks);
            if (known) {
              known.times = countsDays(item) ? 1 : known.times + 1;
              known.part += part;
            } else counts.set(key, { subject, item, day, times: 1, part, place: [row.row, column.label] });
          } else if (saysHalf(mark)) left.set(mark, (left.get(mark) ?? 0) + 1);
        }
      }
    }
    for (const [value, count] of left)
      this.#notices.push(this.#at(null, null, { code: 'sheet-half-left', params: { value, count } }));
    if (unknown.size > mostMarks) {
      const params: MessageParams = { code: 'sheet-too-many-marks', params: { limit: mostMarks } };
      this.#problems.push(this.#at(null, null, params));
    }
    for (const { subject, item, day, times, part, place } of counts.values()) {
      if (countsDays(item) && part < wholeDay) {
        const params = { name: subject.name, day, item: item.name };
        this.#notices.push(this.#at(...place, { code: 'sheet-half-day', params }));
      }
      const made = this.#ids.idOf({ day }, subject.id, item.id, this.mapping.no);
      this.#add({ ...made, subject, item, date: day, quantity: times, value: '', place });
    }
  }

  readColumns(): void {
    this.#reportTwice();
    const seen = new Map<string, number>();
    const keys = this.sheet.columns.map((column) => {
      const key = `${column.key}|${this.#months(column.at)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const n = seen.get(key) ?? 1;
      return n === 1 ? column.key : `${column.key}#${n}`;
    });
    const reworded = rewordedColumns(this.#itemColumns(keys), {
      booked: this.around.booked,
      no: this.mapping.no,
      basis: this.mapping.basis
    });
    for (const [n, column] of this.sheet.columns.entries()) {
      const meaning = this.mapping.columns.get(column.at);
      const item = meaning?.is === 'item' ? this.#items.get(meaning.item) : undefined;
      if (meaning?.is !== 'item' || !item || column.day !== null || !kindOf(item).isEntered(item)) continue;
      const before = reworded.get(column.at);
      if (before !== undefined) {
        const params = { column: column.label, item: item.name };
        this.#notices.push(this.#at(null, column.label, { code: 'sheet-reworded', params }));
      }
      for (const row of this.sheet.rows) {
        const subject = this.#people.get(row.row);
        if (!subject) continue;
        const month = this.#months(column.at);
        const parts =
          before === undefined ? { month, column: keys[n] ?? column.key } : { month, tag: before };
        const made = this.#ids.idOf(parts, subject.id, item.id, this.mapping.no);
        const date = made.before?.date ?? dateIn(month, subject, this.around.today);
        const { group } = spellOn(subject, date);
        const read = readSheetCell(item, meaning.as, row.cells[column.at] ?? null, group);
        if (read.is !== 'nothing' && row.merged.has(column.at) && row.again === '') {
          const params = { value: textOf(row.cells[column.at]).slice(0, 40) };
          this.#problems.push(this.#at(row.row, column.label, { code: 'sheet-merged', params }));
          continue;
        }
        if (read.is === 'problem') this.#problems.push(this.#at(row.row, column.label, read.params));
        if (read.is !== 'entry') continue;
        const place: [number, string] = [row.row, column.label];
        this.#add({ ...made, subject, item, date, quantity: read.quantity, value: read.value, place });
      }
    }
  }

  /** The columns of items, each with everybody's value and with the tag of its header. */
  #itemColumns(keys: readonly string[]): ItemColumn[] {
    return this.sheet.columns.flatMap((column, n) => {
      const meaning = this.mapping.columns.get(column.at);
      const item = meaning?.is === 'item' ? this.#items.get(meaning.item) : undefined;
      if (meaning?.is !== 'item' || !item || column.day !== null || !kindOf(item).isEntered(item)) return [];
      const month = this.#months(column.at);
      const values = new Map(
        this.sheet.rows.flatMap((row) => {
          const subject = this.#people.get(row.row);
          if (!subject) return [];
          const { group } = spellOn(subject, dateIn(month, subject, this.around.today));
          const read = readSheetCell(item, meaning.as, row.cells[column.at] ?? null, group);
          return read.is === 'entry' ? [[subject.id, read] as const] : [];
        })
      );
      return [{ at: column.at, item, month, tag: tagOf(keys[n] ?? column.key), values }];
    });
  }

  /** An item's times in one column and its points in another would be booked twice; two columns alike may be meant. */
  #reportTwice(): void {
    const read = new Map<string, { item: Item; labels: string[]; as: Set<string> }>();
    for (const { at, label, day } of this.sheet.columns) {
      const meaning = this.mapping.columns.get(at);
      const item = meaning?.is === 'item' ? this.#items.get(meaning.item) : undefined;
      if (meaning?.is !== 'item' || !item || day !== null || !kindOf(item).isEntered(item)) continue;
      const key = `${this.#months(at)} ${item.id}`;
      const { labels, as } = read.get(key) ?? { labels: [], as: new Set() };
      read.set(key, {
        item,
        labels: [...labels, label],
        as: as.add(isReadTwoWays(item) ? meaning.as : 'times')
      });
    }
    for (const { item, labels, as } of read.values()) {
      if (labels.length === 1) continue;
      const params = { item: item.name, columns: labels.join('、') };
      if (as.size > 1) this.#problems.push(this.#at(null, null, { code: 'sheet-item-both', params }));
      else this.#notices.push(this.#at(null, null, { code: 'sheet-item-twice', params }));
    }
  }

  #add(entry: {
    id: string;
    before: BookedEntry | null;
    wasReversed: boolean;
    subject: Subject;
    item: Item;
    date: string;
    quantity: number;
    value: string;
    place: [number, string];
  }): void {
    const { id, before, wasReversed, subject, item, date, quantity, value } = entry;
    const [row, column] = entry.place;
    if (wasReversed && !before) {
      const params = { name: subject.name, item: item.name };
      this.#notices.push(this.#at(row, column, { code: 'sheet-reversed-before', params }));
    }
    if (before && (before.quantity !== quantity || before.value !== value)) {
      const said = before.value === '' ? String(before.quantity) : before.value;
      this.#problems.push(this.#at(row, column, { code: 'sheet-differs', params: { value: said, id } }));
      return;
    }
    // The sheet itself doesn't name its basis, so an entry that is booked already keeps its own.
    const basis = before?.basis ?? this.mapping.basis;
    this.#rows.push({
      row: this.#rows.length + 1,
      cells: [id, subject.id, item.id, date, quantity, value, basis]
    });
    this.#places.push({ row, column, id, subject: subject.id });
  }

  /** Reports entries that were booked from a sheet like this in its month, and that are no longer in it. */
  reportGone(): void {
    const { month, no } = this.mapping;
    const now = new Set(this.#places.map(({ id }) => id));
    const reversed = new Set(this.around.booked.map(({ reverses }) => reverses));
    const reported = new Set(
      this.#problems.flatMap((one) => (one.code === 'sheet-differs' ? [one.params.id] : []))
    );
    const people = new Set([...this.#people.values()].map(({ id }) => id));
    const gone = this.around.booked.filter(
      ({ id, subject }) =>
        madeFor(id, month, no) === (this.#hasDays ? 'days' : 'columns') &&
        people.has(subject) &&
        !now.has(id) &&
        !reported.has(id) &&
        !reversed.has(id)
    );
    if (gone.length === 0) return;
    const ids =
      gone
        .slice(0, 5)
        .map(({ id }) => id)
        .join('、') + (gone.length > 5 ? '…' : '');
    this.#notices.push(this.#at(null, null, { code: 'sheet-gone', params: { count: gone.length, ids } }));
  }
}

/**
 * The day on which what a sheet counts by the month is dated: the last of it, or today while it runs; within the
 * person's days of service.
 */
function dateIn(month: string, person: RosterPerson, today: string): string {
  const [first, last] = [firstDay(month), lastDay(month)];
  const day = last < today || first > today ? last : today;
  if (servesOn(person, day)) return day;
  const spells = spellsOf(person);
  const left = spells.map(({ to }) => to).findLast((to) => to !== null && to < day && to >= first);
  const came = spells.map(({ from }) => from).find((from) => from !== null && from > day && from <= last);
  return left ?? came ?? day;
}
