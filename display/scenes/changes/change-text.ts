import type { Snapshot, SnapshotChange } from '$lib/notice';
import { quotedCount, quotedText } from '$lib/ui/text/quoted-text';

/**
 * Says what was credited, and by which rule. How often is said too: else +10 would stand beside 每起加5分 unexplained.
 */
export function changeText(
  notice: Pick<Snapshot, 'english'>,
  { itemName, times, section, rule }: SnapshotChange
): { what: string; by: string } {
  return {
    what: times ? quotedCount(notice, { name: itemName, ...times }) : quotedText(notice, itemName),
    by: [section, rule]
      .filter(Boolean)
      .map((text) => quotedText(notice, text))
      .join(' · ')
  };
}
