import type { Scheme, SubjectKind } from '../scheme/scheme';
import { problemAt, type ReadingProblem, type ProblemCode, type RuleBlanks } from './problem';
import type { TableCell, ReadTable } from './table';

/** English heading of a column → the Chinese ones that mean the same. */
export type Headings<F extends string> = Record<F, readonly string[]>;

/** The headings of somebody's first and last day on a roster, by the kind of subjects that a scheme scores. */
const dayHeadings: Record<SubjectKind | 'people', { from: string; to: string }> = {
  people: { from: '到岗', to: '离岗' },
  members: { from: '转入', to: '转出' },
  communities: { from: '纳入', to: '退出' },
  households: { from: '入户', to: '迁出' }
};

export const rosterHeadings = {
  subject: ['编号'],
  name: ['姓名'],
  pool: ['序列'],
  group: ['类别'],
  department: ['部门'],
  post: ['职务'],
  workplace: ['单位'],
  from: Object.values(dayHeadings).map(({ from }) => from),
  to: Object.values(dayHeadings).map(({ to }) => to)
} satisfies Headings<string>;

/** The heading under which a unit of a scheme writes a roster's column; every scheme's are read. */
export function rosterHeading(
  field: keyof typeof rosterHeadings,
  { subjects }: Pick<Scheme, 'subjects'>
): string {
  return field === 'from' || field === 'to'
    ? dayHeadings[subjects ?? 'people'][field]
    : (rosterHeadings[field][0] ?? field);
}

export const entryHeadings = {
  id: ['流水号'],
  subject: ['编号'],
  item: ['事项'],
  date: ['日期'],
  period: ['登记月', '入账月'],
  quantity: ['数量'],
  value: ['分值', '等级', '名次', '分值/等级/名次'],
  matter: ['同一事项'],
  basis: ['依据'],
  reverses: ['更正', '冲正']
} satisfies Headings<string>;

export const ballotHeadings = {
  subject: ['编号'],
  group: ['类别'],
  score: ['得分'],
  voter: ['投票人', '评议人']
} satisfies Headings<string>;

/** A row through its columns' names. */
export interface ReadRow<F extends string> {
  row: number;
  /** the first filled cell among the field's columns; null when all are empty or missing */
  cell(field: F): TableCell;
  problem<C extends ProblemCode>(field: F, code: C, params: RuleBlanks[C]): ReadingProblem;
}

export interface Columns<F extends string> {
  has(field: F): boolean;
  /** rows with anything in them */
  rows: ReadRow<F>[];
  /** one for each required column that is missing */
  missing: ReadingProblem[];
  /** row by row, then from left to right */
  inOrder(problems: ReadingProblem[]): ReadingProblem[];
}

/** Finds the columns by their headings, in any order and either language. */
export function columnsOf<F extends string>(
  table: ReadTable,
  headings: Headings<F>,
  required: readonly NoInfer<F>[]
): Columns<F> {
  const titles = table.header.map(headingKey);
  const places = new Map<F, number[]>();
  for (const field of Object.keys(headings) as F[]) {
    const names = [field, ...headings[field]].map(headingKey);
    places.set(
      field,
      titles.flatMap((title, n) => (names.includes(title) ? [n] : []))
    );
  }
  const at = (field: F) => places.get(field) ?? [];
  const headingOf = (field: F, n = at(field)[0]) =>
    n === undefined ? field : (table.header[n] ?? field).trim();
  const file = table.file;

  const rowOf = ({ row, cells }: ReadTable['rows'][number]): ReadRow<F> => {
    const filled = (field: F) => at(field).find((n) => !isEmpty(cells[n])) ?? at(field)[0];
    return {
      row,
      cell: (field) => cells[filled(field) ?? -1] ?? null,
      problem: (field, code, params) =>
        problemAt({ file, row, column: headingOf(field, filled(field)) }, code, params)
    };
  };
  const placeOf = (problem: ReadingProblem) => {
    const n = titles.indexOf(headingKey(problem.column ?? ''));
    return n < 0 ? titles.length : n;
  };
  return {
    has: (field) => at(field).length > 0,
    rows: table.rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell))).map(rowOf),
    missing: required
      .filter((field) => at(field).length === 0)
      .map((field) =>
        problemAt({ file, row: table.headerRow ?? 1, column: field }, 'missing-column', {
          value: [field, ...headings[field]].join(' / ')
        })
      ),
    inOrder: (problems) => problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || placeOf(a) - placeOf(b))
  };
}

/** A heading as it is compared: without white space, and without the marks that people add (编号*, 姓名：). */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff*:]/g, '')
    .toLowerCase();
}

function isEmpty(cell: TableCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}
