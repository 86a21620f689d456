import { headingKey, kindOf, type Item } from '$lib/points';
import { isTotals } from '../imports/files/find-table';
import { numberIn } from './marks/cell-number';
import { itemOfHeader } from './marks/item-of-header';
import { leftOut, meaningIn, type CellsAs, type Meaning, type ProposalGround } from './marks/meaning';
import type { PeopleSheet, SheetColumn } from './layout/people-sheet';
import { pointsOfOne } from './marks/read-sheet-cell';

export interface ColumnProposal {
  column: SheetColumn;
  meaning: Meaning;
  why: ProposalGround;
}

const total =
  /^(总分|总积分|得分|积分|本月得分|本月积分|当月积分|月积分|月度积分|月得分|总得分|合计得分|积分合计|total|sum)$/i;
/** Columns that most sheets have and that are no item. */
const beside =
  /^(序号?|编?号|no\.?|备注|说明|签名|签字|签字确认|本人签字|部门|科室|职务|岗位|性别|年龄|电话|联系电话|手机|类别|序列|名次|排名|等次|小计|时段|班次|日期|月份|应?实?出勤|应出勤|出勤率|加班|公假|公出|公差|出差|年休|年假|年休假|休假|调休|工龄|身份|政治面貌|单位|社区|网格)(天数|次数)?$/i;

/**
 * Proposes the meaning of each column: the unit's last choice, else an item by its name, by another word
 * for it, or by similarity, else none. In an attendance sheet only the days are read, because the sums
 * beside them would count twice.
 * @param items those that columns may stand for
 * @param remembered by the columns' keys
 */
export function proposeColumns(
  sheet: PeopleSheet,
  items: readonly Item[],
  remembered: ReadonlyMap<string, string>
): ColumnProposal[] {
  const ids = new Set(items.map(({ id }) => id));
  const hasDays = sheet.columns.some(({ day }) => day !== null);
  const asked = sheet.columns.filter(({ day }) => day === null);
  const totals = asked.filter((column) => isTotal(column));
  const proposed = asked.map((column): ColumnProposal => {
    const before = meaningIn(remembered.get(column.key) ?? '', ids);
    if (before) return { column, meaning: before, why: 'remembered' };
    if (totals.includes(column)) {
      // Sums of sections come before the whole.
      const whole = column === totals[totals.length - 1];
      return whole && !hasDays
        ? { column, meaning: { is: 'total' }, why: 'total' }
        : { column, meaning: leftOut, why: 'beside' };
    }
    if (hasDays || isBeside(column)) return { column, meaning: leftOut, why: 'beside' };
    const found = itemIn(column, items);
    if (!found) return { column, meaning: leftOut, why: 'unknown' };
    return { column, meaning: { is: 'item', item: found.item.id, as: 'times' }, why: found.why };
  });
  return withUnits(sheet, withoutTwice(proposed), new Map(items.map((item) => [item.id, item])));
}

const lastPart = ({ path }: SheetColumn) => headingKey(path[path.length - 1] ?? '');
const isTotal = (column: SheetColumn) =>
  column.path.some((part) => isTotals(part) && !/^小\s*计/.test(part)) ||
  (column.path.length === 1 && total.test(lastPart(column)));
const isBeside = (column: SheetColumn) => beside.test(lastPart(column)) || lastPart(column) === '';

/** A row of units below the items: 次数 beside 得分. */
const units = /^(次数?|数量|天数?|件数?|起数?|项数?|个数?|得分|加分|扣分|积分|分值|分数|分)$/;

/** The lowest part of a header names the item, or the one above a unit: a section is none. */
function itemIn({ path }: SheetColumn, items: readonly Item[]) {
  const named = path.filter((part) => !units.test(headingKey(part)));
  return itemOfHeader(named[named.length - 1] ?? '', items);
}

/** Where 次数 and 得分 are below one item, only the first is read: both say the same. */
function withoutTwice(proposed: readonly ColumnProposal[]): ColumnProposal[] {
  const seen = new Set<string>();
  return proposed.map((proposal) => {
    const { column, meaning, why } = proposal;
    if (meaning.is !== 'item' || why === 'remembered' || !units.test(lastPart(column))) return proposal;
    const above = `${column.month}|${column.path.slice(0, -1).join('/')}`;
    if (seen.has(above)) return { column, meaning: leftOut, why: 'beside' };
    seen.add(above);
    return proposal;
  });
}

/**
 * Decides whether cells hold times or points: by the header, else by the sheet's own total, else by what
 * the numbers allow.
 */
