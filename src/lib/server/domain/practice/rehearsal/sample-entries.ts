import { lastDay, monthNumber } from '$lib/calendar';
import { kindOf, type Item, type SchemeRules, type Subject, type WrittenEntry } from '$lib/points';
import type { LivedScores } from './year-life';

/** Kinds whose entries anybody may have in a month; marks and ballots of the year have steps of their own. */
const usual: readonly Item['kind'][] = ['count', 'levels', 'ranks', 'amount', 'clause', 'allowance', 'fact'];

/** Texts among which each of these kinds finds a value in its own words. */
const values = ['1', '2', '5', '20', 'county', 'city', 'street'];

/**
 * Invented entries of a month, dated its last day, one for each person at most.
 * @param people in service on that day
 */
export function sampleEntries(
  { items }: Pick<SchemeRules, 'items'>,
  { people, month, scores }: { people: readonly Subject[]; month: string; scores: LivedScores }
): WrittenEntry[] {
  const found = items.filter(({ kind }) => usual.includes(kind)).flatMap((item) => sampleOf(item) ?? []);
  if (scores === 'none' || found.length === 0) return [];
  return people.flatMap(({ id: subject }, at) => {
    const turn = monthNumber(month) + (scores === 'alike' ? 0 : at * 7);
    const sample = found[turn % found.length];
    if (!sample || (scores === 'varied' && (at + turn) % 3 === 0)) return [];
    const entry = { id: `${month}-${at + 1}`, subject, ...sample, date: lastDay(month), period: month };
    return [{ ...entry, quantity: 1, matterText: '', basis: '演练记录', reverses: null }];
  });
}

/** An item with a value that it takes; null where it isn't entered by itself, or none of the texts fits. */
function sampleOf(item: Item): { item: string; value: string } | null {
  const kind = kindOf(item);
  if (!kind.isEntered(item)) return null;
  const value = ['', ...values].map((text) => kind.readValue(item, text)).find((read) => read !== null);
  return value === undefined || value === null ? null : { item: item.id, value };
}
