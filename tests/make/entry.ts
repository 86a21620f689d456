import type { WrittenEntry } from '$lib/points';
import type { BookedEntry } from '$lib/server/domain/ledger/ledger';
import { matterKey } from '$lib/server/domain/ledger/matter-key';

/** A mediation of u1 on 3 November 2026, by default. */
export const entry = (id: string, more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  id,
  subject: 'u1',
  item: 'mediation',
  date: '2026-11-03',
  period: '2026-11',
  quantity: 1,
  value: '',
  matterText: '',
  basis: '',
  reverses: null,
  ...more
});

/** The salt of units made by tests. */
const salt = 'made';
/** The opaque key of a matter's text in units made by tests. */
export const keyOf = (matterText: string) => matterKey(salt, matterText);

/** Entries as a ledger returns them, all of one decision. */
export const booked = (entries: readonly WrittenEntry[]): BookedEntry[] =>
  entries.map((each, index) => ({
    ...each,
    seq: index + 1,
    decision: 'd',
    matterKey: keyOf(each.matterText)
  }));
