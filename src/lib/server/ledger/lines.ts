import { itemOf, type Item, type Reason } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import type { BookedEntry } from './ledger';
import type { LineFilter, Place } from './line-filter';
import { worthReckoner, type Worth } from './worth';

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
  const explain = await lineExplainer(stores, { period, upto: filter.upto });
  return explain(await stores.ledger.find(filter, place));
}

/** Explains lines that are at hand, by the ledger up to the line with this number. What all of them need is read once. */
export async function lineExplainer(
  stores: UnitStores,
  by: { period: string | null; upto: number }
): Promise<(booked: readonly BookedEntry[]) => Promise<LedgerLine[]>> {
  const scheme = schemeOf(stores);
  const subjects = await stores.roster.list();
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const rulings = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const worthOf = await worthReckoner(stores, { ...by, subjects });
  return async (booked) => {
    const worth = await worthOf(booked);
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
  };
}
