import { kindOf, type Hundredths, type Item } from '../points';
import { readItemCell } from './item-cell';

/**
 * The item that free words most likely tell of: it shares the most letters with them in order, and its points agree where some are
 * said; null when none stands out.
 */
export function likeliestItem(words: string, points: Hundredths | null, items: readonly Item[]): Item | null {
  const rated = items
    .map((item) => ({ item, shared: sharedLetters(item.name, words), agrees: agrees(item, points) }))
    .filter(({ shared, agrees: fits }) => shared >= 2 && fits)
    .sort((a, b) => b.shared - a.shared);
  const [best, next] = rated;
  return best && best.shared > (next?.shared ?? 0) ? best.item : null;
}

function agrees(item: Item, points: Hundredths | null): boolean {
  if (points === null || !kindOf(item).hasQuantity) return true;
  const read = readItemCell(item, 'points', points / 100, '');
  return read.is === 'line' && Math.sign(read.points) === Math.sign(points);
}

/** Length of the longest common subsequence. */
function sharedLetters(one: string, other: string): number {
  const letters = Array.from(other);
  let before = letters.map(() => 0);
  for (const letter of one) {
    const now: number[] = [];
    letters.forEach((own, at) => {
      const [left, above, corner] = [now[at - 1] ?? 0, before[at] ?? 0, before[at - 1] ?? 0];
      now.push(own === letter ? corner + 1 : Math.max(left, above));
    });
    before = now;
  }
  return before.at(-1) ?? 0;
}
