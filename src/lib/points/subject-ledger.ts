import { monthOf, yearOf } from './kinds/order';
import type { Entry } from './ledger';

/** An entry, its month booked (1–12), and whether it happened in another year than it is booked in. */
type See = (entry: Entry, month: number, late: boolean) => void;

/**
 * Entries of many subjects, each one's side by side, and beside them when they are booked: read once, in the order in
 * which a ledger comes. Read person by person, a million entries lie far apart, and each look at one is a wait for memory.
 */
interface Shelf {
  entries: readonly Entry[];
  marks: Uint32Array;
}

/** One subject's entries by the year in which they are booked: what a year counts, no other year's length slows. */
export class SubjectLedger {
  readonly #shelf: Shelf;
  readonly #from: number;
  readonly #to: number;

  private constructor(shelf: Shelf, from: number, to: number) {
    this.#shelf = shelf;
    this.#from = from;
    this.#to = to;
  }

  static readonly empty = new SubjectLedger({ entries: [], marks: new Uint32Array() }, 0, 0);

  /** Entries of any subjects by subject; each one's in any order. */
  static bySubject(entries: readonly Entry[]): Map<string, SubjectLedger> {
    const { places, whose, ends } = placed(entries);
    const shelf = { entries: new Array<Entry>(entries.length), marks: new Uint32Array(entries.length) };
    // Each subject's stretch is filled from its end, so that afterwards `ends` are where they begin.
    for (let n = entries.length - 1; n >= 0; n -= 1) {
      const entry = entries[n];
      const place = whose[n] ?? 0;
      const at = (ends[place] ?? 0) - 1;
      if (entry) shelf.entries[at] = entry;
      if (entry) shelf.marks[at] = markOf(entry);
      ends[place] = at;
    }
    const ledgers = new Map<string, SubjectLedger>();
    for (const [subject, place] of places)
      ledgers.set(subject, new SubjectLedger(shelf, ends[place] ?? 0, ends[place + 1] ?? entries.length));
    return ledgers;
  }

  /** What is booked in a year, in any order; what undoes an earlier entry apart. */
  look(year: number, see: { entry: See; reversal: See }): void {
    const { entries, marks } = this.#shelf;
    for (let at = this.#from; at < this.#to; at += 1) {
      const mark = marks[at] ?? 0;
      const entry = entries[at];
      if (yearIn(mark) !== year || !entry) continue;
      const tell = (mark & reversal) === 0 ? see.entry : see.reversal;
      tell(entry, monthIn(mark), (mark & late) !== 0);
    }
  }

  /** The entry with this id that was booked before a year: looked for only when a reversal names it. */
  before(year: number, id: string): Entry | undefined {
    return this.#entries().find((entry) => yearOf(entry.period) < year && entry.id === id);
  }

  /** With more entries; this one stays as it is. */
  with(more: SubjectLedger): SubjectLedger {
    const entries = [...this.#entries(), ...more.#entries()];
    return new SubjectLedger({ entries, marks: Uint32Array.from(entries, markOf) }, 0, entries.length);
  }

  #entries(): readonly Entry[] {
    return this.#shelf.entries.slice(this.#from, this.#to);
  }
}

// A mark: the months since the year 0, and two bits of what else is asked of every entry.
const reversal = 1;
const late = 2;
const bits = 2;

function markOf({ period, date, reverses }: Entry): number {
  const year = yearOf(period);
  const months = year * 12 + monthOf(period) - 1;
  return (months << bits) | (reverses === null ? 0 : reversal) | (yearOf(date) === year ? 0 : late);
}

function yearIn(mark: number): number {
  return Math.floor((mark >> bits) / 12);
}

function monthIn(mark: number): number {
  return ((mark >> bits) % 12) + 1;
}

/** Each subject's place, which place each entry has, and where on the shelf each place ends. */
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
