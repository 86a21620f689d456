import { kindOf, type Item } from '$lib/points';
import { getLocale } from '$lib/text/generated/runtime.js';

/** What an item is worth, in a line: `+5 / 起`, `街道 +5、市 +10`. */
export function worthOf(item: Item): string {
  const words = kindOf(item).words(item);
  return getLocale() === 'en' ? words.en : words.zh;
}
