import { monthOfYear, isMonth } from '../calendar';
import { headingKey, type Hundredths, type Subject } from '../points';
import { personRows, type PersonRow } from './person-rows';
import type { Block, BlockColumn } from './blocks';
import { numberIn, saysNothing } from './cell-number';
import type { CellAccount } from './cell-account';
import { readable, type Form } from './form';
import { isBesideHeading, isTotalHeading } from './headings';
import { monthNamed } from './months';
import { leaveOut, questionId, reading } from './questions';
import { readTables, type SheetInHand } from './read-tables';
import type { Answers, CellName, ComparedTotals, TableReading } from './reading';
import type { Sheet, SheetCell } from './sheet';
import { leftTexts, questionTexts, readingTexts } from './texts';

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
  const whole = (column: BlockColumn) => [
    ...column.cells,
    ...rows.flatMap(({ row }) => form.at(row, column.column) ?? [])
  ];
  const byMonth = monthColumns(columns, year);
  const used = new Set<BlockColumn>();
  for (const [month, found] of byMonth) {
    const chosen = pointsColumn(found, month, whole, { account, answer });
    for (const column of [chosen, found.rank]) {
      if (!column) continue;
      used.add(column);
      account.read(column.cells);
    }
    found.points = chosen ? [chosen] : [];
  }
  const sums: BlockColumn[] = [];
  for (const column of columns) {
    if (used.has(column)) continue;
    if (isSum(column)) {
      if (/^(合计|总计|总分|总积分|全年|年度|年)/.test(headingKey(column.label))) sums.push(column);
      account.omit(whole(column), 'totals', leftTexts.totalsColumn(column.label));
    } else if (isBesideHeading(column.label) || whole(column).length === column.cells.length)
      account.omit(whole(column), 'beside', leftTexts.beside(column.label));
  }
  const months = rows.flatMap((row) =>
    [...byMonth].flatMap(
      ([
        month,
        {
          points: [column],
          rank
        }
      ]): ReadMonth[] => {
        const cell = column && form.at(row.row, column.column);
        if (!cell) return [];
        if (row.nth > 1) return askTwice(cell, row, { account, answer });
        const points = pointsIn(cell, row, column, { account, answer });
        if (points === null || unseen.holds(cell, points)) return [];
        const rankCell = rank && form.at(row.row, rank.column);
        const place = rankCell ? numberIn(rankCell.value) : null;
        const cells = [cell, ...(rankCell ? [rankCell] : [])];
        account.read(cells);
        return [
          {
            person: row.person.id,
            month,
            points,
            rank: place === null ? null : place / 100,
            cells: account.names(cells)
          }
        ];
      }
    )
  );
  return { months, totals: comparedSums(months, rows, sums.at(-1) ?? null, form, account) };
}

interface MonthColumns {
  points: BlockColumn[];
  rank: BlockColumn | null;
}

interface Asking {
  account: CellAccount;
  answer: (id: string) => string | undefined;
}

function monthColumns(columns: readonly BlockColumn[], year: number): Map<string, MonthColumns> {
  const found = new Map<string, MonthColumns>();
  for (const column of columns) {
    const month = monthOfColumn(column, year);
    if (month === null) continue;
    const own = found.get(month) ?? { points: [], rank: null };
    found.set(month, own);
    if (/名次|排名|rank/i.test(column.label)) own.rank = column;
    else own.points.push(column);
  }
  return found;
}

/** The one column of a month's points: beside 基础, 任务 and 奖励 it is their sum; of others one is chosen. */
function pointsColumn(
  { points }: MonthColumns,
  month: string,
  whole: (column: BlockColumn) => SheetCell[],
  { account, answer }: Asking
): BlockColumn | null {
  const [only, ...more] = points;
  if (!only || more.length === 0) return only ?? null;
  const sums = points.filter(({ path }) => path.some(isTotalHeading));
  const id = questionId('twice-in-form', month, ...points.map(({ label }) => label));
  const chosen = sums.length === 1 ? sums[0] : points.find(({ label }) => `column:${label}` === answer(id));
  if (!chosen) {
    account.ask(points.flatMap(whole), {
      id,
      code: 'twice-in-form',
      text: questionTexts.monthTwice(
        points.map(({ label }) => label),
        month
      ),
      readings: points.map(({ label }) => reading(`column:${label}`, readingTexts.onlyColumn(label), null)),
      proposal: null
    });
    return null;
  }
  for (const column of points)
    if (column !== chosen)
      account.omit(whole(column), 'totals', leftTexts.partOf(column.label, chosen.label));
  return chosen;
}

/** Asks about a person's second row: a month has one figure. */
function askTwice(cell: SheetCell, { person, row }: PersonRow, { account, answer }: Asking): [] {
  const id = questionId('person-twice', person.id, account.nameOf(cell));
  if (answer(id) === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
  else
    account.ask([cell], {
      id,
      code: 'person-twice',
      text: questionTexts.personAgain(person, row),
      readings: [leaveOut],
      proposal: null
    });
  return [];
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
  { account, answer }: Asking
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
