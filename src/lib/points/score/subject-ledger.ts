import { monthNumber, yearOf } from '../../calendar';
import type { Entry } from '../ledger';

/** An entry, its month booked (1–12), and whether it happened in another year than it is booked in. */
type See = (entry: Entry, month: number, late: boolean) => void;

/**
 * Entries of many subjects, each one's side by side, and beside them when they are booked: read once, in the order in
 * which a ledger comes. Read person by person, a million entries lie far apart, and each look at one is a wait for memory.
 */
interface BySubject {
  entries: readonly Entry[];
  marks: Uint32Array;
}

/**
 * One subject's entries by the year in which they are booked, so that a year's cost doesn't depend on the
 * length of other years.
 */
export class SubjectLedger {
  readonly #bySubject: BySubject;
  readonly #from: number;
  readonly #to: number;

  private constructor(bySubject: BySubject, from: number, to: number) {
    this.#bySubject = bySubject;
    this.#from = from;
    this.#to = to;
  }

  static readonly empty = new SubjectLedger({ entries: [], marks: new Uint32Array() }, 0, 0);

  /** Entries of any subjects by subject; each one's in any order. */
  static bySubject(entries: readonly Entry[]): Map<string, SubjectLedger> {
    const { places, whose, ends } = placed(entries);
    const bySubject = { entries: new Array<Entry>(entries.length), marks: new Uint32Array(entries.length) };
    // Each subject's stretch is filled from its end, so that afterwards `ends` are where they begin.
    for (let n = entries.length - 1; n >= 0; n -= 1) {
      const entry = entries[n];
      const place = whose[n] ?? 0;
      const at = (ends[place] ?? 0) - 1;
      if (entry) bySubject.entries[at] = entry;
      if (entry) bySubject.marks[at] = markOf(entry);
      ends[place] = at;
    }
    const ledgers = new Map<string, SubjectLedger>();
    for (const [subject, place] of places)
      ledgers.set(subject, new SubjectLedger(bySubject, ends[place] ?? 0, ends[place + 1] ?? entries.length));
    return ledgers;
  }

  /** Passes the entries that are booked in a year to `see`, in any order, with reversals apart. */
  visit(year: number, see: { entry: See; reversal: See }): void {
    const { entries, marks } = this.#bySubject;
    for (let at = this.#from; at < this.#to; at += 1) {
      const mark = marks[at] ?? 0;
      const entry = entries[at];
      if (yearIn(mark) !== year || !entry) continue;
      const notify = (mark & reversal) === 0 ? see.entry : see.reversal;
      notify(entry, monthIn(mark), (mark & late) !== 0);
    }
  }

  /** The entry with this id that was booked before a year: looked for only when a reversal names it. */
  before(year: number, id: string): Entry | undefined {
    return this.#entries().find((entry) => yearOf(entry.period) < year && entry.id === id);
  }

  /** A ledger with more entries; this one stays as it is. */
  with(more: SubjectLedger): SubjectLedger {
    const entries = [...this.#entries(), ...more.#entries()];
    return new SubjectLedger({ entries, marks: Uint32Array.from(entries, markOf) }, 0, entries.length);
  }

  #entries(): readonly Entry[] {
    return this.#bySubject.entries.slice(this.#from, this.#to);
  }
}

// A mark: the months since the year 0, and two bits of what else is asked of every entry.
const reversal = 1;
const late = 2;
const bits = 2;

function markOf({ period, date, reverses }: Entry): number {
  const year = yearOf(period);
  const months = year * 12 + monthNumber(period) - 1;
  return (months << bits) | (reverses === null ? 0 : reversal) | (yearOf(date) === year ? 0 : late);
}

function yearIn(mark: number): number {
  return Math.floor((mark >> bits) / 12);
}

function monthIn(mark: number): number {
  return ((mark >> bits) % 12) + 1;
}

/**
 * Sorts entries by subject: each subject's index, the index of each entry's subject, and where each
 * subject's entries end.
 */
function placed(entries: readonly Entry[]) {
  const places = new Map<string, number>();
  const whose = new Uint32Array(entries.length);
  const lengths: number[] = [];
  entries.forEach(({ subject }, n) => {
    let place = places.get(subject);
    if (place === undefined) places.set(subject, (place = lengths.push(0) - 1));
    lengths[place] = (lengths[place] ?? 0) + 1;
    whose[n] = place;
  });
  let end = 0;
  return { places, whose, ends: lengths.map((length) => (end += length)) };
}
