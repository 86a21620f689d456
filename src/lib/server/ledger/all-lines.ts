import { setImmediate as breath } from 'node:timers/promises';
import type { UnitStores } from '../store/unit-stores';
import type { BookedEntry } from './ledger';
import type { LineFilter } from './line-filter';
import { lineExplainer, type LedgerLine } from './lines';

const linesAtOnce = 2000;
const peopleAtOnce = 50;
/** of the whole: the rest is reckoning */
const reading = 0.4;

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
  for (let after: BookedEntry | null = null; booked.length < count;) {
    signal?.throwIfAborted();
    const some: BookedEntry[] = await stores.ledger.pass(filter, { after, take: linesAtOnce });
    after = some[some.length - 1] ?? null;
    if (after === null) break;
    for (const entry of some) booked.push(entry);
    progress?.((booked.length / count) * reading);
    await breath();
  }
  const explain = await lineExplainer(stores, { period, upto: filter.upto });
  const explained = new Map<number, LedgerLine>();
  for (const own of byPeople(booked)) {
    signal?.throwIfAborted();
    for (const line of await explain(own)) explained.set(line.entry.seq, line);
    progress?.(reading + (explained.size / count) * (1 - reading));
    await breath();
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
