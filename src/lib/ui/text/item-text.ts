import { levelNames, type Item } from '$lib/points';
import { getLocale } from '$lib/text';

/** 调解纠纷 2 起, 受表彰 市; a reversal is named by what it undoes. */
export function itemText(
  item: Item | null | undefined,
  entry: { item: string; quantity: number; value: string; reverses: string | null }
): string {
  if (entry.reverses !== null) return entry.reverses;
  if (!item) return entry.item;
  const english = getLocale() === 'en';
  const name = english ? item.english : item.name;
  if (entry.quantity > 1)
    return english ? `${name} × ${entry.quantity}` : `${name}\u3000${entry.quantity} ${item.measure}`;
  if (entry.value === '') return name;
  const level = Object.entries(levelNames).find(([key]) => key === entry.value)?.[1];
  return `${name}\u3000${!english && level ? level : entry.value}`;
}
