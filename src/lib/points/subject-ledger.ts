import { yearOf } from './kinds/order';
import type { Entry } from './ledger';

interface Booked {
  year: number;
  entries: readonly Entry[];
}

/** One subject's entries by the year in which they are booked: what a year counts, no other year's length slows. */
export class SubjectLedger {
  readonly #entries: readonly Entry[];
  #years: readonly Booked[] | null = null;

  /** @param entries all of one subject, in any order */
  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  static readonly empty = new SubjectLedger([]);

  /** Booked in a year, in any order. */
  in(year: number): readonly Entry[] {
    return this.#byYear().find((one) => one.year === year)?.entries ?? [];
  }

  /** The entry with this id that was booked before a year: looked for only when a reversal names it. */
  before(year: number, id: string): Entry | undefined {
    for (const { year: own, entries } of this.#byYear()) {
      const found = own < year ? entries.find((entry) => entry.id === id) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** With more entries; this one stays as it is. */
  with(more: SubjectLedger): SubjectLedger {
    return new SubjectLedger([...this.#entries, ...more.#entries]);
  }

  /** Only when it is asked for: then the entries are looked at next, and a large ledger is walked through once. */
  #byYear(): readonly Booked[] {
    return (this.#years ??= byYear(this.#entries));
  }
}

function byYear(entries: readonly Entry[]): readonly Booked[] {
  const [first] = entries;
  if (!first) return [];
  const year = yearOf(first.period);
  const others = entries.filter(({ period }) => yearOf(period) !== year);
  // Mostly all are of one year: then there is nothing to copy.
  if (others.length === 0) return [{ year, entries }];
  return [{ year, entries: entries.filter(({ period }) => yearOf(period) === year) }, ...byYear(others)];
}

/**
 * Entries by subject. In two rounds, so that each list is made once, as long as it gets: a county's ten thousand lists
 * that grow side by side would each be copied again and again.
 */
export function bySubject(entries: readonly Entry[]): Map<string, SubjectLedger> {
  const places = new Map<string, number>();
  const lengths: number[] = [];
  const whose = new Uint32Array(entries.length);
  entries.forEach(({ subject }, n) => {
    let place = places.get(subject);
    if (place === undefined) places.set(subject, (place = lengths.push(0) - 1));
    lengths[place] = (lengths[place] ?? 0) + 1;
    whose[n] = place;
  });
  const lists = lengths.map((length) => new Array<Entry>(length));
  const filled = lengths.fill(0);
  entries.forEach((entry, n) => {
    const place = whose[n] ?? 0;
    const at = filled[place] ?? 0;
    const list = lists[place];
    if (list) list[at] = entry;
    filled[place] = at + 1;
  });
  return new Map(Array.from(places, ([subject, place]) => [subject, new SubjectLedger(lists[place] ?? [])]));
}
