import { isMonth } from '$lib/calendar';
import type { ImportPlan } from '../imports/plan/import-plan';
import { planImport, type UnitState } from '../imports/plan/plan-import';
import { textTrouble } from '../../platform/text/text-trouble';
import type { ImportFinding } from '../imports/upload';
import type { MessageParams } from '../../platform/problem/problem';
import { compareTotals } from './compare-totals';
import { isAttendance, itemsFor, type Mapping } from './mapping';
import type { PeopleSheet } from './layout/people-sheet';
import { sheetEntries, type SheetEntries } from './sheet-entries';

export interface SheetPlan {
  plan: ImportPlan;
  /** rows in which the sheet's own sums and awards differ from those of the rules */
  differences: ImportFinding[];
}

/** Characters of the entries' ground, which is usually the sheet's title. */
export const basisLimit = 80;

/**
 * Plans what a sheet would book in a unit under a mapping: with the same checks as for a file of entries,
 * and each problem at its cell of the sheet. The function is pure.
 * @param decided the meeting's day: entries counted by the month have happened by then
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
  const numbers = new Set(made.places.map(({ id }) => id));
  const read = planImport({ tables: [table], problems: [], left: sheet.left }, unit, numbers);
  // All entries of a sheet have that sheet as their basis, so the remark about a missing basis isn't
  // repeated.
  const reported = read.notices.filter(({ code }) => code !== 'no-basis');
  const plan: ImportPlan = {
    ...read,
    problems: inRows([...made.problems, ...read.problems.map((one) => inSheet(one, made))]),
    questions: read.questions.map((one) => inSheet(one, made)),
    notices: [...made.notices, ...inRows(reported.map((one) => inSheet(one, made)))],
    entries: { ...read.entries, added: read.entries.added.map((one) => ({ ...one, ...rowOf(one, made) })) }
  };
  if (plan.problems.length > 0)
    return { plan: { ...plan, entries: { ...plan.entries, added: [] }, people: [] }, differences: [] };
  return { plan, differences: compareTotals(sheet, mapping, made, { plan, unit, items }) };
}

function mappingTrouble(sheet: PeopleSheet, { month, basis, columns }: Mapping): MessageParams | null {
  if (!isMonth(month)) return { code: 'sheet-bad-month', params: {} };
  if (basis === '') return { code: 'sheet-basis-missing', params: { limit: basisLimit } };
  const trouble = textTrouble(basis, basisLimit);
  if (trouble) return trouble;
  const chosen = [...columns.values()].some(({ is }) => is !== 'left-out');
  return chosen || isAttendance(sheet) ? null : { code: 'sheet-nothing-chosen', params: {} };
}

function refusedPlan({ file, sheet }: PeopleSheet, params: MessageParams): ImportPlan {
  return {
    problems: [{ file, sheet, row: null, column: null, ...params }],
    notices: [],
    questions: [],
    links: [],
    roster: { added: [], changed: [], unchanged: 0 },
    reasons: [],
    entries: { added: [], booked: 0 },
    people: []
  };
}

/** A finding of the entries that were made, at the cell that they were made of. */
function inSheet<F extends ImportFinding>(finding: F, { places }: SheetEntries): F {
  const place = finding.row === null ? undefined : places[finding.row - 1];
  return place && finding.code !== 'left-notes' && !leftCodes.has(finding.code)
    ? { ...finding, row: place.row, column: place.column }
    : finding;
}

/** Findings about parts of the sheet that were left out have row numbers of the sheet already. */
const leftCodes = new Set(['left-totals', 'left-remark', 'left-title', 'left-column']);

const rowOf = ({ row }: { row: number }, { places }: SheetEntries) => ({ row: places[row - 1]?.row ?? row });

/** Sorts problems from top to bottom, and keeps one for each cell. */
function inRows(findings: ImportFinding[]): ImportFinding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ row, column, code }) => {
      const cell = row === null ? `${code}|${column}` : `${row}|${column}`;
      return !seen.has(cell) && seen.add(cell);
    })
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
