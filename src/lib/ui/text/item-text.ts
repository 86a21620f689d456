import { kindOf, type Item } from '$lib/points';
import { getLocale } from '$lib/text';

/** 调解纠纷 2 起, 受表彰 市, 岗位履职 3 分, 参加比赛 第 2 名, 其他任务分 1 分; a reversal is named by what it undoes. */
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
  return `${name}\u3000${kindOf(item).said(item, entry.value)[english ? 'en' : 'zh']}`;
}
