import { monthOf, contains } from '$lib/calendar';
import {
  isInForce,
  isMonthInForce,
  readEntryTable,
  textOf,
  type entryHeadings,
  type WrittenEntry,
  type Scheme,
  type Subject
} from '$lib/points';
import type { BookedEntry } from '../../ledger/ledger';
import type { MessageParams } from '../../../platform/problem/problem';
import { isGivenNumber } from '../../ledger/given-numbers';
import { fieldOf, titleOf } from './columns';
import { findingOf } from './finding-of';
import type { FoundTable } from '../files/find-table';
import type { PlacedEntry } from './import-plan';
import { oddEntries } from './odd-entries';
import type { ImportFinding } from '../upload';

export interface LedgerState {
  scheme: Scheme;
  /** everything that is booked */
  entries: readonly BookedEntry[];
  /** gives the key of a matter in this unit: a booked line may have lost its text, never its key (M8) */
  keyOf(matterText: string): string;
  /** the unit's first month: nothing of an earlier day is booked (M15) */
  first: string;
  /** the open month; those before it are sealed */
  open: string;
  /** YYYY-MM-DD in the unit's time zone */
  today: string;
  /** quarters whose points an assembly has fixed (D) */
  fixed: readonly string[];
  /** `here`: the lines' numbers are given here; absent or `in-file`: they stand in the file */
  numbered?: 'in-file' | 'here';
}

export interface PlannedEntries {
  added: PlacedEntry[];
  /** rows that the ledger has already, word for word */
  booked: number;
  problems: ImportFinding[];
  notices: ImportFinding[];
}

/** Plans which entries of the tables are new to the ledger, and which can't be booked. */
export function planEntries(
  tables: readonly FoundTable[],
  people: ReadonlyMap<string, Subject>,
  state: LedgerState
): PlannedEntries {
  const plan: PlannedEntries = { added: [], booked: 0, problems: [], notices: [] };
  const byId = new Map(state.entries.map((entry) => [entry.id, entry]));
  const roster = [...people.values()];
  for (const found of tables) {
    const { rows, booked, problems } = setAside(found, byId, roster, state);
    plan.booked += booked;
    for (const problem of problems) plan.problems.push(problem);
    const known = [...state.entries, ...plan.added.map(({ entry }) => entry)];
    const read = readEntryTable(
      { ...found.table, rows },
      { scheme: state.scheme, roster, known, first: state.first }
    );
    const reported = new Set(problems.map(({ row }) => row));
    for (const problem of read.problems)
      // A number that other content has taken is reported once, with what differs.
      if (problem.code !== 'duplicate-id' || !reported.has(problem.row))
        plan.problems.push(findingOf(problem, found));
    if (read.problems.length > 0) continue;
    const placed = read.entries.map((entry, index) => ({
      entry,
      file: found.table.file,
      sheet: found.sheet,
      row: rows[index]?.row ?? 0
    }));
    for (const each of placed) bookInOpenMonth(each, state, plan);
    if (state.numbered !== 'here') plan.problems.push(...givenNumbers(found, placed));
    const odd = oddEntries(found, placed, known, state.scheme);
    plan.problems = [...plan.problems, ...odd.problems];
    plan.notices = [...plan.notices, ...odd.notices];
  }
  return plan;
}

/** Takes out the rows that are booked already, and tells of numbers that stand for something else. */
function setAside(
  found: FoundTable,
  byId: ReadonlyMap<string, BookedEntry>,
  roster: readonly Subject[],
  { scheme, open, keyOf }: LedgerState
) {
  const { table } = found;
  const at = (field: string) => table.header.findIndex((title) => fieldOf('entries', title) === field);
  const [idAt, reversesAt] = [at('id'), at('reverses')];
  const problems: ImportFinding[] = [];
  let booked = 0;
  const rows = table.rows.filter((row) => {
    const taken = byId.get(textOf(row.cells[idAt]));
    if (!taken) return true;
    const target = byId.get(textOf(row.cells[reversesAt]));
    const { entries } = readEntryTable(
      { ...table, rows: [row] },
      { scheme, roster, known: target ? [target] : [] }
    );
    const [entry] = entries;
    if (!entry) return true;
    const differs = difference(entry, taken, open, keyOf(entry.matterText));
    if (differs.length === 0) {
      booked += 1;
      return false;
    }
    problems.push({
      file: table.file,
      sheet: found.sheet,
      row: row.row,
      column: table.header[idAt] ?? null,
      code: 'duplicate-id',
      params: { value: taken.id, differs: differs.join('、') }
    });
    return true;
  });
  return { rows, booked, problems };
}

/** The new lines of a file whose numbers are given here (`isGivenNumber`). */
export function givenNumbers(
  { table, sheet }: FoundTable,
  placed: readonly { entry: Pick<WrittenEntry, 'id'>; row: number }[]
): ImportFinding[] {
  const column = table.header.find((title) => fieldOf('entries', title) === 'id') ?? null;
  return placed
    .filter(({ entry }) => isGivenNumber(entry.id))
    .map(({ entry, row }) => {
      const { file } = table;
      return { file, sheet, row, column, code: 'given-number', params: { value: entry.id } };
    });
}

type EntryField = keyof typeof entryHeadings;
const compared = ['subject', 'item', 'date', 'quantity', 'value', 'basis', 'reverses'] as const;

const entryTitle = (field: EntryField) => titleOf('entries', field);

/** Titles of the columns in which a row differs from the line booked under its number. */
function difference(read: WrittenEntry, booked: BookedEntry, open: string, matterKey: string): string[] {
  const differs = compared.filter((field) => read[field] !== booked[field]).map(entryTitle);
  if (matterKey !== booked.matterKey) differs.push(entryTitle('matter'));
  // Booked late (M4): the file still names the month in which it happened, which is sealed by now.
  const late = read.period < booked.period && read.period < open;
  if (read.period !== booked.period && !late) differs.push(entryTitle('period'));
  return differs;
}

/** M4: a sealed month never opens again, what comes late is booked in the open one, and that is said. */
function bookInOpenMonth(placed: PlacedEntry, state: LedgerState, plan: PlannedEntries): void {
  const { entry, ...at } = placed;
  const month = monthOf(state.today);
  const say = (field: EntryField, params: MessageParams): ImportFinding => ({
    ...at,
    column: entryTitle(field),
    ...params
  });
  if (entry.date > state.today)
    plan.problems.push(say('date', { code: 'date-in-future', params: { value: entry.date } }));
  else if (entry.period > month && entry.period > state.open)
    plan.problems.push(say('period', { code: 'period-in-future', params: { value: entry.period } }));
  const late = entry.period < state.open;
  const period = late ? state.open : entry.period;
  if (isInForce(state.scheme, entry.date) && !isMonthInForce(state.scheme, period))
    plan.problems.push(
      say('date', { code: 'booked-out-of-force', params: { date: entry.date, month: period } })
    );
  plan.added.push(late ? { ...placed, entry: { ...entry, period } } : placed);
  if (late)
    plan.notices.push(say('period', { code: 'booked-late', params: { month: entry.period, open: period } }));
  const quarter = state.fixed.find((each) => contains(each, period));
  if (quarter !== undefined)
    plan.notices.push(say('period', { code: 'quarter-fixed', params: { quarter, month: period } }));
}
