import { readEntries, type Entry, type Paper, type Scheme, type Subject } from '$lib/points';
import { findingOf } from '../imports/finding-of';
import { checkTexts } from '../imports/check-texts';
import { findTable, type FoundTable } from '../imports/find-table';
import type { Grid } from '../imports/read-workbook';
import type { Finding } from '../imports/upload';
import type { Told } from '../problem';
import { paperSheet, type PaperSheet } from './paper-sheet';
import { readBasis, type Basis } from './read-basis';
import { readPoints, type PaperFigures } from './read-points';

/** A unit as far as a takeover needs it. */
export interface BeforeTakeover {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** already booked: their numbers are taken */
  entries: readonly Entry[];
  /** `monthsToTake` */
  months: readonly string[];
  today: string;
}

/** What files say of the months before the ledger. With a problem nothing is taken over. */
export interface TakeoverPlan {
  problems: Finding[];
  notices: Finding[];
  months: readonly string[];
  basis: Map<string, Basis>;
  figures: PaperFigures;
  /** lines that some months have, each booked in the month of its day */
  lines: Entry[];
}

/** Sheets by what they are: people by months, what months rest on, lines as in an import. */
export function planTakeover(
  sheets: readonly { file: string; grid: Grid }[],
  unit: BeforeTakeover
): TakeoverPlan {
  const { months } = unit;
  const year = months[0]?.slice(0, 4) ?? '';
  const papers: PaperSheet[] = [];
  const tables: FoundTable[] = [];
  const notices: Finding[] = [];
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
  const ground = readBasis(bases, unit);
  const problems = [...read.problems, ...ground.problems];
  const file = sheets[0]?.file ?? '';
  if (points.length === 0) problems.push(ofFile(file, { code: 'takeover-no-points', params: {} }));
  if (bases.length === 0) problems.push(ofFile(file, { code: 'takeover-no-basis', params: {} }));
  const without = months.filter((month) => !ground.basis.has(month));
  if (bases[0] && without.length > 0)
    problems.push(
      ofFile(
        bases[0].file,
        { code: 'takeover-basis-missing', params: { months: without.join('、') } },
        bases[0].sheet
      )
    );
  const lines = readLines(tables, unit, problems);
  return { problems, notices, months, basis: ground.basis, figures: read.figures, lines };
}

function readLines(tables: readonly FoundTable[], unit: BeforeTakeover, problems: Finding[]): Entry[] {
  const people = new Map(unit.subjects.map((subject) => [subject.id, subject]));
  const lines: Entry[] = [];
  for (const found of tables) {
    problems.push(...checkTexts(found, people).problems);
    const known = [...unit.entries, ...lines];
    const { entries, problems: own } = readEntries(found.table, {
      scheme: unit.scheme,
      roster: unit.subjects,
      known
    });
    problems.push(...own.map((each) => findingOf(each, found)));
    const odd = entries.find(({ period }) => !unit.months.includes(period));
    if (odd)
      problems.push(
        ofFile(found.table.file, { code: 'takeover-line-month', params: { value: odd.id } }, found.sheet)
      );
    lines.push(...entries);
  }
  return lines;
}

/** As scoring takes it. */
export function paperOf({ months, figures }: Pick<TakeoverPlan, 'months' | 'figures'>): Paper {
  const points = new Map<string, Map<string, number>>();
  for (const [month, own] of figures.points)
    for (const [subject, value] of own)
      points.set(subject, (points.get(subject) ?? new Map<string, number>()).set(month, value));
  return { months, points };
}

function ofFile(file: string, told: Told, sheet = ''): Finding {
  return { file, sheet, row: null, column: null, ...told };
}
