import { headingKey, type Item } from '$lib/points';
import { isTotals } from '../imports/files/find-table';
import { itemOfHeading, numberIn, pointsOfOne, unitIn, type FigureUnit } from '$lib/tables';
import { leftOut, meaningIn, type Meaning, type ProposalGround } from './marks/meaning';
import type { PeopleSheet, SheetColumn } from './layout/people-sheet';
import { isReadTwoWays } from './marks/read-sheet-cell';

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
    if (found && isRankUnit(column) && found.item.kind !== 'ranks')
      return { column, meaning: leftOut, why: 'beside' };
    if (!found) return { column, meaning: leftOut, why: 'unknown' };
    return { column, meaning: { is: 'item', item: found.item.id, as: 'times' }, why: found.why };
  });
  return withUnits(sheet, withoutTwice(proposed), new Map(items.map((item) => [item.id, item])));
}

const lastPart = ({ path }: SheetColumn) => headingKey(path[path.length - 1] ?? '');
const isTotal = (column: SheetColumn) =>
  (column.path.some((part) => isTotals(part) && !/^小\s*计/.test(part)) && !isRankUnit(column)) ||
  (column.path.length === 1 && total.test(lastPart(column)));
const isBeside = (column: SheetColumn) =>
  (beside.test(lastPart(column)) && !isRankUnit(column)) || lastPart(column) === '';

/** A row of units below the items: 次数 beside 得分. */
const units = /^(次数?|数量|天数?|件数?|起数?|项数?|个数?|得分|加分|扣分|积分|分值|分数|分|名次|排名)$/;
/** 名次 alone is the rank on the whole sheet; below an item it is that item's. */
const isRankUnit = ({ path }: SheetColumn) =>
  path.length > 1 && /^(名次|排名)$/.test(headingKey(path[path.length - 1] ?? ''));

/** The lowest part of a header names the item, or the one above a unit: a section is none. */
function itemIn({ path }: SheetColumn, items: readonly Item[]) {
  const named = path.filter((part) => !units.test(headingKey(part)));
  return itemOfHeading(named[named.length - 1] ?? '', items);
}

/**
 * Each item is read from one column a month: 次数 and 得分 of one item say the same, and two names for it may. A rank is read before its
 * points, which may not tell it; else the column that is named most like the item is.
 */
function withoutTwice(proposed: readonly ColumnProposal[]): ColumnProposal[] {
  const itemOf = ({ column, meaning }: ColumnProposal) =>
    meaning.is === 'item' ? `${column.month} ${meaning.item}` : null;
  const order = (proposal: ColumnProposal) =>
    (isRankUnit(proposal.column) ? 0 : 10) + grounds.indexOf(proposal.why);
  const first = new Map<string, ColumnProposal>();
  for (const proposal of proposed) {
    const item = itemOf(proposal);
    const before = item === null ? undefined : first.get(item);
    if (item !== null && (!before || order(proposal) < order(before))) first.set(item, proposal);
  }
  return proposed.map((proposal) => {
    const item = itemOf(proposal);
    if (item === null || proposal.why === 'remembered' || first.get(item) === proposal) return proposal;
    return { column: proposal.column, meaning: leftOut, why: 'twice' };
  });
}

/** The grounds of a proposal, the surest first. */
const grounds: readonly ProposalGround[] = ['remembered', 'same', 'alias', 'similar'];

/**
 * Decides whether cells hold times (or ranks) or points: by the header, else by the sheet's own total, else by what the numbers
 * allow.
 */
function withUnits(
  sheet: PeopleSheet,
  proposed: readonly ColumnProposal[],
  items: ReadonlyMap<string, Item>
): ColumnProposal[] {
  const itemOf = ({ meaning }: ColumnProposal) =>
    meaning.is === 'item' ? items.get(meaning.item) : undefined;
  const read = proposed.flatMap((proposal): ReadColumn[] => {
    const { column, meaning, why } = proposal;
    const item = itemOf(proposal);
    if (!item || meaning.is !== 'item') return [];
    if (why === 'remembered') return [{ column, item, as: meaning.as }];
    return [
      { column, item, as: isReadTwoWays(item) ? (hint(column, item) ?? unitOfCells(sheet, column)) : 'times' }
    ];
  });
  const reported = byTotal(sheet, proposed, read);
  return proposed.map((proposal) => {
    const { column, meaning, why } = proposal;
    const found = read.find((one) => one.column === column);
    if (meaning.is !== 'item' || why === 'remembered' || !found) return proposal;
    const { item, as } = found;
    return {
      ...proposal,
      meaning: { ...meaning, as: as ?? reported?.[groupOf(item)] ?? byNumbers(sheet, column, item) }
    };
  });
}