function withUnits(
  sheet: PeopleSheet,
  proposed: readonly ColumnProposal[],
  items: ReadonlyMap<string, Item>
): ColumnProposal[] {
  const open = new Set(
    proposed.filter(({ column, meaning, why }) => {
      const item = meaning.is === 'item' ? items.get(meaning.item) : undefined;
      return why !== 'remembered' && item && hint(column) === null && isOpen(item);
    })
  );
  const reported = open.size > 0 ? byTotal(sheet, proposed, open, items) : null;
  const unitOf = (proposal: ColumnProposal, item: Item): CellsAs => {
    const { column } = proposal;
    if (item.kind === 'ranks') return hint(column) ?? byRanks(sheet, column, item);
    if (pointsOfOne(item, '') === 0) return 'times';
    return hint(column) ?? (open.has(proposal) ? (reported ?? byNumbers(sheet, column, item)) : 'times');
  };
  return proposed.map((proposal) => {
    const { meaning, why } = proposal;
    const item = meaning.is === 'item' ? items.get(meaning.item) : undefined;
    if (meaning.is !== 'item' || why === 'remembered' || !item) return proposal;
    return { ...proposal, meaning: { ...meaning, as: unitOf(proposal, item) } };
  });
}

/** Whether times and points differ for an item: with one point each they are the same. */
const isOpen = (item: Item) => kindOf(item).hasQuantity && ![0, 100].includes(pointsOfOne(item, ''));

function hint({ path }: SheetColumn): CellsAs | null {
  const key = headingKey(path.join('/'));
  if (/[次件起项个人]数|天数|数量|[名排]次|排名|[(/]?[次件起项天个场]\)?$/.test(key)) return 'times';
  return /[加扣得积]分|分值|分数|\(分\)|\/分$/.test(lastPart({ path } as SheetColumn)) ? 'points' : null;
}

function byTotal(
  sheet: PeopleSheet,
  proposed: readonly ColumnProposal[],
  open: ReadonlySet<ColumnProposal>,
  items: ReadonlyMap<string, Item>
): CellsAs | null {
  const whole = proposed.find(({ meaning }) => meaning.is === 'total')?.column;
  if (!whole) return null;
  const agree = { times: 0, points: 0 };
  for (const { cells, results } of sheet.rows) {
    const said = numberIn(results.get(whole.at) ?? cells[whole.at] ?? null);
    if (said === null || said === 0) continue;
    for (const as of ['times', 'points'] as const) {
      const sum = proposed.reduce((so, proposal) => {
        const item = proposal.meaning.is === 'item' ? items.get(proposal.meaning.item) : undefined;
        if (!item || item.kind === 'fact') return so;
        const number = numberIn(cells[proposal.column.at] ?? null) ?? 0;
        const times = (open.has(proposal) && as === 'times') || hint(proposal.column) === 'times';
        return so + (times && isOpen(item) ? (number * pointsOfOne(item, '')) / 100 : number);
      }, 0);
      if (sum === said) agree[as] += 1;
    }
  }
  return agree.times === agree.points ? null : agree.times > agree.points ? 'times' : 'points';
}

/** The numbers above 0 that a column has, in hundredths, without their minus. */
function numbersOf(sheet: PeopleSheet, { at }: SheetColumn): number[] {
  return sheet.rows.map(({ cells }) => Math.abs(numberIn(cells[at] ?? null) ?? 0)).filter((n) => n > 0);
}

/**
 * Numbers that are all points of some rank are taken for points, unless they may be ranks as well: each has points, and
 * belongs to one person.
 */
function byRanks(sheet: PeopleSheet, column: SheetColumn, item: Item & { kind: 'ranks' }): CellsAs {
  const numbers = numbersOf(sheet, column);
  const isWorth = (n: number) => item.ranks.some(({ points }) => Math.abs(points) === n);
  const isRank = (n: number) => item.ranks.some(({ first, last }) => n >= first * 100 && n <= last * 100);
  if (numbers.length === 0 || !numbers.every(isWorth)) return 'times';
  return numbers.every(isRank) && new Set(numbers).size === numbers.length ? 'times' : 'points';
}

/** Points divide by what one time is worth; a single odd number shows that they are times. */
function byNumbers(sheet: PeopleSheet, column: SheetColumn, item: Item): CellsAs {
  const each = Math.abs(pointsOfOne(item, ''));
  const numbers = numbersOf(sheet, column);
  return numbers.length > 0 && numbers.every((n) => n % each === 0) ? 'points' : 'times';
}
