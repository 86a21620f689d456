import { setImmediate as breath } from 'node:timers/promises';
import type { UnitStores } from '../units/unit-stores';
import type { BookedEntry } from './ledger';
import type { LineFilter } from './line-filter';
import { lineExplainer, type LedgerLine } from './lines';

const linesAtOnce = 2000;
const peopleAtOnce = 50;
/** Share of reading in the whole work; the rest is calculation. */
const reading = 0.4;

/**
 * Yields every line that matches a filter, with the change that each makes. It reads and calculates in
 * pieces, so that others are served between. The pieces aren't of one database snapshot (which would be
 * held for seconds), but of the ledger up to `filter.upto`.
 * @param progress called from time to time with the share that is done, 0 to 1
 * @throws the reason with which `signal` was aborted
 */
export async function allLines(
  stores: UnitStores,
  { filter, period }: { filter: LineFilter; period: string | null },
  { progress, signal }: { progress?: (share: number) => void; signal?: AbortSignal } = {}
): Promise<LedgerLine[]> {
  const count = await stores.ledger.count(filter);
  const booked: BookedEntry[] = [];
  for (let after: BookedEntry | null = null; booked.length < count;) {
    signal?.throwIfAborted();
    const some: BookedEntry[] = await stores.ledger.after(filter, { after, take: linesAtOnce });
    after = some[some.length - 1] ?? null;
    if (after === null) break;
    for (const entry of some) booked.push(entry);
    progress?.((booked.length / count) * reading);
    await breath();
  }
  const subjects = await stores.roster.list();
  const explain = await lineExplainer(stores, { period, upto: filter.upto, subjects });
  const explained = new Map<number, LedgerLine>();
  for (const own of byPeople(booked)) {
    signal?.throwIfAborted();
    for (const line of await explain(own)) explained.set(line.entry.seq, line);
    progress?.(reading + (explained.size / count) * (1 - reading));
    await breath();
  }
  return booked.flatMap(({ seq }) => explained.get(seq) ?? []);
}

/** Groups lines by some people at a time, so that each person's ledger is read and calculated once. */
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
