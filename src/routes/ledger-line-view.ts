import { formatPoints } from '$lib/points';
import type { LedgerLine } from '$lib/server/domain/ledger/lines';
import { decisionBody } from '$lib/ui/text/marking-text';
import { itemText } from '$lib/ui/text/item-text';

/** A ledger line as the page shows it, with figures and item as text. */
export function ledgerLineView({ entry, name, item, ruling, points, ofYear, reason }: LedgerLine) {
  return {
    id: entry.id,
    date: entry.date,
    period: entry.period,
    subject: entry.subject,
    name,
    item: itemText(item, entry),
    clause: item && { ref: item.clause.ref, text: item.clause.text },
    matterText: entry.matterText,
    basis: entry.basis,
    ruling: ruling && { date: ruling.date, body: decisionBody(ruling), minutes: ruling.minutes },
    reversal: entry.reverses !== null,
    points: formatPoints(points, { signed: true }),
    ofYear: ofYear === 0 ? null : formatPoints(ofYear, { signed: true }),
    reason
  };
}

export type LineView = ReturnType<typeof ledgerLineView>;
