import type { Item } from '$lib/points';
import { containsWords } from '../../../text-search';

/** Whether an item's name or clause contains all words that are typed. */
export function doesMatch(item: Item | undefined, typed: string): boolean {
  if (!item) return false;
  const { name, english, clause } = item;
  return containsWords([name, english, clause.ref, clause.text], typed);
}
