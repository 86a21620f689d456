import { levelNames, type Item } from '$lib/points';
import { getLocale } from '$lib/text';

/** 调解纠纷 2 起, 受表彰 市, 岗位履职 3 分, 参加比赛 第 2 名; a reversal is named by what it undoes. */
export function itemText(
  item: Item | null | undefined,
  entry: { item: string; quantity: number; value: string; reverses: string | null }
): string {
  if (entry.reverses !== null) return entry.reverses;
  if (!item) return entry.item;
  const english = getLocale() === 'en';
  const name = english ? item.english : item.name;
  if (entry.quantity > 1)
    return english || !item.measure
      ? `${name} × ${entry.quantity}`
      : `${name}\u3000${entry.quantity} ${item.measure}`;
  if (entry.value === '') return name;
  return `${name}\u3000${valueText(item, entry.value, english)}`;
}

function valueText(item: Item, value: string, english: boolean): string {
  if (item.kind === 'ranks') return english ? `place ${value}` : `第 ${value} 名`;
  if (isInPoints(item)) return `${isTaken(item) ? '−' : ''}${value} ${english ? 'points' : '分'}`;
  const level = Object.entries(levelNames).find(([key]) => key === value)?.[1];
  return !english && level ? level : value;
}

/** Whether an entry's value is its points; an assessment may also have grades, which are none. */
function isInPoints(item: Item): boolean {
  if (item.kind === 'assess') return item.perGrade === undefined;
  return item.kind === 'amount' || item.kind === 'allowance';
}

function isTaken(item: Item): boolean {
  return item.kind === 'allowance' || (item.kind === 'amount' && item.does === 'take');
}