/** A column that is read under an item. `as`: null while nothing has said what its cells hold. */
interface ReadColumn {
  column: SheetColumn;
  item: Item;
  as: FigureUnit | null;
}

/** Columns of ranks are read alike, and so are all others. */
const groupOf = (item: Item) => (item.kind === 'ranks' ? 'ranks' : 'counts');
type Readings = Record<ReturnType<typeof groupOf>, FigureUnit>;

/** Reads the end of a header, without the item's own name, which may end with such a word too: 全市单项考核名次. */
function hint(column: SheetColumn, item: Item): FigureUnit | null {
  const end = lastPart(column).replace(headingKey(item.name), '');
  if (/(?:[加扣得积]分|分值|分数|\(分\)|\/分)$/.test(end)) return 'points';
  if (item.kind === 'ranks') return /(?:[名排]次|排名)$/.test(end) ? 'times' : null;
  const key = headingKey(column.path.join('/'));
  return /[次件起项个人]数|天数|数量|[(/]?[次件起项天个场]\)?$/.test(key) ? 'times' : null;
}

/** Reads the unit that cells have themselves (`3次`, `10分`); null where they have none, or not the same. */
function unitOfCells(sheet: PeopleSheet, { at }: SheetColumn): FigureUnit | null {
  const units = new Set(sheet.rows.flatMap(({ cells }) => unitIn(cells[at] ?? null) ?? []));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** The readings by which most rows add up to the sheet's own total; null when several do so alike, or none. */
function byTotal(
  sheet: PeopleSheet,
  proposed: readonly ColumnProposal[],
  read: readonly ReadColumn[]
): Readings | null {
  const whole = proposed.find(({ meaning }) => meaning.is === 'total')?.column;
  const isUndecided = (group: keyof Readings) =>
    read.some(({ item, as }) => as === null && groupOf(item) === group);
  if (!whole) return null;
  const either = (group: keyof Readings): FigureUnit[] =>
    isUndecided(group) ? ['times', 'points'] : ['times'];
  const counted = read.filter(({ item }) => item.kind !== 'fact');
  const ways = either('counts').flatMap((counts) =>
    either('ranks').map((ranks) => ({ counts, ranks, agree: 0 }))
  );
  for (const { cells, results } of sheet.rows) {
    const said = numberIn(results.get(whole.at) ?? cells[whole.at] ?? null);
    if (said === null || said === 0) continue;
    for (const way of ways) {
      const sum = counted.reduce(
        (so, { column, item, as }) =>
          so + worthOf(item, as ?? way[groupOf(item)], numberIn(cells[column.at] ?? null) ?? 0),
        0
      );
      if (sum === said) way.agree += 1;
    }
  }
  const [best, next] = [...ways].sort((a, b) => b.agree - a.agree);
  return best && best.agree > (next?.agree ?? 0) ? best : null;
}

/** The points of a cell under a reading, in hundredths, as its number has them too. */
function worthOf(item: Item, as: FigureUnit, number: number): number {
  if (as === 'points' || !isReadTwoWays(item)) return number;
  return item.kind === 'ranks' ? worthOfRank(item, number) : (number * pointsOfOne(item, '')) / 100;
}

/** Decides by the numbers alone. */
function byNumbers(sheet: PeopleSheet, { at }: SheetColumn, item: Item): FigureUnit {
  const numbers = sheet.rows
    .map(({ cells }) => Math.abs(numberIn(cells[at] ?? null) ?? 0))
    .filter((number) => number > 0);
  const arePoints = item.kind === 'ranks' ? arePointsOfRanks(item, numbers) : areMultiples(item, numbers);
  return numbers.length > 0 && arePoints ? 'points' : 'times';
}

/** Points divide by what one time is worth; a single odd number shows that they are times. */
function areMultiples(item: Item, numbers: readonly number[]): boolean {
  const each = Math.abs(pointsOfOne(item, ''));
  return each !== 0 && numbers.every((number) => number % each === 0);
}

/**
 * Numbers that are all points of some rank are taken for points, unless they may be ranks as well: each has points, and belongs to
 * one person.
 */
function arePointsOfRanks(item: RanksItem, numbers: readonly number[]): boolean {
  const isWorth = (number: number) => item.ranks.some(({ points }) => Math.abs(points) === number);
  const isRank = (number: number) => number % 100 === 0 && worthOfRank(item, number) !== 0;
  return numbers.every(isWorth) && !(numbers.every(isRank) && new Set(numbers).size === numbers.length);
}

type RanksItem = Item & { kind: 'ranks' };

/** @param rank in hundredths, as a cell's number is */
function worthOfRank(item: RanksItem, rank: number): number {
  return item.ranks.find(({ first, last }) => rank >= first * 100 && rank <= last * 100)?.points ?? 0;
}
