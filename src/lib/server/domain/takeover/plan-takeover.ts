import { wholeYear } from '$lib/calendar';
import {
  readEntryTable,
  type EntryFields,
  type PaperMonths,
  type Scheme,
  type Subject,
  type WrittenEntry
} from '$lib/points';
import { findingOf } from '../imports/plan/finding-of';
import { givenNumbers } from '../imports/plan/plan-entries';
import { checkTexts } from '../imports/plan/check-texts';
import { findTable, type FoundTable } from '../imports/files/find-table';
import type { Grid } from '../imports/files/read-workbook';
import type { ImportFinding } from '../imports/upload';
import type { MessageParams } from '../../platform/problem/problem';
import { paperSheet, type PaperSheet } from './paper-sheet';
import { readBasis, type Basis } from './read-basis';
import { readPoints, type PaperFigures } from './read-points';

/** A unit as far as a takeover needs it. */
export interface BeforeTakeover {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** already booked: their numbers are taken */
  entries: readonly EntryFields[];
  /** `monthsToTake` */
  months: readonly string[];
  today: string;
}

/** The plan for the months before the ledger, read from files. With a problem nothing is taken over. */
export interface TakeoverPlan {
  problems: ImportFinding[];
  notices: ImportFinding[];
  months: readonly string[];
  basis: Map<string, Basis>;
  figures: PaperFigures;
  /** lines that some months have, each booked in the month of its day */
  lines: WrittenEntry[];
}

/** Sheets by what they are: people by months, what months rest on, lines as in an import. */
export function planTakeover(
  sheets: readonly { file: string; grid: Grid }[],
  unit: BeforeTakeover
): TakeoverPlan {
  const { months } = unit;
  const year = wholeYear(months[0] ?? '');
  const papers: PaperSheet[] = [];
  const tables: FoundTable[] = [];
  const notices: ImportFinding[] = [];
  for (const { file, grid } of sheets) {
    const paper = paperSheet(file, grid, year);
    const table = paper ? null : findTable(file, grid);
    if (paper) papers.push(paper);
    else if (table?.kind === 'entries') {
      tables.push(table);
      notices.push(...table.left);
    } else if (grid.rows.length > 0 && grid.sheet)
      notices.push(ofFile(file, { code: 'left-sheet', params: { sheet: grid.sheet } }, grid.sheet));
  }
  const points = papers.filter((sheet) => sheet.kind === 'points');
  const bases = papers.filter((sheet) => sheet.kind === 'basis');
  const read = readPoints(points, unit);
  const fromBases = readBasis(bases, unit);
  const problems = [...read.problems, ...fromBases.problems];
  const file = sheets[0]?.file ?? '';
  if (points.length === 0) problems.push(ofFile(file, { code: 'takeover-no-points', params: {} }));
  if (bases.length === 0) problems.push(ofFile(file, { code: 'takeover-no-basis', params: {} }));
  const without = months.filter((month) => !fromBases.basis.has(month));
  if (bases[0] && without.length > 0)
    problems.push(
      ofFile(
        bases[0].file,
        { code: 'takeover-basis-missing', params: { months: without.join('、') } },
        bases[0].sheet
      )
    );
  const lines = readLines(tables, unit, problems);
  return { problems, notices, months, basis: fromBases.basis, figures: read.figures, lines };
}

function readLines(
  tables: readonly FoundTable[],
  unit: BeforeTakeover,
  problems: ImportFinding[]
): WrittenEntry[] {
  const people = new Map(unit.subjects.map((subject) => [subject.id, subject]));
  const lines: WrittenEntry[] = [];
  for (const found of tables) {
    problems.push(...checkTexts(found, people).problems);
    const known = [...unit.entries, ...lines];
    const { entries, problems: own } = readEntryTable(found.table, {
      scheme: unit.scheme,
      roster: unit.subjects,
      known,
      first: unit.months[0]
    });
    problems.push(...own.map((each) => findingOf(each, found)));
    // With a problem there are fewer entries than rows.
    if (own.length === 0)
      problems.push(
        ...givenNumbers(
          found,
          entries.map((entry, at) => ({ entry, row: found.table.rows[at]?.row ?? 0 }))
        )
      );
    const odd = entries.find(({ period }) => !unit.months.includes(period));
    if (odd)
      problems.push(
        ofFile(found.table.file, { code: 'takeover-line-month', params: { value: odd.id } }, found.sheet)
      );
    lines.push(...entries);
  }
  return lines;
}

/** The figures in the form that scoring takes. */
export function paperOfPlan({ months, figures }: Pick<TakeoverPlan, 'months' | 'figures'>): PaperMonths {
  const points = new Map<string, Map<string, number>>();
  for (const [month, own] of figures.points)
    for (const [subject, value] of own)
      points.set(subject, (points.get(subject) ?? new Map<string, number>()).set(month, value));
  return { months, points };
}

function ofFile(file: string, params: MessageParams, sheet = ''): ImportFinding {
  return { file, sheet, row: null, column: null, ...params };
}
