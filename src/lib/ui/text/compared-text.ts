import { formatPoints, type SchemeRules } from '$lib/points';
import { m } from '$lib/text';

/**
 * How a clause compares entries, and which items it compares, by name.
 * @param nameOf gives an item's name by its id
 */
export function comparedText(
  set: SchemeRules['sameMatter'][number],
  nameOf: (item: string) => string
): { name: string; words: string } {
  const list = (ids: readonly string[]) => ids.map(nameOf).join(m.office_list_comma());
  if (set.kind === 'larger-sum')
    return {
      name: m.office_compared_larger(),
      words: m.office_compared_or({ one: list(set.items), other: list(set.or) })
    };
  const name =
    set.most === undefined
      ? m.office_compared_highest()
      : m.office_compared_most({ most: formatPoints(set.most) });
  return { name, words: list(set.items) };
}
