import { headingKey, type Item } from '../points';
import type { BlockColumn } from './blocks';
import type { FigureUnit } from './cell-number';
import { isBesideHeading, isTimePart, isTotalHeading } from './headings';
import { itemOfHeading } from './item-of-heading';
import { monthNamed, withoutMonth } from './months';

/** The use of a column beside the people. */
export type ColumnUse =
  | { is: 'item'; item: Item; hint: FigureUnit | null; time: string }
  | { is: 'total' }
  | { is: 'beside' }
  | { is: 'unsure'; item: Item | null };

/** A row of units below the items: 次数 beside 得分. */
const units = /^(次数?|数量|天数?|件数?|起数?|项数?|个数?|得分|加分|扣分|积分|分值|分数|分|名次|排名)$/;
const isRankUnit = (path: readonly string[]) =>
  path.length > 1 && /^(名次|排名)$/.test(headingKey(path.at(-1) ?? ''));

/** A column's key, by which its answer is kept: its heading without the month. */
export const columnKey = ({ path, label }: BlockColumn) =>
  path
    .map(withoutMonth)
    .filter((part) => part !== '')
    .map(headingKey)
    .join('/') || headingKey(label);

/** The use that a heading alone says; an item that it only resembles is unsure. */
export function columnUse({ path }: BlockColumn, items: readonly Item[]): ColumnUse {
  const last = path.at(-1) ?? '';
  const isSubTotal = path.some((part) => /^小\s*计/.test(part));
  if (
    !isRankUnit(path) &&
    (isSubTotal || (path.length > 1 && path.some(isTotalHeading) && !named(path, items)))
  )
    return isSubTotal ? { is: 'beside' } : { is: 'total' };
  if (path.length === 1 && isTotalHeading(last)) return { is: 'total' };
  if (last === '') return { is: 'unsure', item: null };
  if (isBesideHeading(last) && !isRankUnit(path)) return { is: 'beside' };
  const found = named(path, items);
  if (!found) return { is: 'unsure', item: null };
  if (isRankUnit(path) && found.item.kind !== 'ranks') return { is: 'beside' };
  if (found.why === 'similar') return { is: 'unsure', item: found.item };
  return { is: 'item', item: found.item, hint: unitHint(path, found.item), time: timeOf(path) };
}

/** The lowest part that names a thing, or the one above a unit or a time: a section is no item. */
function named(path: readonly string[], items: readonly Item[]) {
  const parts = path
    .map(withoutMonth)
    .filter((part) => part !== '' && !units.test(headingKey(part)) && !isTimePart(part));
  return itemOfHeading(parts.at(-1) ?? '', items);
}

const timeOf = (path: readonly string[]) =>
  path
    .filter((part) => isTimePart(part) || monthNamed(part) !== '')
    .map(headingKey)
    .join('/');

/** The unit at a heading's end, without the item's own name, which may end with such a word too. */
function unitHint(path: readonly string[], item: Item): FigureUnit | null {
  const end = headingKey(path.at(-1) ?? '').replace(headingKey(item.name), '');
  if (/(?:[加扣得积]分|分值|分数|^分|\(分\)|\/分)$/.test(end)) return 'points';
  if (item.kind === 'ranks') return /(?:[名排]次|排名)$/.test(end) ? 'times' : null;
  const key = headingKey(path.join('/'));
  return /[次件起项个人]数|天数|数量|[(/][次件起项天个场]\)?$|\/次$/.test(key) ? 'times' : null;
}
