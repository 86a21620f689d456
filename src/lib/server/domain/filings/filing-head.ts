import { headText } from '../audit/ledger-head';
import type { UnitStores } from '../units/unit-stores';

/** The head of the ledger when a filing was filed, as paper names it: the record of that very command; null: there is none. */
export async function filingHead({ filings, trail }: UnitStores, filing: string): Promise<string | null> {
  const seq = await filings.changeOf(filing);
  const record = seq === null ? undefined : (await trail.recordsOf([seq])).get(seq);
  return record ? headText(record) : null;
}
