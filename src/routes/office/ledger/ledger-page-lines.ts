import { ledgerLines } from '$lib/server/domain/ledger/lines';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { ledgerLineView, type LineView } from '../../ledger-line-view';

/** A line of the ledger's page, which offers to correct a line that stands. */
export interface LedgerPageLine extends LineView {
  /** neither a reversal nor reversed (M7) */
  stands: boolean;
}

/** The lines of one page of the ledger. */
export async function ledgerPageLines(
  stores: UnitStores,
  asked: Parameters<typeof ledgerLines>[1]
): Promise<LedgerPageLine[]> {
  const lines = await ledgerLines(stores, asked);
  const reversals = await stores.ledger.reversals(lines.map(({ entry }) => entry.id));
  return lines.map((line) => ({
    ...ledgerLineView(line),
    stands: line.entry.reverses === null && !reversals.has(line.entry.id)
  }));
}
