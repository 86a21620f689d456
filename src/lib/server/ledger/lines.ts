import { itemOf, type Item, type Reason } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import type { Place } from './find-lines';
import type { BookedEntry } from './ledger';
import type { LineFilter } from './line-filter';
import { worthOf, type Worth } from './worth';

/** A ledger line with all that explains it: whose, what, on which ground, and what it counts. */
export interface LedgerLine extends Pick<Worth, 'points' | 'ofYear'> {
  entry: BookedEntry;
  name: string;
  item: Item | null;
  ruling: Decision | null;
  /** why it counts less than its face value; null when it counts in full */
  reason: Exclude<Reason, 'counted'> | null;
}

/**
 * The lines at a place of the list that a filter leaves, with what each changes in the period.
 *
 * @param period the one that the filter's months are of; null: of all, each line in its own year
 * @throws Problem `unknown-scheme`
 */
export async function ledgerLines(
  stores: UnitStores,
  { filter, period, ...place }: Place & { filter: LineFilter; period: string | null }
): Promise<LedgerLine[]> {
  return explainedLines(stores, await stores.ledger.find(filter, place), { period, upto: filter.upto });
}

/** The same of lines that are at hand, by the ledger up to the line with this number. */
export async function explainedLines(
  stores: UnitStores,
  booked: readonly BookedEntry[],
  by: { period: string | null; upto: number }
): Promise<LedgerLine[]> {
  const scheme = schemeOf(stores);
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const rulings = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const worth = await worthOf(stores, booked, by);
  return booked.map((entry) => {
    const { points = 0, ofYear = 0, reason = 'counted' } = worth.get(entry.id) ?? {};
    return {
      ...{ entry, points, ofYear },
      name: names.get(entry.subject) || entry.subject,
      item: itemOf(scheme, entry.item, entry.date) ?? null,
      ruling: rulings.get(entry.decision) ?? null,
      reason: reason === 'counted' ? null : reason
    };
  });
}
