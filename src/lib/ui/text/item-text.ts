import { kindOf, type Item } from '$lib/points';
import { getLocale, m } from '$lib/text';

/** The content of a line in words, as far as its item and its kind say it. */
interface SaidEntry {
  item: string;
  quantity: number;
  value: string;
  reverses: string | null;
  revokes?: string | undefined;
}

/**
 * 调解纠纷 2 起, 受表彰 市, 岗位履职 3 分, 参加比赛 第 2 名, 其他任务分 1 分; a reversal is named by what it undoes, and a line that
 * revokes another one by both.
 */
export function itemText(item: Item | null | undefined, entry: SaidEntry): string {
  if (entry.reverses !== null) return entry.reverses;
  const what = contentText(item, entry);
  return entry.revokes === undefined ? what : m.office_revocation({ id: entry.revokes, what });
}

function contentText(item: Item | null | undefined, entry: SaidEntry): string {
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
