import type { UnitStores } from '../store/unit-stores';
import type { BookedEntry } from './ledger';
import type { LineFilter } from './line-filter';
import { explainedLines, type LedgerLine } from './lines';

const linesAtOnce = 2000;
const peopleAtOnce = 50;

/**
 * Every line that a filter leaves, with what each changes: read and reckoned a piece at a time, so that others are served
 * between. Not at one moment of the database (that would hold it for seconds), but of the ledger up to `filter.upto`.
 *
 * @param progress told from time to time which share is done, 0 to 1
 * @throws what `signal` was aborted with
 */
export async function allLines(
  stores: UnitStores,
  { filter, period }: { filter: LineFilter; period: string | null },
  { progress, signal }: { progress?: (share: number) => void; signal?: AbortSignal } = {}
): Promise<LedgerLine[]> {
  const count = await stores.ledger.count(filter);
  const booked: BookedEntry[] = [];
  while (booked.length < count) {
    signal?.throwIfAborted();
    const some = await stores.ledger.find(filter, { skip: booked.length, take: linesAtOnce });
    for (const entry of some) booked.push(entry);
    if (some.length === 0) break;
    progress?.((booked.length / count) * 0.5);
  }
  const explained = new Map<number, LedgerLine>();
  for (const own of byPeople(booked)) {
    signal?.throwIfAborted();
    for (const line of await explainedLines(stores, own, { period, upto: filter.upto }))
      explained.set(line.entry.seq, line);
    progress?.(0.5 + (explained.size / count) * 0.5);
  }
  return booked.flatMap(({ seq }) => explained.get(seq) ?? []);
}

/** Of some people at a time: each person's ledger is read and reckoned once. */
function byPeople(booked: readonly BookedEntry[]): BookedEntry[][] {
  const people = new Map<string, BookedEntry[]>();
  for (const entry of booked) {
    const own = people.get(entry.subject);
    if (own) own.push(entry);
    else people.set(entry.subject, [entry]);
  }
  const lists = [...people.values()];
  const groups: BookedEntry[][] = [];
  for (let n = 0; n < lists.length; n += peopleAtOnce) groups.push(lists.slice(n, n + peopleAtOnce).flat());
  return groups;
}
