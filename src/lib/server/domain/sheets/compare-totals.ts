import { yearOf } from '$lib/calendar';
import { formatPoints, type Hundredths, type Item, type ScoreResult } from '$lib/points';
import type { ImportPlan } from '../imports/plan/import-plan';
import type { UnitState } from '../imports/plan/plan-import';
import type { ImportFinding } from '../imports/upload';
import { publishedWith } from '../periods/closing';
import { scoreWhole } from '../periods/score-period';
import type { MessageParams } from '../../platform/problem/problem';
import { numberIn } from '$lib/tables';
import { columnMonths, type Mapping } from './mapping';
import type { PeopleSheet, PeopleSheetRow } from './layout/people-sheet';
import type { SheetEntries } from './sheet-entries';

/**
 * Compares a sheet's totals with the points of its columns, with the whole month and with the balance, and
 * its columns of standing awards with the awards. Differences are only reported, never booked.
 */
export function compareTotals(
  sheet: PeopleSheet,
  mapping: Mapping,
  made: SheetEntries,
  { plan, unit, items }: { plan: ImportPlan; unit: UnitState; items: readonly Item[] }
): ImportFinding[] {
  const meant = [...mapping.columns];
  const totals = meant.flatMap(([at, meaning]) => (meaning.is === 'total' ? [at] : []));
  const standing = new Map(items.flatMap((item) => (item.kind === 'standing' ? [[item.id, item]] : [])));
  const awards = meant.flatMap(([at, meaning]) => {
    const item = meaning.is === 'item' ? standing.get(meaning.item) : undefined;
    return item ? [{ at, item }] : [];
  });
  if (totals.length + awards.length === 0) return [];
  const results = resultsAfter(mapping.month, plan, made, unit);
  const months = columnMonths(sheet, mapping.month);
  // A sheet of several months has one total over all of them.
  const ofOneMonth = sheet.columns.every(({ at }) => months(at) === mapping.month);
  const titles = new Map(sheet.columns.map(({ at, label }) => [at, label]));
  const ofSubject = new Map<string, Set<string>>();
  for (const { subject, id } of made.places)
    ofSubject.set(subject, (ofSubject.get(subject) ?? new Set()).add(id));
  const found: ImportFinding[] = [];
  for (const row of sheet.rows) {
    const subject = made.people.get(row.row);
    if (!subject) continue;
    const notify = (at: number, params: MessageParams) =>
      found.push({
        file: sheet.file,
        sheet: sheet.sheet,
        row: row.row,
        column: titles.get(at) ?? null,
        ...params
      });
    const own = ofSubject.get(subject.id) ?? new Set<string>();
    const given = figuresOf(results, subject.id, mapping.month);
    for (const { at, item } of awards) {
      const value = sheetNumber(row, at) ?? 0;
      const rules = given.award(item.id);
      if (value !== rules && isUsed(sheet, at))
        notify(at, {
          code: 'sheet-award-differs',
          params: { item: item.name, value: formatPoints(value), rules: formatPoints(rules) }
        });
    }
    const sum = given.of(own) + awards.reduce((so, { item }) => so + given.award(item.id), 0);
    for (const at of totals) {
      const total = sheetNumber(row, at);
      const { month, balance } = given;
      if (total === null || total === sum) continue;
      if (ofOneMonth && (total === month || total === balance)) continue;
      notify(at, {
        code: 'sheet-total-differs',
        params: {
          total: formatPoints(total),
          own: formatPoints(sum),
          month: ofOneMonth && month !== null ? formatPoints(month) : '—'
        }
      });
    }
  }
  return found;
}

/** The periods that the sheet touches, and its month, as they would be. */
function resultsAfter(month: string, plan: ImportPlan, made: SheetEntries, unit: UnitState): ScoreResult[] {
  const ids = new Set(made.places.map(({ id }) => id));
  const added = plan.entries.added.map(({ entry }) => entry);
  const before = unit.entries.filter(({ id }) => ids.has(id));
  const months = new Set([month, ...[...added, ...before].map(({ period }) => period)]);
  const periods = new Set([...months].flatMap((each) => publishedWith(unit.scheme, each)[0] ?? []));
  const entries = [
    ...unit.entries,
    ...added.map((entry) => ({ ...entry, matterKey: unit.keyOf(entry.matterText) }))
  ];
  const { scheme, subjects, paper, first } = unit;
  return [...periods].map((period) => {
    const ballots = unit.ballots?.get(yearOf(period)) ?? [];
    return scoreWhole({ scheme, subjects, entries, ballots, paper, first, period });
  });
}

function figuresOf(results: readonly ScoreResult[], subject: string, month: string) {
  const rows = results.flatMap(({ period, rows: all }) => {
    const row = all.find((each) => each.subject === subject);
    return row ? [{ period, row }] : [];
  });
  const effects = rows.flatMap(({ row }) => row.effects);
  const ofMonth = rows.find(({ period }) => period === month)?.row;
  const sum = (points: readonly Hundredths[]) => points.reduce((so, each) => so + each, 0);
  return {
    of: (ids: ReadonlySet<string>) =>
      sum(effects.flatMap(({ entry, points }) => (entry !== null && ids.has(entry) ? [points] : []))),
    award: (item: string) =>
      sum(
        (ofMonth?.effects ?? []).flatMap((one) =>
          one.entry === null && one.item === item ? [one.points] : []
        )
      ),
    month: ofMonth?.points ?? null,
    balance: ofMonth?.balance ?? null
  };
}

const sheetNumber = (row: PeopleSheetRow, at: number) =>
  numberIn(row.results.get(at) ?? row.cells[at] ?? null);

/** A column that nobody filled in says nothing of anybody. */
const isUsed = (sheet: PeopleSheet, at: number) => sheet.rows.some((row) => sheetNumber(row, at) !== null);
