import {
  itemOf,
  score,
  type Effect,
  type Hundredths,
  type Item,
  type Reason,
  type Scheme,
  type Subject
} from '$lib/points';
import type { Decision } from '../decisions/decisions';
import { publishedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import type { BookedEntry } from './ledger';
import { scorable } from './scorable';

/** A ledger line with all that explains it: whose, what, on which ground, and what it counts. */
export interface LedgerLine {
  entry: BookedEntry;
  name: string;
  item: Item | null;
  ruling: Decision | null;
  points: Hundredths;
  /** why it counts less than its face value; null when it counts in full */
  reason: Exclude<Reason, 'counted'> | null;
}

/**
 * The lines booked in a month, newest first; of one person, when named.
 * @throws Problem `unknown-scheme`
 */
export async function ledgerLines(
  stores: UnitStores,
  { month, subject }: { month: string; subject: string | null }
): Promise<LedgerLine[]> {
  const scheme = schemeOf(stores);
  const subjects = await stores.roster.list();
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const rulings = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const entries = await stores.ledger.entries();
  const booked = entries.filter(
    (entry) => entry.period === month && (subject === null || entry.subject === subject)
  );
  const effects = effectsOf(booked, { scheme, subjects, entries, month });
  return booked.reverse().map((entry) => {
    const { points = 0, reason = 'counted' } = effects.get(entry.id) ?? {};
    return {
      entry,
      name: names.get(entry.subject) ?? entry.subject,
      item: itemOf(scheme, entry.item, entry.date) ?? null,
      ruling: rulings.get(entry.decision) ?? null,
      points,
      reason: reason === 'counted' ? null : reason
    };
  });
}

/** What each of these entries changes, in the shortest period that counts it. */
function effectsOf(
  booked: readonly BookedEntry[],
  {
    month,
    ...input
  }: { scheme: Scheme; subjects: readonly Subject[]; entries: readonly BookedEntry[]; month: string }
): Map<string, Effect> {
  const effects = new Map<string, Effect>();
  for (const period of publishedWith(input.scheme, month)) {
    if (booked.every(({ id }) => effects.has(id))) break;
    const { rows } = score({ ...input, entries: scorable(input.entries), period });
    for (const effect of rows.flatMap((row) => row.effects))
      if (effect.entry !== null && !effects.has(effect.entry)) effects.set(effect.entry, effect);
  }
  return effects;
}
