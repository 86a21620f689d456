import {
  itemOf,
  previousMonth,
  score,
  type Effect,
  type Hundredths,
  type Item,
  type Reason,
  type ScoreInput
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
  const worth = await worthOf(stores, booked, { scheme, subjects, entries: scorable(entries), month });
  return booked.reverse().map((entry) => {
    const { points = 0, reason = 'counted' } = worth.get(entry.id) ?? {};
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

/**
 * What each of these entries changes, in the shortest period that counts it: what a month leaves to the year's end (E1)
 * tells what the year makes of it so far.
 */
async function worthOf(
  stores: UnitStores,
  booked: readonly BookedEntry[],
  { month, ...input }: Omit<ScoreInput, 'ballots' | 'finished' | 'period'> & { month: string }
): Promise<Map<string, Worth>> {
  const known = new Map<string, Worth>();
  const waiting = new Map(booked.map(({ id, subject }) => [id, subject]));
  const finished = previousMonth(await stores.periods.open());
  const paper = await stores.takeovers.paper();
  const ballots = await stores.ballots.counted(Number(month.slice(0, 4)));
  for (const period of publishedWith(input.scheme, month)) {
    if (waiting.size === 0) break;
    const concerned = new Set(waiting.values());
    const subjects = input.subjects.filter(({ id }) => concerned.has(id));
    const { rows } = score({ ...input, subjects, ballots, paper, finished, period });
    for (const [entry, worth] of byEntry(rows.flatMap((row) => row.effects))) {
      if (!waiting.has(entry)) continue;
      known.set(entry, worth);
      if (worth.reason !== 'at-year-end') waiting.delete(entry);
    }
  }
  return known;
}

type Worth = Pick<Effect, 'points' | 'reason'>;

/** An entry may change two things: what it takes from its item, and what from the year. */
function byEntry(effects: readonly Effect[]): Map<string, Worth> {
  const found = new Map<string, Worth>();
  for (const { entry, points, reason } of effects) {
    if (entry === null) continue;
    const other = found.get(entry);
    found.set(entry, other ? { ...other, points: other.points + points } : { points, reason });
  }
  return found;
}
