import { assessedPoints, formatPoints, kindOf, type Hundredths, type Subject } from '$lib/points';
import { cellKey, emptyCell, type AssessmentCell } from '$lib/server/domain/assessments/cells';
import { enteredItems, type Indicator } from '$lib/server/domain/assessments/indicators';
import { shownCells } from '$lib/server/domain/assessments/save-assessment';
import { owing } from '$lib/server/domain/assessments/owing';
import { selfScoreOf } from '$lib/server/domain/assessments/self-scored';
import { figureOf, tablePoints, type AssessmentSheet } from '$lib/server/domain/assessments/sheet';
import { namesApart } from '$lib/server/domain/roster/names-apart';

const written = (points: Hundredths | null | undefined) =>
  points === null || points === undefined ? '' : formatPoints(points);

/** The points that an indicator gives a community so far; null while nothing is entered. */
function pointsOf(sheet: AssessmentSheet, indicator: Indicator, person: Subject): Hundredths | null {
  const item = figureOf(sheet, indicator, person);
  if (!item) return tablePoints(sheet, indicator, person.id);
  const value = sheet.cells.get(cellKey(person.id, item.id))?.value ?? null;
  return value === null ? null : assessedPoints(item, formatPoints(value));
}

/** A figure that is a grade, in words; null for one that is a number, or isn't given. */
function gradeOf(sheet: AssessmentSheet, indicator: Indicator, person: Subject) {
  const item = figureOf(sheet, indicator, person);
  const value = item && (sheet.cells.get(cellKey(person.id, item.id))?.value ?? null);
  if (item?.perGrade === undefined || value === null) return null;
  return kindOf(item).said(item, formatPoints(value));
}

/**
 * Whether nothing is entered in a detail table. It then stands at full marks, because it only takes points
 * off.
 */
function isUntouched(sheet: AssessmentSheet, indicator: Indicator, subject: string): boolean {
  return enteredItems(indicator).every(({ id }) => !sheet.cells.get(cellKey(subject, id))?.history.length);
}

/** The assessors' figure with the community's self-score, and by how much the self-score is higher. */
function beside(sheet: AssessmentSheet, indicator: Indicator, person: Subject) {
  const points = pointsOf(sheet, indicator, person);
  const self = selfScoreOf(indicator, (item) => sheet.selfScores.get(cellKey(person.id, item)));
  return {
    points: written(points),
    /** full marks only because nothing was taken off yet; nobody entered that figure */
    full: indicator.by === 'table' && isUntouched(sheet, indicator, person.id),
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
  const names = namesApart(communities);
  return {
    communities: communities.map(({ id, name }) => ({ id, name: names.get(id) ?? name })),
    lines: indicators.map((indicator) => ({
      ...heads(indicator),
      cells: communities.map((person) => {
        const item = figureOf(sheet, indicator, person);
        const state = item
          ? (sheet.cells.get(cellKey(person.id, item.id))?.state ?? 'empty')
          : ('table' as const);
        const grade = gradeOf(sheet, indicator, person);
        return { subject: person.id, state, grade, ...beside(sheet, indicator, person) };
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
 * Somebody's field of a figure. A grade is asked where the document goes by grades, of the accounts alone that key in paper.
 */
function figureCell(sheet: AssessmentSheet, indicator: Indicator, person: Subject) {
  const item = figureOf(sheet, indicator, person);
  const { id, name, english, perGrade } = item ??
    indicator.figures[0] ?? { ...indicator, perGrade: undefined };
  return {
    ...beside(sheet, indicator, person),
    ...cellView(sheet, person.id, id, formatPoints),
    asked: perGrade === undefined ? ('points' as const) : ('grades' as const),
    name,
    english
  };
}

/**
 * One department's figures to enter and, for a detail table, each community's present points.
 * @param department name in the scheme
 */
export function departmentView(sheet: AssessmentSheet, department: string) {
  const own = sheet.indicators.filter((indicator) => indicator.department === department);
  const figures = own.filter(({ by }) => by === 'figure');
  const names = namesApart(sheet.communities);
  return {
    name: department,
    shown: shownCells(sheet, department),
    figures: figures.map(heads),
    rows: sheet.communities.map((person) => ({
      id: person.id,
      name: names.get(person.id) ?? person.name,
      cells: figures.map((indicator) => figureCell(sheet, indicator, person))
    })),
    tables: own
      .filter(({ by }) => by === 'table')
      .map((indicator) => ({
        ...heads(indicator),
        rows: sheet.communities.map((person) => ({
          id: person.id,
          name: names.get(person.id) ?? person.name,
          ...beside(sheet, indicator, person)
        }))
      }))
  };
}

/**
 * A detail table for one community: its clauses with their counts, and the resulting points.
 * @param department name in the scheme
 * @param person the community
 */
export function tableView(sheet: AssessmentSheet, department: string, person: Subject) {
  const community = person.id;
  const own = sheet.indicators.filter((each) => each.department === department && each.by === 'table');
  return own.map((indicator) => ({
    ...heads(indicator),
    ...beside(sheet, indicator, person),
    figures: indicator.figures.map((item) => ({
      id: item.id,
      name: item.name,
      english: item.english,
      max: formatPoints(item.max),
      clause: item.clause,
      self: written(sheet.selfScores.get(cellKey(community, item.id))),
      cell: cellView(sheet, community, item.id, formatPoints)
    })),
    parts: indicator.table.map(({ part, clauses }) => ({
      id: part.id,
      name: part.name,
      english: part.english,
      max: part.kind === 'allowance' ? written(part.max) : '',
      self: written(sheet.selfScores.get(cellKey(community, part.id))),
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
