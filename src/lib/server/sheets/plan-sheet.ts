import type { ImportPlan } from '../imports/import-plan';
import { planImport, type UnitState } from '../imports/plan-import';
import { textTrouble } from '../imports/text-trouble';
import type { Finding } from '../imports/upload';
import type { Told } from '../problem';
import { compareTotals } from './compare-totals';
import { isAttendance, isMonth, itemsFor, type Mapping } from './mapping';
import type { PeopleSheet } from './people-sheet';
import { sheetEntries, type SheetEntries } from './sheet-entries';

export interface SheetPlan {
  plan: ImportPlan;
  /** where the sheet's own sums and awards aren't what the rules give, row by row */
  differences: Finding[];
}

/** Characters of what the entries rest on: the sheet's title, as a rule. */
export const basisLimit = 80;

/**
 * What a sheet would book in a unit under a mapping: the same plan, with the same checks, as a file of entries has; each
 * problem at its cell of the sheet. Pure.
 *
 * @param decided the meeting's day: what is counted by the month has happened by then
 */
export function planSheet(
  sheet: PeopleSheet,
  mapping: Mapping,
  unit: UnitState,
  decided = unit.today
): SheetPlan {
  const refused = mappingTrouble(sheet, mapping);
  if (refused) return { plan: refusedPlan(sheet, refused), differences: [] };
  const items = itemsFor(unit.scheme, mapping.month);
  const made = sheetEntries(sheet, mapping, {
    items,
    roster: unit.subjects,
    booked: unit.entries,
    today: decided < unit.today ? decided : unit.today
  });
  const table = { kind: 'entries' as const, table: made.table, sheet: sheet.sheet, left: [] };
  const read = planImport({ tables: [table], problems: [], left: sheet.left }, unit);
  // Every entry of a sheet rests on that sheet: which one is asked for once.
  const told = read.notices.filter(({ code }) => code !== 'no-basis');
  const plan: ImportPlan = {
    ...read,
    problems: inRows([...made.problems, ...read.problems.map((one) => inSheet(one, made))]),
    notices: [...made.notices, ...inRows(told.map((one) => inSheet(one, made)))],
    entries: { ...read.entries, added: read.entries.added.map((one) => ({ ...one, ...rowOf(one, made) })) }
  };
  if (plan.problems.length > 0)
    return { plan: { ...plan, entries: { ...plan.entries, added: [] }, people: [] }, differences: [] };
  return { plan, differences: compareTotals(sheet, mapping, made, { plan, unit, items }) };
}

function mappingTrouble(sheet: PeopleSheet, { month, basis, columns }: Mapping): Told | null {
  if (!isMonth(month)) return { code: 'sheet-bad-month', params: {} };
  if (basis === '') return { code: 'sheet-basis-missing', params: { limit: basisLimit } };
  const trouble = textTrouble(basis, basisLimit);
  if (trouble) return trouble;
  const chosen = [...columns.values()].some(({ is }) => is !== 'left-out');
  return chosen || isAttendance(sheet) ? null : { code: 'sheet-nothing-chosen', params: {} };
}

function refusedPlan({ file, sheet }: PeopleSheet, told: Told): ImportPlan {
  return {
    problems: [{ file, sheet, row: null, column: null, ...told }],
    notices: [],
    roster: { added: [], changed: [], unchanged: 0 },
    entries: { added: [], booked: 0 },
    people: []
  };
}

/** A finding of the entries that were made, at the cell that they were made of. */
function inSheet(finding: Finding, { places }: SheetEntries): Finding {
  const place = finding.row === null ? undefined : places[finding.row - 1];
  return place && finding.code !== 'left-notes' && !leftCodes.has(finding.code)
    ? { ...finding, row: place.row, column: place.column }
    : finding;
}

/** What was left out of the sheet counts its own rows already. */
const leftCodes = new Set(['left-totals', 'left-remark', 'left-title', 'left-column']);

const rowOf = ({ row }: { row: number }, { places }: SheetEntries) => ({ row: places[row - 1]?.row ?? row });

/** One cell, one problem; from top to bottom. */
function inRows(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ row, column, code }) => {
      const cell = row === null ? `${code}|${column}` : `${row}|${column}`;
      return !seen.has(cell) && seen.add(cell);
    })
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
