import type { Entry } from '$lib/points';
import type { BookedEntry } from './ledger';

/** Booked entries as the rules take them: matters by their keys, which outlive the erased text. */
export function scorable(entries: readonly BookedEntry[]): Entry[] {
  return entries.map(({ seq: _seq, decision: _decision, matterKey, ...entry }) => ({
    ...entry,
    matter: matterKey
  }));
}
