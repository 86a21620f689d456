import type { Entry } from '$lib/points';
import type { BookedEntry } from '$lib/server/ledger/ledger';
import { matterKey } from '$lib/server/ledger/matter-key';

/** A mediation of u1 on 3 November 2026, unless told otherwise. */
export const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  subject: 'u1',
  item: 'mediation',
  date: '2026-11-03',
  period: '2026-11',
  quantity: 1,
  value: '',
  matter: '',
  basis: '',
  reverses: null,
  ...more
});

/** The salt of made units. */
const salt = 'made';
export const keyOf = (matter: string) => matterKey(salt, matter);

/** Entries as a ledger gives them back, all of one decision. */
export const booked = (entries: readonly Entry[]): BookedEntry[] =>
  entries.map((each, index) => ({ ...each, seq: index + 1, decision: 'd', matterKey: keyOf(each.matter) }));
