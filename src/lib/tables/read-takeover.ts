import { monthOfYear, isMonth } from '../calendar';
import { headingKey, type Hundredths, type Subject } from '../points';
import { personRows, type PersonRow } from './person-rows';
import type { Block, BlockColumn } from './blocks';
import { numberIn, saysNothing } from './cell-number';
import type { CellAccount } from './cell-account';
import { readable, type Form } from './form';
import { isBesideHeading, isTotalHeading } from './headings';
import { monthNamed } from './months';
import { leaveOut, questionId } from './questions';
import { readTables, type SheetInHand } from './read-tables';
import type { Answers, CellName, ComparedTotals, TableReading } from './reading';
import type { Sheet, SheetCell } from './sheet';
import { leftTexts, questionTexts } from './texts';

/** A person's points of a month that was kept on paper. */
export interface ReadMonth {
  person: string;
  month: string;
  points: Hundredths;
  /** null where the sheet has no ranks */
  rank: number | null;
  cells: CellName[];
}

export interface TakeoverSheets {
  roster: readonly Subject[];
  /** year of the takeover: 3月 is of it */
  year: number;
  answers?: Answers;
}

/** Reads a unit's own summary: people by months, with the sums of half-years and the year compared. */
export function readTakeoverSheets(
  sheets: readonly Sheet[],
  { roster, year, answers = {} }: TakeoverSheets
): TableReading & { months: ReadMonth[]; totals: ComparedTotals } {
  const months: ReadMonth[] = [];
  const totals: ComparedTotals = { compared: 0, differing: [] };
  const read = readTables(sheets, answers, (inHand) => {
    for (const block of inHand.blocks) {
      const found = readMonths(inHand, block, roster, year);
      months.push(...found.months);
      totals.compared += found.totals.compared;
      totals.differing.push(...found.totals.differing);
    }
    return 'takeover';
  });
  return { ...read, months, totals };
}

type MonthsOfBlock = { months: ReadMonth[]; totals: ComparedTotals };

function readMonths(
  { form, account, unseen, answer }: SheetInHand,
  block: Block,
  roster: readonly Subject[],
  year: number
): MonthsOfBlock {
  const rows = personRows(form, block, { roster, answers: answer }, account, unseen);
  const people = new Set([block.name, block.number]);
  account.read(block.headings.filter(({ column }) => people.has(column)));
  const columns = block.columns.filter(({ column }) => !people.has(column));
  const monthOf = new Map(
    columns.flatMap((column) => {
      const month = monthOfColumn(column, year);
      return month === null ? [] : [[column, month] as const];
    })
  );
  const ranks = new Map(
    [...monthOf]
      .filter(([{ label }]) => /名次|排名|rank/i.test(label))
      .map(([column, month]) => [month, column])
  );
  const sums: BlockColumn[] = [];
  for (const column of columns) {
    const whole = [...column.cells, ...rows.flatMap(({ row }) => form.at(row, column.column) ?? [])];
    if (monthOf.has(column)) account.read(column.cells);
    else if (isSum(column)) {
      if (/^(合计|总计|总分|总积分|全年|年度|年)/.test(headingKey(column.label))) sums.push(column);
      account.omit(whole, 'totals', leftTexts.totalsColumn(column.label));
    } else if (isBesideHeading(column.label) || whole.length === column.cells.length)
      account.omit(whole, 'beside', leftTexts.beside(column.label));
  }
  const months = rows.flatMap((row) =>
    [...monthOf].flatMap(([column, month]): ReadMonth[] => {
      if (ranks.get(month) === column) return [];
      const cell = form.at(row.row, column.column);
      const points = cell && pointsIn(cell, row, column, { account, answer });
      if (!cell || points === null) return [];
      if (unseen.holds(cell, points)) return [];
      const rankCell = ranks.has(month) ? form.at(row.row, ranks.get(month)?.column ?? 0) : null;
      const rank = rankCell ? numberIn(rankCell.value) : null;
      const cells = [cell, ...(rankCell ? [rankCell] : [])];
      account.read(cells);
      return [
        {
          person: row.person.id,
          month,
          points,
          rank: rank === null ? null : rank / 100,
          cells: account.names(cells)
        }
      ];
    })
  );
  return { months, totals: comparedSums(months, rows, sums.at(-1) ?? null, form, account) };
}

const isSum = ({ path, label }: BlockColumn) =>
  path.some(isTotalHeading) || /半年|季度|上半|下半|年度|全年|基础|任务|奖励/.test(label);

function monthOfColumn({ path }: BlockColumn, year: number): string | null {
  if (path.some((part) => /季度|半年|年度合计/.test(part))) return null;
  const named = path.map(monthNamed).find((month) => month !== '') ?? '';
  if (named.length === 7) return named;
  const month = named === '' ? '' : monthOfYear(year, Number(named));
  return isMonth(month) ? month : null;
}

function pointsIn(
  cell: SheetCell,
  { person }: PersonRow,
  { label }: BlockColumn,
  { account, answer }: { account: CellAccount; answer: (id: string) => string | undefined }
): Hundredths | null {
  const text = readable(cell);
  if (cell.formula === undefined && saysNothing(text)) {
    account.omit([cell], 'nothing', leftTexts.nothing);
    return null;
  }
  const points = cell.value === null ? null : numberIn(cell.unstruck || cell.value);
  if (points !== null) return points;
  const isEmpty = cell.formula !== undefined && cell.value === null;
  const id = questionId(
    isEmpty ? 'no-result' : 'unclear-cell',
    person.id,
    label,
    cell.shown || (cell.formula ?? '')
  );
  if (answer(id) === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
  else
    account.ask([cell], {
      id,
      code: isEmpty ? 'no-result' : 'unclear-cell',
      text: isEmpty
        ? questionTexts.noResult(cell.formula ?? '')
        : questionTexts.unknownCell(text.slice(0, 40)),
      readings: [leaveOut],
      proposal: null
    });
  return null;
}

function comparedSums(
  months: readonly ReadMonth[],
  rows: readonly PersonRow[],
  sum: BlockColumn | null,
  form: Form,
  account: CellAccount
): ComparedTotals {
  const totals: ComparedTotals = { compared: 0, differing: [] };
  if (!sum) return totals;
  for (const { row, person } of rows) {
    const cell = form.at(row, sum.column);
    const said = cell && numberIn(cell.value);
    if (!cell || said === null) continue;
    const own = months.filter((one) => one.person === person.id).reduce((so, { points }) => so + points, 0);
    totals.compared += 1;
    if (own !== said) totals.differing.push(account.nameOf(cell));
  }
  return totals;
}
