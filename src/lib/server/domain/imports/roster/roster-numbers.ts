import { nameKey, type Subject } from '$lib/points';
import type { MessageParams } from '../../../platform/problem/problem';

/**
 * Finds numbers for a roster that has none. When a name has as many rows as the roster has people of that
 * name, they get those people's numbers, in the order of the roster; unknown names get the next numbers
 * after the highest, in the order of the file. Any other count is a problem of each of its rows: nobody can
 * guess which of them is known, and a number stays for good.
 * @param names the names in the file, once for each row
 * @returns a function to call once for each row, from the top
 */
export function rosterNumbers(
  known: readonly Subject[],
  names: readonly string[]
): (name: string) => string | MessageParams {
  const idsOf = new Map<string, string[]>();
  for (const { id, name } of known) {
    const ids = idsOf.get(nameKey(name));
    if (ids) ids.push(id);
    else idsOf.set(nameKey(name), [id]);
  }
  const rowsOf = new Map<string, number>();
  for (const key of names.map(nameKey)) rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1);
  const givenOf = new Map<string, number>();
  const next = numbersAfter(known);
  return (name) => {
    const key = nameKey(name);
    const ids = idsOf.get(key);
    if (!ids) return next();
    const given = givenOf.get(key) ?? 0;
    givenOf.set(key, given + 1);
    const count = rowsOf.get(key) ?? 0;
    const id = count === ids.length ? ids[given] : undefined;
    return id ?? { code: 'unnumbered-namesakes', params: { name, count, known: ids.length } };
  };
}

/** Counts on from the highest number, as it is written: after u09 comes u10, and 001 where nobody has one. */
function numbersAfter(known: readonly Subject[]): () => string {
  const numbers = known.flatMap(({ id }) => {
    const [, prefix = '', digits = ''] = /^(.*?)(\d{1,12})$/.exec(id) ?? [];
    return digits === '' ? [] : [{ prefix, digits }];
  });
  const highest = numbers.reduce((most, one) => (Number(one.digits) > Number(most.digits) ? one : most), {
    prefix: '',
    digits: '000'
  });
  let last = Number(highest.digits);
  return () => {
    last += 1;
    return `${highest.prefix}${String(last).padStart(highest.digits.length, '0')}`;
  };
}
