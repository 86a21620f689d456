import {
  formatPoints,
  isPresent,
  isSameName,
  parseHundredths,
  plainTextOf,
  textOf,
  wholeIn,
  type Subject
} from '$lib/points';
import { textTrouble } from '../../platform/text/text-trouble';
import type { ImportFinding } from '../imports/upload';
import type { MessageParams } from '../../platform/problem/problem';
import type { PaperSheet } from './paper-sheet';

type PointsSheet = Extract<PaperSheet, { kind: 'points' }>;

/** The paper's figures of each month: points and, where it has them, ranks by subject. */
export interface PaperFigures {
  points: Map<string, Map<string, number>>;
  ranks: Map<string, Map<string, number>>;
}

/**
 * Reads people by months. Everybody in service in a month has points in it (M10): an empty cell there is a problem, as
 * is a row of nobody's, a second one of somebody's, and a sum that isn't the months'.
 */
export function readPoints(
  sheets: readonly PointsSheet[],
  { months, subjects }: { months: readonly string[]; subjects: readonly Subject[] }
): { figures: PaperFigures; problems: ImportFinding[] } {
  const people = new Map(subjects.map((subject) => [subject.id, subject]));
  const figures: PaperFigures = { points: new Map(), ranks: new Map() };
  const problems: ImportFinding[] = [];
  const seen = new Set<string>();
  for (const sheet of sheets) {
    const range = { from: months[0] ?? '', to: months[months.length - 1] ?? '' };
    for (const { month, points } of sheet.months)
      if (!months.includes(month))
        problems.push(
          at(sheet, sheet.headerRow, points, { code: 'takeover-month-odd', params: { month, ...range } })
        );
      else if (sheet.months.find((each) => each.month === month)?.points !== points)
        problems.push(
          at(sheet, sheet.headerRow, points, {
            code: 'duplicate-column',
            params: { value: sheet.titles[points] ?? month }
          })
        );
    const missing = months.filter((month) => !sheet.months.some((each) => each.month === month));
    if (missing.length > 0)
      problems.push(
        at(sheet, sheet.headerRow, -1, {
          code: 'takeover-month-missing',
          params: { months: missing.join('、') }
        })
      );
    for (const { row, cells } of sheet.rows) {
      const code = textOf(cells[sheet.subject] ?? null);
      if (/^(合计|总计|小计|平均|total|sum)/i.test(code || textOf(cells[sheet.name] ?? null))) continue;
      const reported = (column: number, one: MessageParams) => problems.push(at(sheet, row, column, one));
      const subject = people.get(code);
      if (!subject) {
        reported(sheet.subject, { code: 'unknown-subject', params: { value: code } });
        continue;
      }
      if (seen.has(code)) {
        reported(sheet.subject, { code: 'duplicate-subject', params: { value: code } });
        continue;
      }
      seen.add(code);
      const name = textOf(cells[sheet.name] ?? null);
      const trouble = textTrouble(name);
      if (trouble) reported(sheet.name, trouble);
      else if (name !== '' && !isSameName(name, subject.name))
        reported(sheet.name, { code: 'name-differs', params: { name, subject: code, known: subject.name } });

      let sum = 0;
      for (const { month, points: column, rank } of sheet.months) {
        if (!months.includes(month)) continue;
        const text = plainTextOf(cells[column] ?? null).replace(/,/g, '');
        if (text === '') {
          if (isPresent(subject, month))
            reported(column, {
              code: 'takeover-points-missing',
              params: { name: subject.name || code, month }
            });
          continue;
        }
        const points = parseHundredths(text);
        if (points === null || Math.abs(points) > 10_000_000) {
          reported(column, { code: 'takeover-points-bad', params: { value: text.slice(0, 60) } });
          continue;
        }
        sum += points;
        put(figures.points, month, code, points);
        const place = plainTextOf(cells[rank] ?? null);
        const placed = wholeIn(cells[rank] ?? null);
        if (placed !== null) put(figures.ranks, month, code, placed);
        else if (place !== '')
          reported(rank, { code: 'takeover-rank-bad', params: { value: place.slice(0, 60) } });
        else if (rank >= 0 && isPresent(subject, month))
          reported(rank, { code: 'takeover-rank-bad', params: { value: '' } });
      }
      const total = plainTextOf(cells[sheet.sum] ?? null).replace(/,/g, '');
      if (total !== '' && parseHundredths(total) !== sum)
        reported(sheet.sum, {
          code: 'takeover-sum-differs',
          params: { value: total.slice(0, 60), sum: formatPoints(sum) }
        });
    }
    const absent = subjects.filter(
      (subject) => !seen.has(subject.id) && months.some((month) => isPresent(subject, month))
    );
    if (absent.length > 0)
      problems.push(
        at(sheet, null, -1, {
          code: 'takeover-people-missing',
          params: {
            names: absent
              .slice(0, 8)
              .map(({ id, name }) => name || id)
              .join('、')
          }
        })
      );
  }
  return { figures, problems };
}

function at(sheet: PaperSheet, row: number | null, column: number, params: MessageParams): ImportFinding {
  return { ...placeOf(sheet, row, column), ...params };
}

/**
 * The place of a cell, counted like a spreadsheet.
 * @param column -1: the row, or the sheet, as a whole
 */
export function placeOf({ file, sheet, titles }: PaperSheet, row: number | null, column: number) {
  return { file, sheet, row, column: titles[column] ?? null };
}

function put(into: Map<string, Map<string, number>>, month: string, subject: string, value: number): void {
  into.set(month, (into.get(month) ?? new Map<string, number>()).set(subject, value));
}
