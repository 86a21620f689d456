import { formatPoints, kindOf, type Hundredths } from '$lib/points';
import { cellKey, emptyCell, type AssessmentCell } from '$lib/server/domain/assessments/cells';
import { enteredItems, type Indicator } from '$lib/server/domain/assessments/indicators';
import { shownCells } from '$lib/server/domain/assessments/save-assessment';
import { owing } from '$lib/server/domain/assessments/owing';
import { tablePoints, type AssessmentSheet } from '$lib/server/domain/assessments/sheet';

const written = (points: Hundredths | null | undefined) =>
  points === null || points === undefined ? '' : formatPoints(points);

/** The points that an indicator gives a community so far; null while nothing is entered. */
function pointsOf(sheet: AssessmentSheet, indicator: Indicator, subject: string): Hundredths | null {
  if (indicator.by === 'table') return tablePoints(sheet, indicator, subject);
  return sheet.cells.get(cellKey(subject, indicator.id))?.value ?? null;
}

/**
 * Whether nothing is entered in a detail table. It then stands at full marks, because it only takes points
 * off.
 */
function isUntouched(sheet: AssessmentSheet, indicator: Indicator, subject: string): boolean {
  return enteredItems(indicator).every(({ id }) => !sheet.cells.get(cellKey(subject, id))?.history.length);
}

/** The assessors' figure with the community's self-score, and by how much the self-score is higher. */
function beside(sheet: AssessmentSheet, indicator: Indicator, subject: string) {
  const points = pointsOf(sheet, indicator, subject);
  const self = sheet.selfScores.get(cellKey(subject, indicator.id)) ?? null;
  return {
    points: written(points),
    /** full marks only because nothing was taken off yet; nobody entered that figure */
    full: indicator.by === 'table' && isUntouched(sheet, indicator, subject),
    self: written(self),
    difference: points === null || self === null ? '' : formatPoints(self - points, { signed: true })
  };
}

function cellView(sheet: AssessmentSheet, subject: string, item: string, write: (value: number) => string) {
  const cell: AssessmentCell = sheet.cells.get(cellKey(subject, item)) ?? emptyCell(subject, item);
  return {
    key: cellKey(subject, item),
    state: cell.state,
    value: cell.value === null ? '' : write(cell.value),
    history: cell.history.map((said) => ({
      entry: said.entry,
      value: write(said.value),
      basis: said.basis,
      day: said.decision?.date ?? '',
      undone: said.undone
    }))
  };
}
export type CellView = ReturnType<typeof cellView>;

const heads = ({ id, name, english, department, max, by }: Indicator) => ({
  id,
  name,
  english,
  department,
  by,
  max: formatPoints(max)
});

/** The whole table: every indicator with every community, and the year so far. */
export function wholeView(sheet: AssessmentSheet) {
  const { indicators, communities, result } = sheet;
  const rows = new Map((result?.rows ?? []).map((row) => [row.subject, row]));
  return {
    communities: communities.map(({ id, name }) => ({ id, name })),
    lines: indicators.map((indicator) => ({
      ...heads(indicator),
      cells: communities.map(({ id }) => {
        const key = cellKey(id, indicator.id);
        const state =
          indicator.by === 'table' ? ('table' as const) : (sheet.cells.get(key)?.state ?? 'empty');
        return { subject: id, state, ...beside(sheet, indicator, id) };
      })
    })),
    totals: communities.map(({ id }) => {
      const row = rows.get(id);
      return {
        subject: id,
        points: written(row?.score ?? null),
        rank: row?.rank ?? null,
        status: row?.status ?? ('incomplete' as const)
      };
    }),
    departments: owing(sheet)
  };
}

/**
 * One department's figures to enter and, for a detail table, each community's present points.
 * @param department name in the scheme
 */
export function departmentView(sheet: AssessmentSheet, department: string) {
  const own = sheet.indicators.filter((indicator) => indicator.department === department);
  const figures = own.filter(({ by }) => by === 'figure');
  return {
    name: department,
    shown: shownCells(sheet, department),
    figures: figures.map(heads),
    rows: sheet.communities.map(({ id, name }) => ({
      id,
      name,
      cells: figures.map((indicator) => ({
        ...beside(sheet, indicator, id),
        ...cellView(sheet, id, indicator.id, formatPoints)
      }))
    })),
    tables: own
      .filter(({ by }) => by === 'table')
      .map((indicator) => ({
        ...heads(indicator),
        rows: sheet.communities.map(({ id, name }) => ({ id, name, ...beside(sheet, indicator, id) }))
      }))
  };
}

/**
 * A detail table for one community: its clauses with their counts, and the resulting points.
 * @param department name in the scheme
 * @param community its number
 */
export function tableView(sheet: AssessmentSheet, department: string, community: string) {
  const own = sheet.indicators.filter((each) => each.department === department && each.by === 'table');
  return own.map((indicator) => ({
    ...heads(indicator),
    ...beside(sheet, indicator, community),
    figures: indicator.figures.map((item) => ({
      id: item.id,
      name: item.name,
      english: item.english,
      max: formatPoints(item.max),
      clause: item.clause,
      cell: cellView(sheet, community, item.id, formatPoints)
    })),
    parts: indicator.table.map(({ part, clauses }) => ({
      id: part.id,
      name: part.name,
      english: part.english,
      max: part.kind === 'allowance' ? written(part.max) : '',
      clauses: clauses.map((item) => ({
        id: item.id,
        name: item.name,
        english: item.english,
        words: kindOf(item).words(item),
        clause: item.clause,
        cell: cellView(sheet, community, item.id, String)
      }))
    }))
  }));
}
