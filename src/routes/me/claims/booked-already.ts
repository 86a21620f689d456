import { itemNamed, likenessOf, type LikeEntry, type Scheme } from '$lib/points';
import type { MyEntry, SyncedClaim } from '$lib/sync';

/** States in which a claim isn't decided, so that it can be booked yet. */
const undecided: readonly SyncedClaim['state'][] = ['waiting', 'open', 'returned', 'forwarded'];

/**
 * One's own lines of the ledger that read like a claim of oneself that isn't decided: the same thing may be booked already. Whoever
 * grants it is asked as well (M17).
 * @param entries of the ledger, one's own
 * @returns lines that aren't reversed, in their order
 */
export function bookedAlready(
  claim: Pick<SyncedClaim, 'no' | 'about' | 'state' | 'fields'>,
  entries: readonly MyEntry[],
  scheme: Scheme | null
): MyEntry[] {
  if (claim.about !== '' || !undecided.includes(claim.state)) return [];
  const { fields, no } = claim;
  const item = (scheme && itemNamed(scheme, fields.item, fields.date)?.id) ?? fields.item;
  const subject = '';
  const own: LikeEntry = {
    id: no,
    subject,
    item,
    date: fields.date,
    basis: fields.basis,
    matterKey: fields.matterText
  };
  const undone = new Set(entries.map(({ reverses }) => reverses));
  return entries.filter(
    (entry) =>
      entry.reverses === null &&
      !undone.has(entry.id) &&
      likenessOf(own, { ...entry, subject, matterKey: entry.matterText }) !== null
  );
}
