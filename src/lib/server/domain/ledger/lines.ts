import { itemOf, type Item, type LineWorth, type Reason, type Subject } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import { namesApart } from '../roster/names-apart';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { BookedEntry } from './ledger';
import type { LineFilter, LedgerPage } from './line-filter';
import { worthReckoner } from './worth';

/** A ledger line with its explanation: whose it is, the item, the basis, and its points. */
export interface LedgerLine extends Pick<LineWorth, 'points' | 'ofYear'> {
  entry: BookedEntry;
  name: string;
  item: Item | null;
  ruling: Decision | null;
  /** why it counts less than its face value; null when it counts in full */
  reason: Exclude<Reason, 'counted'> | null;
}

/**
 * One page of the lines that match a filter, with the change that each makes in the period. Two people of one name are told apart.
 * @param period the period of the filter's months; null: each line counts in its own year
 * @throws Problem `unknown-scheme`
 */
export async function ledgerLines(
  stores: UnitStores,
  { filter, period, ...place }: LedgerPage & { filter: LineFilter; period: string | null }
): Promise<LedgerLine[]> {
  const booked = await stores.ledger.find(filter, place);
  const subjects = await stores.roster.named(booked.map(({ subject }) => subject));
  const explain = await lineExplainer(stores, { period, upto: filter.upto, subjects });
  const apart = namesApart(await stores.roster.list());
  return (await explain(booked)).map((line) => ({
    ...line,
    name: apart.get(line.entry.subject) ?? line.name
  }));
}

/**
 * Explains given lines by the ledger up to the line with the number `upto`. The data that all of them need
 * are read once.
 * @param by `subjects`: the people whose lines they are
 */
export async function lineExplainer(
  stores: UnitStores,
  by: { period: string | null; upto: number; subjects: readonly Subject[] }
): Promise<(booked: readonly BookedEntry[]) => Promise<LedgerLine[]>> {
  const scheme = schemeOf(stores);
  const names = new Map(by.subjects.map(({ id, name }) => [id, name]));
  const rulings = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const worthOf = await worthReckoner(stores, by);
  return async (booked) => {
    const worth = await worthOf(booked);
    return booked.map((entry) => {
      const { points = 0, ofYear = 0, reason = 'counted' } = worth.get(entry.id) ?? {};
      return {
        entry,
        points,
        ofYear,
        name: names.get(entry.subject) || entry.subject,
        item: itemOf(scheme, entry.item, entry.date) ?? null,
        ruling: rulings.get(entry.decision) ?? null,
        reason: reason === 'counted' ? null : reason
      };
    });
  };
}
